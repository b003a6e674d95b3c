"""One ladder: what was decided, the curve, the rungs, what broke first, checks by quant, traits."""

from collections import defaultdict

from grader.decide.report_data import LadderView, Row, RungView
from grader.report.decisions.cliffs import headline, possible, qualifier
from grader.report.page import charts
from grader.report.page.parts import (
    DASH,
    interval,
    meter,
    number,
    percent,
    stack,
    table,
    tag,
    text,
)
from grader.report.wording import TIERS, count
from grader.stats.cliff import Verdict

WIDE, HALF, NARROW = 720, 460, 340
_MOST_CHECKS = 60

_CLASSES = {
    Verdict.CLIFF: "bad",
    Verdict.SLOPE: "warn",
    Verdict.PLATEAU: "good",
    Verdict.NOT_ENOUGH: "open",
    Verdict.INSTRUMENT: "open",
}


def badge(view: LadderView) -> str:
    """Write a ladder's answer as a coloured word."""
    if view.illustration:
        return '<span class="badge">illustration</span>'
    cliff = view.decision.cliff if view.decision else None
    if cliff is None:
        answer = view.decision.answer if view.decision else "one rung"
        return f'<span class="badge open">{text(answer)}</span>'
    return f'<span class="badge {_CLASSES[cliff.verdict]}">{text(cliff.verdict.value)}</span>'


def said(view: LadderView) -> str:
    """Say a ladder in one sentence."""
    if view.illustration:
        return "Written by hand to show what the grader sees; nothing is concluded from it."
    if view.decision is None:
        return "One rung alone: there is nothing to compare it with."
    return headline(view.decision)


def name(view: LadderView) -> str:
    """Name a ladder: model, task, recipe."""
    family = "" if view.family == "all" else f" · {view.family}"
    return f"{view.model} · {view.task}{family}"


def ladder(view: LadderView) -> str:
    """Write a whole ladder."""
    parts = [
        f'<header><h3 id="{view.key}-title">{text(view.task)} '
        f"<small>{text(view.model)}"
        + ("" if view.family == "all" else f" · {text(view.family)}")
        + f"</small></h3>{badge(view)}</header>",
        f'<p class="verdict">{text(said(view))}.</p>'.replace("..", "."),
        _asides(view),
        _chart(view),
        _rungs(view),
        _broke_first(view),
        _heat(view),
        _traits(view),
    ]
    return tag("article", "".join(parts), id=view.key, class_="ladder",
               aria_labelledby=f"{view.key}-title")  # fmt: skip


def _asides(view: LadderView) -> str:
    decision = view.decision
    if decision is None:
        return ""
    notes = [possible(decision), qualifier(decision), decision.cliff.why if decision.cliff else ""]
    notes += [f"differs: {one}" for one in decision.confounders]
    notes += list(decision.notes)
    if decision.floor:
        notes.append(f"two halves of one rung differ by up to {number(decision.floor.high)} (A/A)")
    items = "".join(f"<li>{text(one)}</li>" for one in dict.fromkeys(notes) if one)
    return f'<ul class="asides">{items}</ul>' if items else ""


def _chart(view: LadderView) -> str:
    drawn = []
    for width, kind in ((WIDE, "wide"), (NARROW, "narrow")):
        spec = charts.ladder_chart(view, width)
        if spec is None:
            return ""
        drawn.append(f'<div class="{kind}">{charts.svg(spec)}</div>')
    caption = (
        "Share of answers that work at each rung, most bits left; bars are 95 % intervals. The "
        "table below says the same in numbers."
    )
    return (
        f'<figure class="chart" role="img" aria-label="{text(said(view))}">'
        f"{''.join(drawn)}<figcaption>{caption}</figcaption></figure>"
    )


def _rungs(view: LadderView) -> str:
    heads = [
        ("quant", ""), ("bits", "num"), ("GB", "num"), ("works", "wide-cell"), ("", "num"),
        ("tiers", "tiers"), ("kept of baseline", "num"), ("flips", "num"), ("gaps", "num"),
        ("tok/s", "num"), ("of", "num"),
    ]  # fmt: skip
    rows: list[list[str]] = []
    for one in view.rungs:
        rows.append(_rung(one, first=not rows))
    pair = view.decision.cliff.pair if view.decision and view.decision.cliff else None
    drawn = table(heads, rows, f"Rungs of {name(view)}", "rungs")
    if pair is None:
        return drawn
    # The cliff is a line between two rows, and words for who does not see it.
    before, mark, after = drawn.partition("<tbody>")
    rows_html = after.split("</tr>")
    rows_html[pair] = rows_html[pair].replace("<tr>", '<tr class="edge">', 1)
    return before + mark + "</tr>".join(rows_html)


def _rung(one: RungView, *, first: bool) -> list[str]:
    counts = [(tier, getattr(one, tier)) for tier in TIERS]
    kept = DASH if one.retained is None else percent(one.retained)
    if one.retained is not None and not first and one.retained_low is not None:
        low, high = 100 * one.retained_low, 100 * (one.retained_high or 0.0)
        kept += f" <small>{low:.0f} to {high:.0f}</small>"
    flips = DASH
    if one.lost is not None and not first:
        flips = f'<span class="lost">\u2212{one.lost}</span> <span class="won">+{one.gained}</span>'
    gaps = percent(one.unknown / one.samples) if one.samples and one.unknown else ""
    rate = f"{percent(one.pass_rate)} <small>{interval(one.rate)}</small>"
    return [
        f"{text(one.label)}" + (' <small class="base">baseline</small>' if first else ""),
        number(one.bits),
        number(one.gigabytes, 1),
        meter(one.rate, one.pass_rate),
        rate,
        stack(counts),
        kept,
        flips,
        gaps,
        DASH if one.tokens_per_second is None else f"{one.tokens_per_second:.0f}",
        str(one.samples),
    ]


