"""PageFacts: traits of a page that are no faults by themselves.

How large a page is, what it draws with, what drives it and how it is built: what one
wants to see change along a ladder of quantizations, and what a rubric may ask for.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from tree_sitter import Query

from grader.evidence.html import HtmlTree
from grader.evidence.program import Program
from grader.evidence.program_parts import Call
from grader.evidence.script import ScriptTrees
from grader.evidence.style import CSS, StyleTrees
from grader.finding import Json, Observation
from grader.provider import provider

_LANDMARKS = frozenset({"article", "aside", "footer", "header", "main", "nav", "section"})
_RULES = Query(CSS, "(media_statement) @media (keyframes_statement) @keyframes")
_LOOPS = ("requestAnimationFrame", "setInterval", "setTimeout")
_WRITTEN = frozenset({"textContent", "innerText", "nodeValue"})
_MARKED = frozenset({"innerHTML", "outerHTML", "className"})
_BUILDING = frozenset({"appendChild", "append", "prepend", "createElement", "insertAdjacentHTML"})


@dataclass(frozen=True, slots=True)
class PageFacts:
    """Observations on a page, each name once; what a page does not have at all is left out.

    ``html-bytes`` ``script-bytes`` ``element-count`` ``media-queries`` ``keyframes``
    ``function-count`` ``class-count`` ``global-count`` (variables at the top level of classic
    scripts) are numbers; ``markup`` is ``semantic`` or ``divs``; ``frame-loop`` names the
    browser's function that drives the page, or ``none``; ``renderer`` is ``webgl``,
    ``canvas``, ``svg``, ``dom`` or ``text``, by what the scripts write to.
    """

    observations: tuple[Observation, ...]

    def get(self, name: str) -> Json:
        """Value of one observation, or None."""
        return next((one.value for one in self.observations if one.name == name), None)

    @classmethod
    def parse(cls, html: str | Mapping[str, str]) -> Self:
        """Read the facts of a page given as text."""
        program = Program.of(ScriptTrees.parse(html))
        return cls.of(HtmlTree.parse(html), StyleTrees.parse(html), program)

    @classmethod
    def of(cls, page: HtmlTree, styles: StyleTrees, program: Program) -> Self:
        """Read the facts of a page."""
        rules: Counter[str] = Counter()
        for sheet in styles.sheets:
            rules.update({name: len(nodes) for name, nodes in sheet.captures(_RULES).items()})
        classes = (len(one.found("class")) for one in program.scripts)
        variables = {one.name for one in program.bindings if one.mutable}
        facts: dict[str, Json] = {
            "html-bytes": len(page.file.text.encode("utf-8", "replace")),
            "script-bytes": sum(len(one.data) for one in program.scripts),
            "element-count": len(page.elements),
            "markup": _markup(page),
            "media-queries": rules["media"] + sum(_has_query(one.media) for one in styles.sheets),
            "keyframes": rules["keyframes"],
            "function-count": len(program.functions),
            "class-count": sum(classes),
            "global-count": len(variables),
            "frame-loop": _frame_loop(program),
            "renderer": _renderer(page, program),
        }
        found = (Observation(name, value) for name, value in facts.items() if value is not None)
        return cls(tuple(found))


@provider
def page_facts(page: HtmlTree, styles: StyleTrees, program: Program) -> PageFacts:
    """Read the facts of a page."""
    return PageFacts.of(page, styles, program)


def _markup(page: HtmlTree) -> str | None:
    """Say ``semantic`` where there is a landmark for every five ``div`` or more."""
    landmarks, divs = len(page.all(*_LANDMARKS)), len(page.all("div"))
    if not landmarks + divs:
        return None
    return "semantic" if 5 * landmarks >= divs else "divs"


def _has_query(media: str) -> bool:
    return "(" in media


def _frame_loop(program: Program) -> str | None:
    """Name what calls again and again: the first of the three that does."""
    if not program.scripts:
        return None
    driving = {one.name for one in program.calls if one.name in _LOOPS and _repeats(program, one)}
    return next((name for name in _LOOPS if name in driving), "none")


def _repeats(program: Program, call: Call) -> bool:
    """Whether a timer goes on: an interval does, others only if they set themselves again."""
    if call.name == "setInterval":
        return True
    if not call.arguments or call.function is None:
        return False
    return call.function in program.reach(program.named(call.script, call.arguments[0]))


def _renderer(page: HtmlTree, program: Program) -> str | None:
    if not program.scripts:
        return None
    contexts = {
        program.text(one.script, one.arguments[0])
        for one in program.calls
        if one.name == "getContext" and one.arguments
    }
    calls = {one.name for one in program.calls}
    properties = {one.name for one in program.property_writes}
    styled = any(one.target.endswith("style") for one in program.property_writes)
    classed = any(one.receiver.endswith("classList") for one in program.calls)
    marks = "createElementNS" in calls or ("setAttribute" in calls and page.all("svg"))
    found = (
        ("webgl", "WebGLRenderer" in calls or any("webgl" in one for one in contexts)),
        ("canvas", "2d" in contexts),
        ("svg", marks),
        ("dom", bool(calls & _BUILDING or properties & _MARKED or styled or classed)),
        ("text", bool(properties & _WRITTEN)),
    )
    return next((name for name, is_so in found if is_so), None)
