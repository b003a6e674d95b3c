"""The task asks for something of which the page shows no trace.

A page without any listener is not interactive, one whose style never moves is not animated. Only
what leaves no trace at all is told; whether what is there works is judged by other checks.
"""

import re
from collections.abc import Callable

from grader.check import bad, check, good
from grader.evidence.elsewhere import Elsewhere
from grader.evidence.html import HtmlTree
from grader.finding import Message
from grader.item import Item
from grader.verdict import Verdict, not_applicable, share

MISSING = Message("missing", "the task asks for {feature}, and nothing on the page is of that kind")


def _has(pattern: str) -> Callable[[str], bool]:
    compiled = re.compile(pattern, re.IGNORECASE)
    return lambda code: compiled.search(code) is not None


_HEARS = r"addEventListener|\bon[a-z]{4,}\s*=|<details|<select|<input|<dialog"
_MOVES = (
    r"requestAnimationFrame|setInterval|setTimeout|\.animate\(|@keyframes|<animate|<marquee"
    r"|transition\s*:|view-transition"
)
_TRACES: dict[str, tuple[str, Callable[[str], bool]]] = {
    "modes": ("several visual modes", _has(rf"{_HEARS}|:checked|:target|prefers-color-scheme")),
    "animation": ("animation", _has(_MOVES)),
    "interaction": ("interactive elements", _has(rf"{_HEARS}|:hover|:checked|:target")),
    "particles": ("particles", _has(rf"{_MOVES}")),
    "cube": (
        "a cube in space",
        _has(r"preserve-3d|rotate[XY3]|perspective|webgl|matrix3d|Math\.cos"),
    ),
    "trail": ("a trail behind the pointer", _has(r"(?:mouse|pointer|touch)(?:move|over|enter)")),
    "responsive": (
        "a layout for every width",
        _has(
            r"@media|@container|\d(?:vw|vmin|vh|%|fr|rem)\b|flex-wrap|auto-fit|clamp\(|innerWidth"
        ),
    ),
    "keyboard": ("keys", _has(r"key(?:down|up|press)|accesskey|<button|<input|<select|<a\s")),
    "typing": ("typing letter by letter", _has(_MOVES)),
    "live-update": (
        "something that goes on by itself",
        _has(r"setInterval|setTimeout|requestAnim"),
    ),
    "reduced-motion": ("less motion for those who ask", _has(r"prefers-reduced-motion")),
}
"""What each feature is called, and what at least has to stand somewhere in the page."""


@check
def missing_feature(item: Item, page: HtmlTree, elsewhere: Elsewhere) -> Verdict:
    """Look for a trace of each feature that the item asks for."""
    features = dict(item.params).get("features") or ()
    asked = [one for one in features if one in _TRACES] if isinstance(features, tuple) else []
    if not asked:
        return not_applicable("the task asks for nothing that leaves a trace")
    if elsewhere.scripts or elsewhere.styles:
        return not_applicable("what is asked for may come from elsewhere")
    place = page.place(0)
    lacking = [str(one) for one in asked if not _TRACES[str(one)][1](elsewhere.code)]
    return share(len(asked), (MISSING.at(place, feature=_TRACES[one][0]) for one in lacking))


def _given(*features: str, html: str) -> tuple[Item, HtmlTree, Elsewhere]:
    item = Item("hello_world", "example", params=(("features", features),))
    return item, HtmlTree.parse(html), Elsewhere.parse(html)


EXAMPLES = (
    good(
        *_given("modes", "animation", html="<button onclick='go()'><style>@keyframes a {}</style>")
    ),
    good(*_given(html="<p>Hello</p>")),
    good(*_given("colour", html="<p>Hello</p>")),
    good(*_given("trail", html="<script src='https://a.example/a.js'></script>")),
    bad(*_given("animation", "modes", html="<h1>Hello</h1>"), earns=(MISSING.on(1), MISSING.on(1))),
    bad(*_given("reduced-motion", html="<style>@keyframes a {}</style>"), earns=(MISSING.on(1),)),
)
