"""The answer of ``grade cliff`` for every ladder: one headline, the rungs, what qualifies it."""

from collections.abc import Sequence

from rich.text import Text

from grader.decide.cliffs import Decision, Point
from grader.report.decisions.words import bar, gap, share, spread, told
from grader.report.layout import Page, crop_end, pad, widest
from grader.report.wording import count, visible
from grader.stats.cliff import Cliff, Verdict

_STYLES = {
    Verdict.CLIFF: "bold red",
    Verdict.SLOPE: "bold yellow",
    Verdict.PLATEAU: "bold green",
    Verdict.NOT_ENOUGH: "bold yellow",
    Verdict.INSTRUMENT: "bold magenta",
}


def cliffs(decisions: Sequence[Decision], *, width: int = 80, colour: bool = False) -> str:
    """Write every decision, one below the other."""
    page = Page(width)
    for one in decisions:
        _decision(page, one)
        page.space()
    return page.render(colour=colour)


def headline(decision: Decision) -> str:
    """Say a decision in one sentence."""
    cliff = decision.cliff
    if cliff is None:
        start = "Not enough data" if decision.too_little else "No answer"
        return f"{start}: {decision.refused}"
    if cliff.verdict is Verdict.CLIFF and decision.between and cliff.pair is not None:
        above, below = decision.between
        return f"Cliff between {above} and {below}: {told(cliff.drops[cliff.pair])} is lost"
    if cliff.verdict is Verdict.SLOPE:
        return f"Slope: {told(cliff.total)} is lost in all, and no single step is a cliff"
    if cliff.verdict is Verdict.PLATEAU:
        return f"Plateau: no loss is shown, and none above {share(cliff.total.high)} is possible"
    if cliff.verdict is Verdict.INSTRUMENT:
        return f"Instrument not good enough: {cliff.why}"
    return "Not enough data: " + _more(decision, cliff)


def qualifier(decision: Decision) -> str:
    """Say what the reader must know of the instrument, or nothing."""
    return "" if decision.measured else "instrument not measured (run grade rubric mutate)"


def possible(decision: Decision) -> str:
    """Say where the cliff can be, at 95 %."""
    cliff = decision.cliff
    if cliff is None:
        return ""
    pairs = [f"{above} and {below}" for above, below in decision.possible]
    if cliff.verdict is Verdict.CLIFF and len(pairs) == 1:
        return "at 95 % it is nowhere else"
    if not pairs:
        return "at 95 % there is no cliff"
    return f"at 95 % a cliff can be between {', or '.join(pairs)}"


def _more(decision: Decision, cliff: Cliff) -> str:
    items = decision.ladder.items
    if cliff.why:
        return cliff.why
    if cliff.needed is None:
        return f"{count(items, 'item')} do not tell, and more like them would not soon"
    more = max(cliff.needed - items, 1)
    return f"about {count(more, 'more item')} at each rung would tell, if things stay as they are"


def _decision(page: Page, decision: Decision) -> None:
    ladder = decision.ladder
    title = Text.assemble((visible(ladder.model), "bold"), f" · {visible(ladder.task)}")
    if ladder.family != "all":
        title.append(f" · {visible(ladder.family)}")
    if ladder.fixed:
        title.append(f" · {visible(ladder.fixed)}", "dim")
    page.heading(title, f"{count(ladder.items, 'item')}, {len(decision.points)} rungs")
    style = _STYLES[decision.cliff.verdict] if decision.cliff else "bold yellow"
    page.paragraph(Text("  "), visible(headline(decision)), style=style)
    for said in (possible(decision), qualifier(decision)):
        if said:
            page.paragraph(Text("  "), visible(said), style="dim")
    page.space()
    _rungs(page, decision)
    page.space()
    for one in decision.confounders:
        page.paragraph(Text("  ! ", "bold yellow"), f"differs: {visible(str(one))}")
    for note in decision.notes:
        page.paragraph(Text("  · ", "dim"), visible(note))
    if decision.points:
        base = f"baseline {decision.points[0].step.label}; rates are of answers that work"
        page.paragraph(Text("  · ", "dim"), visible(base), style="dim")
    if decision.floor:
        floor = f"two halves of one rung differ by up to {share(decision.floor.high)} (A/A)"
        page.paragraph(Text("  · ", "dim"), floor, style="dim")


def _rungs(page: Page, decision: Decision) -> None:
    labels = [crop_end(visible(one.step.label), 18) for one in decision.points]
    size = widest(labels)
    open_pairs = set(decision.cliff.possible) if decision.cliff else set()
    found = decision.cliff.pair if decision.cliff else None
    for at, (label, point) in enumerate(zip(labels, decision.points, strict=True)):
        page.line(*_rung(label, size, point, page.width))
        if at == found and decision.cliff:
            drop = decision.cliff.drops[at]
            lost = f"  ▼ {pad('cliff', size)}  loses {told(drop)}"
            page.line((lost, "bold red"))
        elif at in open_pairs and len(decision.points) > at + 1:
            page.line((f"  ? {pad('', size)}  a cliff is possible here", "yellow"))


def _rung(label: str, size: int, point: Point, width: int) -> list[Text]:
    bits = "" if point.step.bits is None else f"{point.step.bits:.2f}"
    value = "\u2014" if point.rate is None else share(point.rate.value)
    line = [Text(f"    {pad(label, size)} {pad(bits, 6, right=True)}  ")]
    if width >= size + 64:
        line.append(bar(point.rate))
    line += [Text(f"  {value}", "bold"), Text(f"  {pad(spread(point.rate), 13)}", "dim")]
    line.append(Text(f"  of {point.items}  {gap(point.gap_rate)}", "dim"))
    return line
