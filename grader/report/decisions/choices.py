"""The answer of ``grade recommend``: what to run, what it takes, what more would buy."""

from collections.abc import Sequence

from rich.text import Text

from grader.decide.recommend import Candidate, Recommendation
from grader.report.decisions.words import bar, gigabytes, share, told
from grader.report.layout import Page, pad, widest
from grader.report.wording import visible

_MARKS = {True: ("✓", "green"), False: ("✗", "red"), None: ("?", "yellow")}


def recommendations(
    found: Sequence[Recommendation], *, width: int = 80, colour: bool = False
) -> str:
    """Write every recommendation; several begin with the matrix of all."""
    page = Page(width)
    if len(found) > 1:
        _matrix(page, found)
    for one in found:
        _recommendation(page, one)
        page.space()
    return page.render(colour=colour)


def sentence(found: Recommendation) -> str:
    """Say a recommendation in one sentence."""
    chosen, margin = found.chosen, share(found.wish.margin)
    if chosen and chosen.footprint:
        name = f"{chosen.rung.model or '?'} {chosen.rung.label}"
        takes = f"it takes {gigabytes(chosen.footprint.total)}"
        if chosen is found.best:
            return f"Run {name}: {takes}, and nothing measured is better"
        return f"Run {name}: {takes}, and is not worse than the best by {margin}"
    least = next((one.footprint.total for one in found.candidates if one.footprint), None)
    more = [one.more_items for one in found.candidates if one.more_items and one.fits]
    items = f"; about {min(more)} items a rung would tell" if more else ""
    return {
        "not enough data": "Not enough data: nothing that fits is shown to be as good as the best"
        + items,
        "nothing fits": f"Nothing fits {gigabytes(found.wish.budget)}: the smallest measured takes "
        + gigabytes(least),
        "nothing is good enough": f"Nothing that fits is good enough: all lose more than {margin}",
        "instrument not measured": "No recommendation: the rubric's own error was never measured "
        "(grade rubric mutate); --allow-unmeasured recommends all the same",
    }.get(found.answer, "No recommendation: nothing of this task was measured")


def _recommendation(page: Page, found: Recommendation) -> None:
    level = f"decided on level {found.level}" if found.level else ""
    page.heading(Text(visible(found.task), "bold"), level)
    style = "bold green" if found.chosen else "bold yellow"
    page.paragraph(Text("  "), visible(sentence(found)), style=style)
    if found.chosen and (smaller := _unsettled(found.chosen, found.candidates)):
        page.paragraph(Text("  "), visible(smaller))
    if found.chosen and found.larger:
        page.paragraph(Text("  "), visible(_next(found.chosen, found.larger)))
    page.space()
    names = [visible(f"{one.rung.model or '?'} {one.rung.label}") for one in found.candidates]
    size = min(widest(names), 30)
    room = 72 + 26 * any(one.cost is not None for one in found.candidates)
    for name, one in zip(names, found.candidates, strict=True):
        page.line(
            *_row(name, size, one, chosen=one is found.chosen, wide=page.width >= size + room)
        )
    page.space()
    budget = (
        f"{gigabytes(found.wish.budget)} for weights and cache at {found.wish.context:,} tokens"
    )
    page.paragraph(Text("  · ", "dim"), budget, style="dim")
    if any(one.footprint and one.footprint.assumed for one in found.candidates):
        assumed = {one.footprint.assumed for one in found.candidates if one.footprint}
        said = "; ".join(sorted(one for one in assumed if one))
        page.paragraph(Text("  · ", "dim"), f"where files do not say: {said}", style="dim")


def _row(name: str, size: int, one: Candidate, *, chosen: bool, wide: bool) -> list[Text]:
    sign, style = ("►", "bold green") if chosen else (" ", "")
    fits, colour = _MARKS[one.fits]
    good = _MARKS[True if one.sound else False if one.worse else None]
    total = gigabytes(one.footprint.total if one.footprint else None)
    line = [
        Text(f"  {sign} ", style),
        Text(pad(name[:size], size), "bold" if chosen else ""),
        Text(pad(total, 10, right=True)),
        Text(f" {fits} fits", colour),
        Text(f"  {good[0]} good ", good[1]),
    ]
    if wide:
        line.append(bar(one.rate, 16))
    line.append(Text(f"  {told(one.rate)}" if one.rate else "  not measured"))
    if one.speed is not None:
        line.append(Text(f"  {one.speed:.0f} tok/s", "red" if one.fast is False else "dim"))
    if one.cost is not None:
        line.append(Text(f"  {one.cost:.2f}/Mtok", "dim"))
    return line


def _next(chosen: Candidate, larger: Candidate) -> str:
    if not (larger.footprint and chosen.footprint and larger.rate and chosen.rate):
        return ""
    more = gigabytes(larger.footprint.total - chosen.footprint.total)
    gain = larger.rate.value - chosen.rate.value
    fits = "" if larger.fits else ", which does not fit"
    buys = f"{share(gain)} more" if gain > 0 else "nothing that was seen"
    return f"The next rung up, {larger.rung.label}{fits}, takes {more} more and buys {buys}"


def _unsettled(chosen: Candidate, candidates: Sequence[Candidate]) -> str:
    """Say which smaller rung might do too, and what it would take to know."""
    before = candidates[: candidates.index(chosen)]
    open_ones = [one for one in before if one.more_items and one.fits]
    if not open_ones:
        return ""
    least = min(open_ones, key=lambda one: one.more_items or 0)
    return (
        f"{least.rung.label} may do too: about {least.more_items} items of this level at a rung "
        "would tell"
    )


def _matrix(page: Page, found: Sequence[Recommendation]) -> None:
    page.heading(Text("What to run", "bold"))
    size = widest(visible(one.task) for one in found)
    for one in found:
        chosen = one.chosen
        said = one.answer
        if chosen:
            total = gigabytes(chosen.footprint.total) if chosen.footprint else ""
            said = f"{chosen.rung.model or '?'} {chosen.rung.label}, {total}"
        style = "green" if chosen else "yellow"
        page.line(f"  {pad(visible(one.task), size)}  ", (visible(said), style))
    page.space()
