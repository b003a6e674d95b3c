"""The report that a person reads in a terminal: samples, ladder, warnings, what to do next."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rich.cells import cell_len
from rich.text import Text

from grader.report.digest import (
    blocked_after,
    failures,
    first_finding,
    first_words,
    found,
    gaps,
    sort_of,
    tally,
)
from grader.report.ladder import told
from grader.report.ladder_table import ladder_table
from grader.report.layout import Page, crop_end, crop_path, pad, widest
from grader.report.palette import COLOURS, MARKS, tier_label
from grader.report.wording import CAUSES, SIGNS, context, count, interval, place, visible
from grader.rows import LadderRow, SampleRow, VerdictRow

NEXT = 'Next: grade show PATH for every finding · grade sql "FROM check_rate" for all'

UNOPENED = "static: no page was opened in a browser, so none can be called functional"

_GATE_TEXTS = 4
"""Findings of a failed gate that are told, where they differ."""

_INDENT = 4
_LONGEST_QUANT = 14
_SHORTEST_PATH = 22


def terminal(
    rows: Sequence[SampleRow],
    ladder: Iterable[LadderRow],
    run: Mapping[str, Any],
    notes: Iterable[str] = (),
    *,
    width: int = 80,
    colour: bool = False,
    worst: int = 3,
) -> str:
    """Write the whole report: rubric by rubric, in each the models, in each down the ladder.

    Args:
        rows: samples, in any order.
        ladder: rungs, in any order.
        run: what is known of the run; ``stored`` is False where no database can be asked.
        notes: warnings.
        width: terminal cells; no line is longer; 40 to 140 are used.
        colour: whether to write ANSI colours. Nothing is told by colour alone.
        worst: failed checks to list of every sample.
    """
    page, rungs, static = Page(width), tuple(ladder), bool(run.get("static"))
    ordered = told(rows, rungs)
    page.line(("bitgrade", "bold"), (_about(rows, run), "dim"))
    page.space()
    listed = [tuple(_Fault.of(one) for one in failures(row)[:worst]) for row in ordered]
    edge = max((fault.size for faults in listed for fault in faults), default=page.width)
    columns = _Columns.fitting(rows, page.width, edge)
    rubric = ordered[0]["rubric"] if len({row["rubric"] for row in rows}) == 1 else None
    for row, faults in zip(ordered, listed, strict=True):
        if row["rubric"] != rubric:
            rubric = row["rubric"]
            page.heading(Text(visible(rubric), "bold"))
        _sample(page, columns, row, faults, static=static)
    ladder_table(page, rungs)
    page.space()
    for note in notes:
        page.paragraph(Text("! ", "bold yellow"), visible(note))
    if static and any(row["partial"] and row["tier"] == "unknown" for row in rows):
        page.paragraph(Text("? ", "bold yellow"), UNOPENED)
    page.space()
    page.line(_totals(rows, page.width))
    if run.get("stored", True):
        page.paragraph(Text(), NEXT, style="dim")
    return page.render(colour=colour)


def _about(rows: Sequence[SampleRow], run: Mapping[str, Any]) -> str:
    rubrics = {visible(row["rubric"]) for row in rows}
    return "".join(f" · {one}" for one in (*context(run), *(rubrics if len(rubrics) == 1 else ())))


@dataclass(frozen=True, slots=True)
class _Columns:
    """Cells of every column of the headline; 0 leaves one out. The path gets what is left.

    ``edge`` is where the places of faults end.
    """

    score: int
    quant: int
    path: int
    edge: int

    @classmethod
    def fitting(cls, rows: Sequence[SampleRow], width: int, edge: int) -> "_Columns":
        """Give the path enough room, if need be that of the quant."""
        figures = widest(interval(row) for row in rows)
        quant = min(widest(visible(row["quant"] or "") for row in rows), _LONGEST_QUANT)
        left = width - len("★ professional") - 2 - figures - 2
        path = left - (quant + 2 if quant else 0)
        if path >= _SHORTEST_PATH:
            return cls(figures, quant, path, edge)
        return cls(figures, 0, left, edge)

    def cells(self, row: SampleRow) -> list[Text]:
        """Write a sample's headline."""
        tier = tier_label(row["tier"])
        tier.pad_right(len("★ professional") - tier.cell_len + 2)
        cells = [tier, Text(pad(interval(row), self.score) + "  ", "bold")]
        if self.quant:
            quant = crop_end(visible(row["quant"] or "—"), self.quant)
            cells.append(Text(pad(quant, self.quant) + "  "))
        return [*cells, Text(crop_path(visible(row["path"]), self.path))]


