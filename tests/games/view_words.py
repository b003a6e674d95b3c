"""What the templates of boards and previews may name."""

from collections.abc import Callable
from functools import cache
from typing import Any

from tests.games.dimensions import CANVAS_VIEWS, DOM_VIEWS
from tests.games.encodings import literal
from tests.games.spec import Spec
from tests.games.templating import Call, render

_INK = (
    ("[]", " .", "::"),
    ("██", "  ", "░░"),
    ("#", ".", "+"),
    ("■", "□", "▫"),
    ("@@", "··", "oo"),
)
Code = Callable[[str, str], str]
"""Code of a column or a row, from the code of a place across and along the fall."""


def view_file(view: str) -> str:
    """The template that draws a board in this way."""
    if view in CANVAS_VIEWS:
        return "views/canvas.js"
    return "views/dom.js" if view in DOM_VIEWS else f"views/{view}.js"


@cache
def _screen(board: str, hidden: int) -> tuple[str, str]:
    if board == "sideways":
        return "$2", "$1"
    if board == "rising":
        return "$1", "@rows - 1 - $2"
    return "$1", f"$2 - {hidden}" if hidden else "$2"


def _code(text: str, call: Call) -> Code:
    filled = text.replace("@rows", call("rows")) if "@rows" in text else text
    return lambda x, y: filled.replace("$1", x).replace("$2", y)


def _places(spec: Spec, call: Call) -> dict[str, Any]:
    """Where a cell of the board, and one of a preview, is on the screen."""
    across, down = _screen(spec["board"], spec.hidden)
    mini = {"sideways": ("$2", "$1"), "rising": ("$1", "-$2")}.get(spec["board"], ("$1", "$2"))
    sideways = spec["board"] == "sideways"
    return {
        "sx": _code(across, call),
        "sy": _code(down, call),
        "mx": _code(mini[0], call),
        "my": _code(mini[1], call),
        "across": f"(event.clientY - area.top) / (area.height / {spec.high})"
        if sideways
        else f"(event.clientX - area.left) / (area.width / {spec.wide})",
    }


def _looks(spec: Spec) -> dict[str, Any]:
    """How a cell looks: its size, its colours, its signs."""
    cell = int(spec["cell"])
    unit = {"scaled": "1", "stretched": "10"}.get(spec["view"], str(cell))
    far = spec.bug == "blank_offscreen" and spec.is_canvas
    ink = dict(zip(("block", "empty", "ghost"), spec.rng("ink").choice(_INK), strict=True))
    tints = sorted({one.tint for one in spec.pieces} | {"#ffffff"})
    prefix = spec.rng("class").choice(("t", "c", "kind-", "color"))
    classes = {tint: f"{prefix}{number}" for number, tint in enumerate(tints)}
    faint = "opacity:0.3;background:"
    outline = "outline:2px dashed;outline-offset:-3px;color:"
    return {
        "cell": cell,
        "mini": max(12, min(16 if spec["view"] == "window" else 24, cell - 6)),
        "unit": unit,
        "pitch": f"{unit} * 3 * {cell}" if far else "CELL",
        "ink": ink | {"blank": " " * len(ink["block"])},
        "tints": literal(tints),
        "tint_classes": literal(classes),
        "ghost_style": faint if spec["ghost"] == "faint" else outline,
        "grid_css": _grid_css(spec, classes, cell),
        "lean": spec.rng("lean").choice(("0.5", "0.35", "0.6")),
        "lined": spec.rng("lined").random() < 0.6,
        "bevel": spec.rng("bevel").random() < 0.4,
        "edged": spec.rng("edged").random() < 0.5,
        "pre_tint": spec.theme.text,
        "drawn_top": 0.4,
        "flash_tint": "'#ffffff'",
    }


def _grid_css(spec: Spec, classes: dict[str, str], cell: int) -> str:
    home = ".field" if spec["view"] == "shadow" else f"#{spec.ids['board']}"
    columns, size = f"repeat({spec.wide}, {cell}px)", f"width: {cell}px; height: {cell}px"
    ground, rim = spec.theme.board, f"border: 1px solid {spec.theme.line}"
    rules = [
        f"{home} {{ display: grid; grid-template-columns: {columns}; background: {ground};",
        f"  width: {spec.wide * cell}px; }}",
        f".cell {{ {size}; box-sizing: border-box; {rim}; }}",
    ]
    if spec["view"] != "inline":
        rules += [f".cell.{name} {{ background: {tint}; }}" for tint, name in classes.items()]
    if spec["ghost"] != "none":
        faint, dashed = "background: rgba(128, 128, 128, 0.3)", "border: 2px dashed #888888"
        how = faint if spec["ghost"] == "faint" else dashed
        rules.append(f".cell.ghost {{ {how}; }}")
    return " ".join(rules) if spec["view"] == "shadow" else "\n".join(rules)


def _previews(spec: Spec, call: Call) -> dict[str, Any]:
    """What is shown of the pieces to come, and when."""
    live = f"{call('live')} && {call('hasnext')}" if spec.preview else "false"
    once = f"{live} && !previewed && (previewed = true)"
    coming = (
        f"{{ list: {call('next', str(n))}, tint: {call('nexttint', str(n))} }}"
        for n in range(spec.preview)
    )
    return {
        "peek_when": once if spec.bug == "preview_stale" else live,
        "peek": lambda n: call("next", n),
        "peektint": lambda n: call("nexttint", n),
        "upcoming": ", ".join(coming),
    }


def view_words(spec: Spec, words: dict[str, Any]) -> dict[str, Any]:
    """What the templates of the view may name, beside the words that are given."""
    call = words["e"]
    found = _places(spec, call) | _looks(spec) | _previews(spec, call)
    area = render(view_file(spec["view"]), **words | found | {"part": "rect"})
    return found | {"rect": area.strip()}
