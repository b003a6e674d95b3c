"""Small pieces of HTML. Whatever comes from an artifact or a model is escaped here."""

from html import escape

from grader.report.wording import SIGNS, visible
from grader.stats.estimate import Estimate

DASH = "\u2014"
MINUS = "\u2212"


def text(value: object) -> str:
    """Escape a value for HTML text or a quoted attribute; None is a dash."""
    return DASH if value is None else escape(visible(str(value)))


def lines(value: str) -> str:
    """Escape a text of several lines."""
    return "\n".join(escape(visible(one)) for one in value.splitlines())


def tag(name: str, content: str, **attributes: object) -> str:
    """Write an element; ``class_`` and ``aria_label`` lose and change their underscores."""
    said = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{text(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{said}>{content}</{name}>"


def percent(value: float | None, places: int = 0) -> str:
    """Write a share as percents; none is a dash."""
    return DASH if value is None else f"{100 * value:.{places}f} %".replace("-", MINUS)


def number(value: float | None, places: int = 2) -> str:
    """Write a number with a minus that is one."""
    return DASH if value is None else f"{value:.{places}f}".replace("-", MINUS)


def interval(estimate: Estimate | None) -> str:
    """Write an interval of shares in percents."""
    if estimate is None:
        return ""
    low, high = max(estimate.low, -1.0), min(estimate.high, 1.0)
    return f"{100 * low:.0f} to {100 * high:.0f} %".replace("-", MINUS)


def tier(name: str) -> str:
    """Write a tier with its sign, in its colour."""
    sign = SIGNS.get(name, "?")
    return f'<span class="tier {text(name)}"><i aria-hidden="true">{sign}</i> {text(name)}</span>'


def meter(estimate: Estimate | None, value: float | None) -> str:
    """Draw a share from 0 to 1 with its interval; the number beside it says the same."""
    if value is None:
        return '<span class="meter empty" aria-hidden="true"></span>'
    low, high = (estimate.low, estimate.high) if estimate else (value, value)
    low, high = max(low, 0.0), min(high, 1.0)
    return (
        f'<span class="meter" aria-hidden="true"><b style="width:{100 * value:.2f}%"></b>'
        f'<i style="left:{100 * low:.2f}%;width:{100 * (high - low):.2f}%"></i></span>'
    )


def stack(counts: list[tuple[str, int]]) -> str:
    """Draw counts as one bar of parts; each part is named by its title."""
    total = sum(count for _, count in counts) or 1
    parts = "".join(
        f'<b class="{text(name)}" style="flex:{count}" title="{count} {text(name)}"></b>'
        for name, count in counts
        if count
    )
    said = ", ".join(f"{count} {name}" for name, count in counts if count) or "none"
    return f'<span class="stack" role="img" aria-label="{text(said)} of {total}">{parts}</span>'


def table(
    heads: list[tuple[str, str]], rows: list[list[str]], caption: str = "", class_: str = ""
) -> str:
    """Write a table; heads are (text, class of the column), cells are HTML. It scrolls by itself.

    The first cell of a row is its head.
    """
    head = "".join(f'<th scope="col" class="{kind}">{text(name)}</th>' for name, kind in heads)
    kinds = [kind for _, kind in heads]
    body = "".join(
        "<tr>"
        + "".join(
            f'<th scope="row" class="{kind}">{cell}</th>'
            if at == 0
            else f'<td class="{kind}">{cell}</td>'
            for at, (cell, kind) in enumerate(zip(cells, kinds, strict=True))
        )
        + "</tr>"
        for cells in rows
    )
    said = f"<caption>{text(caption)}</caption>" if caption else ""
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{text(caption or "table")}">'
        f'<table class="{class_}">{said}<thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def section(key: str, title: str, content: str, lead: str = "") -> str:
    """Write a section with a heading that can be linked to; nothing where there is no content."""
    if not content:
        return ""
    said = f'<p class="lead">{lead}</p>' if lead else ""
    return (
        f'<section id="{key}" aria-labelledby="{key}-title">'
        f'<h2 id="{key}-title">{text(title)}</h2>{said}{content}</section>'
    )
