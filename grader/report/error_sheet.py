"""The error sheet of a rubric in a terminal: how often the grader itself errs."""

from collections.abc import Sequence

from rich.text import Text

from grader.decide.instrument import ErrorSheet
from grader.report.layout import Column, Page
from grader.stats.estimate import Estimate

NONE = "·"
GOOD, POOR = 0.95, 0.8
"""Shares from which a rate is green, and below which it is red."""


def sheet_text(sheet: ErrorSheet | None, width: int, *, colour: bool) -> str:
    """Write a sheet, or that there is none."""
    page = Page(width)
    page.space()
    if sheet is None:
        page.paragraph(
            Text("  ", ""),
            "How often this rubric errs was never measured (CONTRIBUTING.md, error sheets); "
            "grade rubric mutate tries it on damage.",
            style="yellow",
        )
        return page.render(colour=colour)
    page.heading(Text("how often it errs", "bold"), f"measured {sheet.made}")
    page.paragraph(Text("  "), sheet.source, style="dim")
    for what, rate in (("working ones called broken", sheet.alarms),
                       ("broken ones called working", sheet.misses)):  # fmt: skip
        page.line(f"  {what:<27}", (_counted(rate), "bold"), (f"   {_span(rate)}", "dim"))
    _tiers(page, sheet)
    _table(page, "check", sheet.checks, ("sensitivity", "caught", "specificity", "decided"))
    _table(page, "kind of fault", sheet.kinds, ("noticed", "named"))
    return page.render(colour=colour)


def _counted(rate: Estimate) -> str:
    return f"{round(rate.value * rate.n)} of {rate.n}"


def _span(rate: Estimate) -> str:
    return f"{100 * rate.value:.1f} %, at 95 % {100 * rate.low:.1f} to {100 * rate.high:.1f}"


def _tiers(page: Page, sheet: ErrorSheet) -> None:
    for truth, said in sheet.tiers:
        counts = ", ".join(f"{count} {tier}" for tier, count in said.items() if count)
        if counts:
            page.line(f"  {truth + ' ones are called':<27}", (counts, "dim"))


_HEADS = {
    "sensitivity": "finds the fault",
    "caught": "gaps as misses",
    "specificity": "spares the sound",
    "decided": "decides",
    "noticed": "noticed",
    "named": "rightly named",
}


def _table(
    page: Page,
    title: str,
    rows: Sequence[tuple[str, dict[str, Estimate]]],
    names: Sequence[str],
) -> None:
    there = [name for name in names if any(name in rates for _, rates in rows)]
    if not there:
        return
    page.space()
    columns = [Column(f"  {title}", tuple(Text(f"  {name}") for name, _ in rows), 9, right=False)]
    for need, name in enumerate(reversed(there)):
        cells = tuple(_cell(rates.get(name)) for _, rates in rows)
        columns.insert(1, Column(_HEADS[name], cells, need))
    page.table(columns)


def _cell(rate: Estimate | None) -> Text:
    if rate is None:
        return Text(NONE, "dim")
    style = "green" if rate.value >= GOOD else "red" if rate.value < POOR else "yellow"
    return Text.assemble(
        (_counted(rate), style), (f" {100 * rate.low:>3.0f}-{100 * rate.high:.0f}", "dim")
    )
