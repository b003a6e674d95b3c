"""The ladder in a terminal: a bar of the score, tiers counted, the step from rung to rung.

A bar is as long as the score and has the colour of the tier that most samples reach.
"""

from collections.abc import Iterable

from rich.text import Text

from grader.report.ladder import Ladder, Rung, ladders
from grader.report.layout import Column, Page, crop_end
from grader.report.palette import COLOURS
from grader.report.wording import SIGNS, TIERS, percent, score, signed
from grader.rows import LadderRow

_LONGEST_NAME = 24


def ladder_table(page: Page, rows: Iterable[LadderRow]) -> None:
    """Add a table for every model and task."""
    for ladder in ladders(rows):
        aside = "illustration, not measured" if ladder.illustration else ""
        page.heading(Text.assemble((ladder.model, "bold"), f" · {ladder.task}"), aside)
        columns = _columns(ladder)
        taken = sum(one.size + 2 for one in columns)
        bars = _bars(ladder.rungs, page.width - taken)
        page.table([*columns[:2], bars, *columns[2:]])
        page.space()


def _columns(ladder: Ladder) -> list[Column]:
    rungs = ladder.rungs
    names = (Text(crop_end(one.label, _LONGEST_NAME)) for one in rungs)
    bits = (Text(one.bits) for one in rungs)
    gaps = [Text(str(one.row["gaps"]), "dim") for one in rungs]
    means = (Text(score(one.row["mean_score"]), "bold") for one in rungs)
    return [
        Column("quant", tuple(names), 9, right=False),
        Column("bits", tuple(bits), 4),
        Column("score", tuple(means), 8),
        Column("step", tuple(_step(one, ladder.steepest) for one in rungs), 3),
        *(_counts(rungs, at, tier) for at, tier in enumerate(TIERS)),
        Column("pass", tuple(Text(percent(one.row["pass_rate"])) for one in rungs), 6),
        *([Column("gaps", tuple(gaps), 0)] if any(one.row["gaps"] for one in rungs) else []),
        Column("of", tuple(Text(str(one.row["samples"]), "dim") for one in rungs), 1),
    ]


def _counts(rungs: Iterable[Rung], at: int, tier: str) -> Column:
    numbers = (one.counts[at] for one in rungs)
    cells = (Text(str(one), COLOURS[tier]) if one else Text("·", "dim") for one in numbers)
    return Column(SIGNS[tier], tuple(cells), 5)


def _step(rung: Rung, steepest: float | None) -> Text:
    style = "bold red" if rung.step == steepest else "dim"
    return Text(signed(rung.step), style)


def _bars(rungs: Iterable[Rung], cells: int) -> Column:
    drawn = (_bar(one.row["mean_score"], cells, _usual(one)) for one in rungs)
    return Column("", tuple(drawn), 2, right=False)


def _usual(rung: Rung) -> str:
    """The tier of most samples; of equals the worse."""
    return max(reversed(TIERS), key=lambda tier: rung.counts[TIERS.index(tier)])


def _bar(mean: float | None, cells: int, tier: str) -> Text:
    """Draw a share as a line in steps of half a cell on a dotted ground."""
    if mean is None or cells < 4:
        return Text("")
    halves = int(mean * cells * 2)
    line = "━" * (halves // 2) + "╸" * (halves % 2)
    return Text.assemble((line, COLOURS[tier]), ("┈" * (cells - len(line)), "dim"))
