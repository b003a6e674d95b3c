"""A study of mutants in a terminal: what was noticed by kind, false alarms, and survivors."""

from collections.abc import Sequence

from rich.text import Text

from grader.mutating.outcome import Kind, Mutant, Study, together
from grader.report.layout import Column, Page
from grader.report.wording import percent
from grader.stats.estimate import Estimate

ANY = ("*",)
DASH = "·"
SHOWN = 12
"""Survivors that are shown unless more are asked for."""


def mutations(study: Study, *, width: int, colour: bool, shown: int = SHOWN) -> str:
    """Write a study of mutants.

    Args:
        study: what came of them.
        width: of the terminal.
        colour: whether it has colours.
        shown: survivors at most.
    """
    page = Page(width)
    static = ", without a browser" if study.static else ""
    page.heading(Text.assemble((study.rubric, "bold"), " · damage"), f"seed {study.seed}{static}")
    if study.damage:
        page.table(_damage(study.damage))
        page.space()
        sought = [one for one in study.damage if one.expects != ANY]
        rest = [one for one in study.damage if one.expects == ANY]
        _sum(
            page, "damage that a check looks for:", together(sought), together(sought, "undecided")
        )
        _sum(page, "damage by its consequences:", together(rest), together(rest, "undecided"))
    if study.harmless:
        page.heading(Text.assemble((study.rubric, "bold"), " · rewrites that damage nothing"))
        page.table(_harmless(study.harmless))
        page.space()
        _sum(page, "false alarms:", together(study.harmless), None)
    _originals(page, study)
    survivors = [one for kind in study.damage for one in kind.mutants if one.outcome != "noticed"]
    alarms = [one for kind in study.harmless for one in kind.mutants if one.said]
    _mutants(page, "survivors", survivors, shown)
    _mutants(page, "false alarms", alarms, shown)
    if study.unsought:
        page.space()
        page.paragraph(
            Text("not tried  ", "dim"),
            f"nothing in this rubric looks for {', '.join(study.unsought)}",
            style="dim",
        )
    return page.render(colour=colour)


def _damage(kinds: Sequence[Kind]) -> list[Column]:
    return [
        Column("kind", tuple(Text(one.name) for one in kinds), 9, right=False),
        Column("mutants", tuple(Text(str(len(one.mutants)), "dim") for one in kinds), 3),
        Column("noticed", tuple(_share(one.noticed, good=True) for one in kinds), 8),
        Column("95 %", tuple(_interval(one.noticed) for one in kinds), 5),
        Column("rightly named", tuple(_named(one) for one in kinds), 6),
        Column("undecided", tuple(_count(one.count("undecided")) for one in kinds), 4),
        Column("survived", tuple(_count(one.count("survived"), "red") for one in kinds), 7),
        Column("no change", tuple(_count(one.same) for one in kinds), 1),
        Column("looked for by", tuple(_expects(one) for one in kinds), 0, right=False),
    ]


def _harmless(kinds: Sequence[Kind]) -> list[Column]:
    return [
        Column("kind", tuple(Text(one.name) for one in kinds), 9, right=False),
        Column("rewrites", tuple(Text(str(len(one.mutants)), "dim") for one in kinds), 3),
        Column("false alarms", tuple(_count(one.count("noticed"), "red") for one in kinds), 8),
        Column("95 %", tuple(_interval(one.noticed) for one in kinds), 5),
        Column("undecided", tuple(_count(one.count("undecided")) for one in kinds), 4),
    ]


def _share(rate: Estimate | None, *, good: bool) -> Text:
    if rate is None:
        return Text(DASH, "dim")
    full = rate.value == (1.0 if good else 0.0)
    return Text(percent(rate.value), "green" if full else "bold" if rate.value > 0.5 else "red")


def _interval(rate: Estimate | None) -> Text:
    if rate is None:
        return Text(DASH, "dim")
    return Text(f"{100 * rate.low:.0f} to {100 * rate.high:.0f}", "dim")


def _named(kind: Kind) -> Text:
    if kind.expects == ("*",):
        return Text("any", "dim")
    return _share(kind.named, good=True)


def _count(count: int, style: str = "yellow") -> Text:
    return Text(str(count), style) if count else Text("·", "dim")


def _expects(kind: Kind) -> Text:
    return Text("any check" if kind.expects == ("*",) else " ".join(kind.expects), "dim")


def _sum(page: Page, what: str, rate: Estimate | None, undecided: Estimate | None) -> None:
    if rate is None:
        return
    said = f"{round(rate.value * rate.n)} of {rate.n}, {100 * rate.value:.1f} %"
    span = f" ({100 * rate.low:.1f} to {100 * rate.high:.1f})"
    left = ""
    if undecided is not None and undecided.value:
        left = f"; {round(undecided.value * undecided.n)} undecided"
    page.line(f"{what} ", (said, "bold"), (span, "dim"), left)


def _originals(page: Page, study: Study) -> None:
    count = len(study.originals)
    answers = "sound answer" if count == 1 else "sound answers"
    page.space()
    if not study.alarms:
        page.line(f"{count} {answers} to begin with: ", ("nothing is said of them", "green"))
        return
    page.line(f"{count} {answers} to begin with; of {len(study.alarms)} something is said:")
    for name, checks in study.alarms.items():
        page.paragraph(Text("  ✗ ", "red"), f"{name}: {', '.join(checks)}")


def _mutants(page: Page, title: str, found: Sequence[Mutant], shown: int) -> None:
    if not found or not shown:
        return
    more = f"{shown} of {len(found)}" if len(found) > shown else str(len(found))
    page.heading(Text(title, "bold"), more)
    for one in _spread(found, shown):
        tiers = f"{one.before['tier']} → {one.after['tier']}"
        page.paragraph(Text(f"{one.name}  ", "bold"), f"of {one.original}", tiers, style="dim")
        for line in one.diff.splitlines():
            page.line("  ", (line, "red" if line.startswith("-") else "green"))
        if one.said:
            page.line(("  said: ", "dim"), ", ".join(one.said))
        elif one.lost:
            page.line(("  undecided: ", "dim"), ", ".join(one.lost))
        else:
            page.line(("  nothing was said of it", "dim"))
        page.space()


def _spread(found: Sequence[Mutant], shown: int) -> list[Mutant]:
    """As many kinds as fit: the first of each kind, then the second of each."""
    turn: dict[str, int] = {}
    ranked: list[tuple[int, int, Mutant]] = []
    for one in found:
        turn[one.kind] = turn.get(one.kind, 0) + 1
        ranked.append((turn[one.kind], len(ranked), one))
    chosen = sorted(ranked, key=lambda it: it[:2])[:shown]
    return [one for _, _, one in sorted(chosen, key=lambda it: it[1])]
