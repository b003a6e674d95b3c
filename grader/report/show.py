"""One sample in full: why it has its tier, and every verdict with the lines it speaks of."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from rich.text import Text

from grader.report.digest import blocked_after, failures, gaps, of_status, sort_of
from grader.report.excerpt import excerpt
from grader.report.layout import Page
from grader.report.machine import encode
from grader.report.palette import MARKS, tier_label
from grader.report.wording import CAUSES, asked, count, interval, percent, place, score, visible
from grader.rows import ObservationRow, SampleRow, VerdictRow
from grader.rubric import Bars

_NONE: Mapping[str, Sequence[str]] = MappingProxyType({})
_GROUPS = (("gate", "Failed gates"), ("fault", "Faults"), ("craft", "Craft"))


def show(
    row: SampleRow,
    *,
    sources: Mapping[str, Sequence[str]] = _NONE,
    observations: Iterable[ObservationRow] = (),
    manuals: Mapping[str, str] = MappingProxyType({}),
    bars: Bars | None = None,
    width: int = 80,
    colour: bool = False,
) -> str:
    """Write one sample in full.

    Args:
        row: the sample.
        sources: lines of its files, by the file names that findings use.
        observations: its traits.
        manuals: what every check means, by id; the first line is shown.
        bars: the rubric's bars for the tier professional.
        width: terminal cells; no line is longer; 40 to 140 are used.
        colour: whether to write ANSI colours. Nothing is told by colour alone.
    """
    page = Page(width)
    _header(page, row, bars or Bars())
    for sort, title in _GROUPS:
        there = [one for one in failures(row) if sort_of(one) == sort]
        _section(page, title, len(there))
        for verdict in there:
            _failure(page, verdict, sources, manuals)
    _gaps(page, row)
    _blocked(page, row)
    _held(page, row)
    _facts(page, list(observations))
    return page.render(colour=colour)


def meaning(row: SampleRow, bars: Bars) -> str:
    """Say in one sentence what the sample's tier means and why it has it."""
    tier = row["tier"]
    gates = [one for one in row["verdicts"] if one["gate"]]
    failed, unreached, open_ = (
        [one["check"] for one in gates if one["status"] == status]
        for status in ("failed", "blocked", "gap")
    )
    if tier == "broken":
        lost = _named(failed or unreached)
        return f"a gate is what the task cannot do without, and {lost} did not hold"
    if tier == "unknown":
        return f"neither working nor broken, for {_named(open_)} could not be judged"
    if tier == "professional":
        return (
            f"every gate holds, and score and craft reach the bars of {bars.professional:.2f} "
            f"and {bars.craft:.2f}"
        )
    return f"every gate holds, but {_short_of(row, bars)}"


def _short_of(row: SampleRow, bars: Bars) -> str:
    """Say what keeps a sample whose gates hold from being professional."""
    if row["partial"]:
        return "nothing was opened in a browser, so more cannot be told"
    figures = (("score", row["score_low"], bars.professional), ("craft", row["craft"], bars.craft))
    short = [
        f"{name} {score(value)} is under {bar:.2f}"
        for name, value, bar in figures
        if value is not None and value < bar
    ]
    return (
        f"{' and '.join(short)}, the bar for professional" if short else "not every bar is reached"
    )


def _named(checks: Sequence[str]) -> str:
    if not checks:
        return "a gate that was not looked at"
    if len(checks) > 4:
        return f"{', '.join(checks[:3])} and {len(checks) - 3} others"
    return " and ".join(filter(None, (", ".join(checks[:-1]), checks[-1])))


def _header(page: Page, row: SampleRow, bars: Bars) -> None:
    page.paragraph(Text(), visible(row["path"]), style="bold")
    who = " ".join(visible(one) for one in (row["model"], row["quant"]) if one)
    about = [visible(row["rubric"]), asked(row), who, f"sha256 {visible(row['artifact'])[:12]}"]
    page.paragraph(Text(), " · ".join(filter(None, about)), style="dim")
    page.space()
    label = tier_label(row["tier"])
    page.paragraph(label.append(": "), visible(meaning(row, bars)))
    partial = ", without a browser" if row["partial"] else ""
    figures = f"score {interval(row)} · craft {score(row['craft'])}"
    page.line(figures, (f" · {percent(row['observed'])} looked at{partial}", "dim"))


def _section(page: Page, title: str, number: int) -> None:
    if number:
        page.heading(Text.assemble((title, "bold"), (f" {number}", "dim")))


def _failure(
    page: Page,
    verdict: VerdictRow,
    sources: Mapping[str, Sequence[str]],
    manuals: Mapping[str, str],
) -> None:
    sign, style = MARKS[sort_of(verdict)]
    counts = f"{verdict['faulty']} of {verdict['total']}, weight {verdict['weight']:g}"
    page.space()
    page.paragraph(Text(f"{sign} ", style), visible(verdict["check"]), counts, style="bold")
    manual = visible(manuals.get(verdict["check"], "").strip().partition("\n")[0])
    if manual:
        page.paragraph(Text("  "), manual, style="dim")
    if not verdict["findings"]:
        page.paragraph(Text("  "), visible(verdict["reason"]))
    for finding in verdict["findings"]:
        page.paragraph(Text("  "), visible(finding["text"]), place(finding, column=True))
        for line in excerpt(finding, sources, page.width - 4):
            page.line("    ", line)
    hidden = verdict["faulty"] - len(verdict["findings"])
    if verdict["findings"] and hidden > 0:
        page.line((f"  and {hidden} more", "dim"))


def _gaps(page: Page, row: SampleRow) -> None:
    there = gaps(row)
    _section(page, "Not judged", sum(len(one.checks) for one in there))
    for gap in there:
        said = f"{count(len(gap.checks), 'check')} {CAUSES.get(gap.cause, gap.cause)}"
        page.paragraph(Text("? ", "bold yellow"), said, style="bold")
        for verdict in of_status(row, "gap"):
            if verdict["check"] in gap.checks:
                _reasoned(page, verdict)


def _blocked(page: Page, row: SampleRow) -> None:
    there = blocked_after(row)
    _section(page, "Not reached", sum(len(checks) for _, checks in there))
    for root, checks in there:
        page.paragraph(Text("↳ ", "dim"), f"after {visible(root)}: {visible(', '.join(checks))}")


def _held(page: Page, row: SampleRow) -> None:
    passed = of_status(row, "passed")
    _section(page, "Passed", len(passed))
    if passed:
        names = visible(", ".join(one["check"] for one in passed))
        page.paragraph(Text("✓ ", "green"), names)
    idle = of_status(row, "not-applicable")
    _section(page, "Not applicable", len(idle))
    for verdict in idle:
        _reasoned(page, verdict)


def _reasoned(page: Page, verdict: VerdictRow) -> None:
    check = f"{visible(verdict['check'])}:"
    text = f"{check} {visible(verdict['reason'])}".rstrip(": ")
    page.paragraph(Text("  "), text, style="dim", lead=(len(check), "not dim"))


def _facts(page: Page, observations: Sequence[ObservationRow]) -> None:
    _section(page, "Facts", len(observations))
    for one in observations:
        name = f"{visible(one['name'])}:"
        where = f"{visible(one['file'])}:{one['line']}" if one["file"] and one["line"] else ""
        page.paragraph(
            Text("  "), f"{name} {_value(one['value'])}", where, lead=(len(name), "dim"), most=3
        )


def _value(value: object) -> str:
    text = value if isinstance(value, str) else encode(value)
    return visible(text)
