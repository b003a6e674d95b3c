"""From a `Spec` to a page: which code fills which template."""

import re
from typing import Any

from tests.games.dimensions import CANVAS_VIEWS, DOM_VIEWS
from tests.games.encodings import literal, written
from tests.games.glue_words import draws_itself, glue_words
from tests.games.pages import handles, page
from tests.games.spec import Spec
from tests.games.templating import ENGINES, caller, render, switch
from tests.games.view_words import view_file, view_words
from tests.games.voices import spoken

_BLANK = re.compile(r"^[ \t]+\n|(?<=\n\n)\n", re.MULTILINE)
_LOOKERS = {"rebuilt", "pre", "webgl", *DOM_VIEWS}
"""Views that always compose a whole picture before they draw it."""
_GAINS = {
    "growing": "[0, 40, 100, 300, 1200][$1]",
    "modern": "[0, 100, 300, 500, 800][$1] * $2",
    "linear": "10 * $1",
    "square": "10 * $1 * $1",
    "cells": "@cols * $1",
    "none": "0",
}
_SPEEDS = (
    "Math.max(100, 800 - ($1 - 1) * 90)",
    "1000 * Math.pow(0.78, $1 - 1)",
    "[0, 750, 620, 510, 420, 340, 270, 210, 160, 120, 100][Math.min($1, 10)]",
    "600 / (1 + ($1 - 1) * 0.3)",
)
_FLAT_SPEEDS = ("500", "700", "1000", "400")


def _rules(spec: Spec) -> dict[str, Any]:
    """What kind of game it is."""
    soft = "soft" in spec.roles
    return {
        "cols": spec.columns,
        "rows": spec.rows,
        "hidden": spec.hidden,
        "wide": spec.wide,
        "high": spec.high,
        "preview": spec.preview,
        "hold": spec.has_hold,
        "levels": spec.lines_per_level,
        "scored": spec.scored,
        "drops": spec["drops"] == "told",
        "flash": spec["animation"] == "flash",
        "ghost": spec["ghost"] if spec["ghost"] != "none" else "",
        "soft": soft and spec["soft"] == "tap",
        "soft_held": soft and spec["soft"] == "hold",
        "hard": "hard" in spec.roles,
        "pausable": "pause" in spec.roles,
        "prefilled": spec["board"] == "prefilled",
    }


def context(spec: Spec) -> dict[str, Any]:
    """Everything that the templates may name."""
    engine = ENGINES[spec["engine"]]
    table = written(
        spec.pieces, engine.form, spec["encoding"], spec["palette"], spec.rng("encoding")
    )
    speed = spec.rng("speed").choice(_SPEEDS if spec.lines_per_level else _FLAT_SPEEDS)
    gain = _GAINS[spec["scoring"]].replace("@cols", str(spec.columns))
    words: dict[str, Any] = {**spec.values, "loop_kind": spec["loop"], **_rules(spec)}
    words |= {
        "bug": spec.bug,
        "sw": switch(spec.bug),
        "p": table,
        "count": f"({table.count} - 1)" if spec.bug == "piece_unpicked" else table.count,
        "pick": "nextKind()",
        "gain": lambda n, level: gain.replace("$1", n).replace("$2", level),
        "speed": lambda level: speed.replace("$1", level),
        "nothing": engine.calls.get("nothing", "0"),
        "junk": literal(spec.pieces[0].tint),
        "seed": spec.rng("lcg").randrange(1, 2**31 - 1),
        "words": spec.words,
        "theme": spec.theme,
        "ids": spec.ids,
        "canvases": CANVAS_VIEWS,
    }
    call = words["e"] = caller(engine.calls, words)
    words |= view_words(spec, words)
    words |= glue_words(spec, call)
    return words


def _script(spec: Spec, words: dict[str, Any]) -> str:
    """The program of a game, from what the templates may name."""
    view = view_file(spec["view"])
    drawing = render(view, **words | {"part": "draw"}) + render("glue/hud.js", **words)
    looks = spec["paint"] in {"composed", "changed"} or spec["view"] in _LOOKERS
    middle = [
        render(view, **words | {"part": "setup"}),
        render(f"engines/{spec['engine']}.js", **words),
    ]
    if spec.rng("order").random() < 0.5:
        middle.reverse()
    parts = [
        words["p"].data,
        render("glue/random.js", how=spec["random"], **words),
        *middle,
        "let previewed = false;" if spec.bug == "preview_stale" else "",
        render("glue/effects.js", **words),
        render("views/look.js", **words) if looks else "",
        f"function draw() {{\n{drawing}}}",
        render("glue/loop.js", **words | {"part": "declare"}),
        render("glue/over.js", **words),
        render("glue/start.js", **words | {"part": "declare"}),
        render("glue/keys.js", **words),
        render("glue/loop.js", **words | {"part": "boot"}),
        render("glue/start.js", **words | {"part": "boot"}),
        "setInterval(obey, 25);" if spec["keys"] == "queue" and not draws_itself(spec) else "",
        render("hook.js", **words) if spec.hook else "",
    ]
    text = "\n".join(part.strip("\n") for part in parts if part.strip()) + "\n"
    return _broken(_BLANK.sub("", text), spec)


def _broken(text: str, spec: Spec) -> str:
    """The faults that hit the program as a text."""
    match spec.bug:
        case "start_fused":
            return f"letroundsPlayed;\n{text}"
        case "start_tdz":
            return f"let openingLevel = firstLevel;\nconst firstLevel = 1;\n{text}"
        case "start_syntax":
            return text.replace("function startGame() {", "function startGame( {", 1)
        case _:
            return text


def write(spec: Spec) -> str:
    """The page of a game."""
    words = context(spec)
    return page(spec, words, spoken(handles(words) + _script(spec, words), spec))
