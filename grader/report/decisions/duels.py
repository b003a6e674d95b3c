"""The answers of ``grade duel`` and ``grade order``."""

from collections.abc import Sequence

from rich.text import Text

from grader.decide.duel import Bout, Duel, Side
from grader.decide.order import Fall, Order
from grader.report.decisions.words import bar, share, told
from grader.report.layout import Page, pad, widest
from grader.report.wording import count, visible
from grader.stats.estimate import minus

_MOST = 8
"""Flipped items that are named."""


def duel_page(duel: Duel, *, width: int = 80, colour: bool = False) -> str:
    """Write a duel: both sides, all tasks together, each task, flips both ways."""
    page = Page(width)
    page.heading(
        Text.assemble(
            (visible(duel.first.name), "bold"), " against ", (visible(duel.second.name), "bold")
        )
    )
    for mark, side in (("A", duel.first), ("B", duel.second)):
        page.line(f"  {mark} ", visible(_side(side)))
    page.space()
    page.paragraph(Text("  "), visible(verdict(duel)), style="bold")
    page.space()
    size = widest(visible(one.task) for one in (*duel.bouts, duel.overall))
    for one in (*duel.bouts, duel.overall):
        page.line(*_bout(one, size))
    page.space()
    for what, items in (
        ("lost by B", duel.overall.flips.lost),
        ("gained by B", duel.overall.flips.gained),
    ):
        if items:
            some = ", ".join(items[:_MOST]) + (" …" if len(items) > _MOST else "")
            page.paragraph(Text("  · ", "dim"), visible(f"{what}: {some}"), most=3)
    return page.render(colour=colour)


def verdict(duel: Duel) -> str:
    """Say a duel in one sentence."""
    gap = duel.overall.difference
    if gap is None:
        return "Not enough data: too few items in common"
    if duel.dominated:
        other = duel.first if duel.dominated == duel.second.name else duel.second
        return f"{duel.dominated} is dominated on both axes: {other.name} is better and no larger"
    worse = [one.task for one in duel.bouts if one.worse]
    if gap.high < 0:
        said = f"B is worse than A by {told(minus(gap))}"
    elif gap.low > 0:
        said = f"B is better than A by {told(gap)}"
    else:
        said = f"No difference is shown: B minus A is {told(gap)}"
    return f"{said}; B got worse at {', '.join(worse)}" if worse else said


def order_page(orders: Sequence[Order], *, width: int = 80, colour: bool = False) -> str:
    """Write which capability falls first, for every model."""
    page = Page(width)
    for one in orders:
        family = "" if one.family == "all" else f" · {visible(one.family)}"
        page.heading(Text.assemble((visible(one.model), "bold"), family))
        size = widest(visible(fall.capability) for fall in one.falls)
        for rank, fall in enumerate(one.falls, 1):
            page.line(
                f"  {rank}. {pad(visible(fall.capability), size)}  ",
                (visible(fall_said(fall)), "" if fall.seen is not None else "dim"),
            )
            for label, rate in zip(fall.labels, fall.rates, strict=True):
                page.line(f"       {pad(visible(label), 12)} ", bar(rate), f"  {told(rate)}")
        page.space()
        for warning in one.warnings:
            page.paragraph(Text("  ! ", "bold yellow"), visible(warning))
        page.space()
    return page.render(colour=colour)


def fall_said(fall: Fall) -> str:
    """Say where a capability falls, and how sure that is."""
    if fall.seen is None and fall.fell is None:
        return f"does not fall; a loss is excluded down to {fall.labels[fall.held or 0]}"
    held, fell = fall.held or 0, fall.fell
    sure = f"for certain by {fall.labels[fell]}" if fell is not None else "not for certain"
    seen = f"falls at {fall.labels[fall.seen]}" if fall.seen is not None else "falls"
    return f"{seen}; {sure}, and not above {fall.labels[min(held + 1, len(fall.labels) - 1)]}"


def _side(side: Side) -> str:
    rung = side.rung
    parts = [side.name, count(len(side.answers), "answer")]
    if rung.params and rung.width:
        parts.append(f"{rung.params / 1e9:.1f} B parameters at {rung.width:.2f} bits")
    if rung.gigabytes:
        parts.append(f"{rung.gigabytes:.1f} GB of weights")
    if side.speed:
        parts.append(f"{side.speed:.0f} tok/s")
    return " · ".join(parts)


def _bout(bout: Bout, size: int) -> list[Text | tuple[str, str] | str]:
    gap = bout.difference
    sign, style = "=", "dim"
    if bout.worse:
        sign, style = "▼", "red"
    elif bout.better:
        sign, style = "▲", "green"
    a = share(bout.first.value) if bout.first else "\u2014"
    b = share(bout.second.value) if bout.second else "\u2014"
    change = f"{gap.value:+.2f}".replace("-", "\u2212") if gap else "\u2014"
    interval = f"({share(gap.low)} to {share(gap.high)})" if gap else ""
    flips = f"−{len(bout.flips.lost)} +{len(bout.flips.gained)} of {bout.flips.items}"  # noqa: RUF001 - a minus
    return [
        (f"  {sign} ", style),
        f"{pad(visible(bout.task), size)}  A {a}  B {b}  ",
        (f"{change} {interval}", style),
        (f"  flips {flips}", "dim"),
    ]
