"""What games differ in: independent dimensions, their values, and what cannot go together."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tests.games.templating import ENGINES

CANVAS_VIEWS = (
    "scaled", "pixels", "sprites", "rounded", "arcs", "imagedata", "dpr", "stretched", "window",
)  # fmt: skip
DOM_VIEWS = ("classes", "inline", "absolute", "table", "rebuilt", "shadow")
OTHER_VIEWS = ("webgl", "svg", "pre")

DIMENSIONS: dict[str, tuple[str, ...]] = {
    "engine": tuple(ENGINES),
    "view": (*CANVAS_VIEWS, *DOM_VIEWS, *OTHER_VIEWS),
    "start": (
        "auto", "button", "div", "enter", "space", "anykey", "overlay", "canvas", "drawn", "menu",
        "countdown",
    ),
    "keys": (
        "key", "code", "keycode", "which", "focus", "keyup", "held", "queue", "keymap", "mouse",
        "buttons",
    ),
    "board": (
        "10x20", "12x20", "12x24", "20x30", "15x25", "9x21", "8x16", "hidden", "sideways", "rising",
        "prefilled",
    ),
    "loop": ("frames", "counted", "interval", "timeouts", "split", "sleep", "fast"),
    "random": ("uniform", "bag", "sorted", "history", "crypto", "lcg", "repeatless"),
    "encoding": ("plain", "square", "numbered", "text", "keyed", "hex", "records"),
    "over": ("text", "overlay", "alert", "drawn", "halt", "reset"),
    "animation": ("none", "flash", "particles", "pulse", "shake", "background"),
    "language": (
        "en", "zh", "ja", "ko", "es", "de", "fr", "ru", "cs", "sw", "pt", "hi",
    ),
    "controls": ("arrows", "xz", "wasd", "qw", "space", "ijkl"),
    "scoring": ("none", "growing", "modern", "linear", "square", "cells"),
    "layout": ("board", "side", "canvases", "nineties", "bare"),
    "wrapper": ("script", "iife", "ready", "load", "module"),
    "restart": ("none", "key", "button", "click", "again"),
    "palette": ("classic", "pastel", "mono", "shades", "random"),
    "cell": ("16", "20", "24", "25", "30", "33", "40"),
    "rotation": ("plain", "nudge", "srs", "template"),
    "names": ("native", "short", "spanish", "numbered"),
    "paint": ("direct", "composed", "changed"),
    "lock": ("tick", "contact", "delay"),
    "soft": ("tap", "hold", "none"),
    "hints": ("none", "list", "table"),
    "ghost": ("none", "outline", "faint"),
    "preview": ("none", "one", "three"),
    "levels": ("none", "ten", "five"),
    "hold": ("no", "yes"),
    "drops": ("no", "told"),
}  # fmt: skip
"""The dimensions with most values come first: the order in which a row is filled."""

SIZES = {
    "10x20": (10, 20), "12x20": (12, 20), "12x24": (12, 24), "20x30": (20, 30), "15x25": (15, 25),
    "9x21": (9, 21), "8x16": (8, 16), "hidden": (10, 22), "sideways": (10, 20),
    "rising": (10, 20), "prefilled": (10, 20),
}  # fmt: skip
"""Columns across the fall and rows along it, hidden rows included."""

Values = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Limit:
    """What some dimensions allow together; asked once all of them have a value."""

    over: tuple[str, ...]
    holds: Callable[..., bool]


def _fits_screen(board: str, cell: str) -> bool:
    columns, rows = SIZES[board]
    across, along = (rows, columns) if board == "sideways" else (columns, rows)
    return along * int(cell) <= 720 and across * int(cell) <= 660


def _has_canvas(view: str, start: str) -> bool:
    return start != "drawn" or view in CANVAS_VIEWS


def _keys_reach(start: str, keys: str) -> bool:
    """A game without keys starts without them, and one that wants focus gets it by a click."""
    by_key = {"enter", "space", "anykey", "menu"}
    if keys in {"mouse", "buttons"}:
        return start not in by_key
    return True


LIMITS: tuple[Limit, ...] = (
    Limit(("board", "cell"), _fits_screen),
    Limit(("view", "start"), _has_canvas),
    Limit(("start", "keys"), _keys_reach),
    Limit(("view", "over"), lambda view, over: over != "drawn" or view in CANVAS_VIEWS),
    Limit(("view", "ghost"), lambda view, ghost: view != "pre" or ghost != "faint"),
    Limit(("view", "palette"), lambda view, palette: view != "pre" or palette != "random"),
    Limit(("engine", "view"), lambda engine, view: ENGINES[engine].allows("views", view)),
    Limit(("engine", "rotation"), lambda engine, turn: ENGINES[engine].allows("rotations", turn)),
    Limit(("engine", "lock"), lambda engine, lock: ENGINES[engine].allows("locks", lock)),
    Limit(("engine", "loop"), lambda engine, loop: ENGINES[engine].allows("loops", loop)),
    Limit(("engine", "board"), lambda engine, board: ENGINES[engine].allows("boards", board)),
    Limit(("engine", "paint"), lambda engine, paint: ENGINES[engine].allows("paints", paint)),
    Limit(("engine", "animation"), lambda engine, how: ENGINES[engine].allows("animations", how)),
    Limit(("engine", "ghost"), lambda engine, ghost: ENGINES[engine].allows("ghosts", ghost)),
    Limit(("keys", "soft"), lambda keys, soft: soft != "hold" or keys not in {"mouse", "keyup"}),
    Limit(("loop", "soft"), lambda loop, soft: loop != "sleep" or soft != "hold"),
    Limit(("keys", "loop"), lambda keys, loop: keys != "held" or loop in {"frames", "fast"}),
    Limit(("over", "restart"), lambda over, again: over != "reset" or again == "none"),
    Limit(
        ("over", "restart"),
        lambda over, again: again != "click" or over in {"text", "overlay", "drawn"},
    ),
    Limit(
        ("start", "over", "restart"),
        lambda start, over, again: (
            over != "overlay" or again != "again" or start not in {"canvas", "drawn"}
        ),
    ),
    Limit(
        ("keys", "restart"), lambda keys, again: again != "key" or keys not in {"mouse", "buttons"}
    ),
    Limit(
        ("start", "restart"),
        lambda start, again: again != "again" or start not in {"auto", "countdown"},
    ),
    Limit(
        ("scoring", "drops"),
        lambda scoring, drops: drops == "no" or scoring not in {"none", "cells"},
    ),
    Limit(("soft", "drops"), lambda soft, drops: drops == "no" or soft == "tap"),
    Limit(
        ("view", "paint"),
        lambda view, paint: (
            paint != "changed"
            or view not in {"absolute", "rebuilt", "webgl", "svg", "pre", "window"}
        ),
    ),
    Limit(("view", "animation"), lambda view, how: how != "shake" or view != "window"),
)


def allowed(values: Values) -> bool:
    """Whether nothing in a partial choice contradicts anything else in it."""
    return all(
        limit.holds(*(values[name] for name in limit.over))
        for limit in LIMITS
        if all(name in values for name in limit.over)
    )