@dataclass(frozen=True, slots=True)
class _Fault:
    """One failed check as a line: its mark, `check: text`, and where."""

    check: str
    sort: str
    text: str
    place: str

    @classmethod
    def of(cls, verdict: VerdictRow) -> "_Fault":
        """Let the first finding speak, and count the others; of a gate, let the first few."""
        finding = first_finding(verdict)
        check = visible(verdict["check"])
        words = "; ".join(visible(one) for one in _words(verdict))
        more = found(verdict) - (len(_words(verdict)) if verdict["gate"] else 1)
        text = f"{check}: {words}" + _more(more, verdict)
        return cls(check, sort_of(verdict), text, place(finding) if finding else "")

    @property
    def size(self) -> int:
        """Terminal cells of the line if it need not be broken."""
        return _INDENT + cell_len(self.text) + 2 + cell_len(self.place)

    def add_to(self, page: Page, edge: int) -> None:
        """Add the line, broken once at most."""
        sign, style = MARKS[self.sort]
        lead = (len(self.check) + 1, "bold" if self.sort == "gate" else "")
        mark = Text(f"  {sign} ", style)
        page.paragraph(mark, self.text, self.place, lead=lead, most=3, edge=edge)


def _words(verdict: VerdictRow) -> tuple[str, ...]:
    """The texts to show: one, or of a gate up to four that differ."""
    texts = dict.fromkeys(one["text"] for one in verdict["findings"])
    return tuple(texts)[:_GATE_TEXTS] if verdict["gate"] and texts else (first_words(verdict),)


def _more(more: int, verdict: VerdictRow) -> str:
    if more <= 0:
        return ""
    return f"; {more} more" if verdict["gate"] else f" ×{more + 1}"  # noqa: RUF001 - times


def _sample(
    page: Page, columns: _Columns, row: SampleRow, faults: Sequence[_Fault], *, static: bool
) -> None:
    details = Page(page.width)
    for fault in faults:
        fault.add_to(details, columns.edge)
    _left_out(details, row, len(failures(row)) - len(faults))
    if row["partial"] and not static:
        details.line(("  ? ", "bold yellow"), "judged without opening it in a browser")
    if details:
        page.space()
    page.line(*columns.cells(row))
    page.extend(details)
    if details:
        page.space()


def _left_out(page: Page, row: SampleRow, more: int) -> None:
    """Count what is not listed: further failures, consequences, and what was not seen."""
    if more > 0:
        page.line((f"    and {count(more, 'more check')} failed", "dim"))
    for root, checks in blocked_after(row):
        reached = f"{count(len(checks), 'check')} not reached after {visible(root)}"
        page.paragraph(Text("  ↳ ", "dim"), reached, style="dim")
    for gap in gaps(row):
        meaning = f"{count(len(gap.checks), 'check')} {CAUSES.get(gap.cause, gap.cause)}"
        reason = f" ({visible(gap.reason)})" if gap.reason else ""
        page.paragraph(Text("  ? ", "bold yellow"), meaning + reason, most=2)


def _totals(rows: Sequence[SampleRow], width: int) -> Text:
    """Count the samples of every tier, by sign alone where the words do not fit."""
    counts = tally(rows)
    text = Text.assemble((count(len(rows), "sample"), "bold"))
    for tier, number in counts:
        text.append("   ").append(f"{SIGNS[tier]} {number} {tier}", COLOURS[tier])
    if text.cell_len <= width:
        return text
    short = ("   ".join(f"{SIGNS[tier]} {number}" for tier, number in counts), "")
    return Text.assemble((count(len(rows), "sample"), "bold"), "   ", short)