def _broke_first(view: LadderView) -> str:
    totals: dict[str, int] = defaultdict(int)
    by_rung: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    labels = {origin: rung.label for rung in view.rungs for origin in rung.origins}
    for row in view.first_faults:
        totals[row["check"]] += row["samples"]
        by_rung[labels[row["origin"]]][row["check"]] += row["samples"]
    if not totals:
        return ""
    checks = sorted(totals, key=lambda one: (-totals[one], one))[:6]
    heads = [("quant", ""), *((one, "num check") for one in checks), ("others", "num")]
    rows = []
    for rung in view.rungs:
        there = by_rung[rung.label]
        others = sum(there.values()) - sum(there[one] for one in checks)
        rows.append(
            [
                text(rung.label),
                *(_share(there[one], rung.samples) for one in checks),
                _share(others, rung.samples),
            ]
        )
    drawn = table(heads, rows, "The first gate that failed, share of all answers", "shares")
    return f"<details open><summary>What broke first</summary>{drawn}</details>"


def _share(there: int, of: int) -> str:
    if not there or not of:
        return '<span class="none">0</span>'
    share = there / of
    return (
        f'<span class="cell" style="--share:{share:.3f}" title="{there} of {of}">'
        f"{percent(share)}</span>"
    )


def _heat(view: LadderView) -> str:
    labels = {origin: rung.label for rung in view.rungs for origin in rung.origins}
    cells: dict[str, dict[str, Row]] = defaultdict(dict)
    kinds: dict[str, tuple[bool, str]] = {}
    for row in view.checks:
        cells[row["check"]].setdefault(labels[row["origin"]], row)
        kinds[row["check"]] = (not row["gate"], row["kind"])
    moved = [
        one for one in cells if any((row["pass_rate"] or 0) < 1 for row in cells[one].values())
    ]
    checks = sorted(moved, key=lambda one: (kinds[one], one))[:_MOST_CHECKS]
    if not checks:
        return ""
    heads = [("check", ""), *((rung.label, "num heat") for rung in view.rungs)]
    rows = []
    for check in checks:
        gate = "" if kinds[check][0] else ' <small class="gate">gate</small>'
        craft = ' <small class="base">craft</small>' if kinds[check][1] == "craft" else ""
        rows.append(
            [
                f"<code>{text(check)}</code>{gate}{craft}",
                *(_heat_cell(cells[check].get(rung.label)) for rung in view.rungs),
            ]
        )
    still = len(cells) - len(moved)
    more = ""
    if still:
        more = f"<p class='note'>{count(still, 'more check')} passed everywhere.</p>"
    caption = "Share of answers that pass each check; what was not reached counts as not passed"
    drawn = table(heads, rows, caption, "heatmap")
    return f"<details open><summary>Checks by quant</summary>{drawn}{more}</details>"


def _heat_cell(row: Row | None) -> str:
    if row is None or row["pass_rate"] is None:
        return f'<span class="none">{DASH}</span>'
    rate, reached = row["pass_rate"], row["survivor_pass_rate"]
    title = (
        f"{row['passed']} passed, {row['failed']} failed, {row['blocked']} not reached, "
        f"{row['not_applicable']} not applicable, {row['gaps']} gaps; of those that were reached "
        f"{percent(reached)}"
    )
    return (
        f'<span class="cell" style="--share:{1 - rate:.3f}" title="{text(title)}">'
        f"{percent(rate)}</span>"
    )


def _traits(view: LadderView) -> str:
    labels = {origin: rung.label for rung in view.rungs for origin in rung.origins}
    by_trait: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in view.traits:
        by_trait[row["trait"]][labels[row["origin"]]].append(row)
    if not by_trait:
        return ""
    heads = [("trait", ""), *((rung.label, "num") for rung in view.rungs)]
    rows = []
    for trait, there in sorted(by_trait.items()):
        numbers = all(row["number"] is not None for one in there.values() for row in one)
        values = sorted({row["value"] for one in there.values() for row in one}, key=str)
        if numbers and len(values) > 2:
            means = [_mean(there.get(rung.label, [])) for rung in view.rungs]
            rows.append([f"{text(trait)} <small>mean</small>", *means])
            continue
        for value in values[:6]:
            shares = [_trait_share(there.get(rung.label, []), value) for rung in view.rungs]
            rows.append([f"{text(trait)} <small>{text(value)}</small>", *shares])
    drawn = table(
        heads, rows, "Facts that are no faults, share of answers that show them", "shares"
    )
    return f"<details><summary>Traits</summary>{drawn}</details>"


def _mean(rows: list[Row]) -> str:
    total = sum(row["samples"] for row in rows)
    if not total:
        return DASH
    return number(sum(row["number"] * row["samples"] for row in rows) / total, 1)


def _trait_share(rows: list[Row], value: object) -> str:
    found = next((row for row in rows if row["value"] == value), None)
    if found is None:
        return f'<span class="none">{"0" if rows else DASH}</span>'
    return percent(found["share"])
