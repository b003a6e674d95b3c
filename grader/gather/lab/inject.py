"""The script that runs before any of the page's own, in every frame."""

import json
from functools import cache, lru_cache
from importlib.resources import files

from grader.evidence.inputs import FRAME_MS
from grader.gather.lab.serve import ORIGIN

FOLDER = files(__package__) / "js"

ALWAYS = (
    "natives",
    "clock",
    "tasks",
    "dates",
    "random",
    "console",
    "machine",
    "errors",
    "doors",
    "stores",
    "rest",
    "elsewhere",
    "messages",
    "scheduler",
    "lists",
    "tree",
    "animate",
    "observe",
    "framed",
    "raster",
    "caret",
    "control",
)
"""Files of one script, in the order in which they need each other."""

PLAYED = (
    "surface",
    "path",
    "picture",
    "recorder",
    "values",
    "listeners",
    "calls",
    "tally",
    "sight",
    "keyboard",
    "pointer",
    "play",
)
"""Files behind them where plans are run; without plans, there is one little one."""

BINDING = "__report"
"""Name under which the browser hands the way out to the script, which takes it off at once."""

EPOCH = 1_767_264_137_291
"""Virtual date of every page's opening (2026-01-01 in UTC), in milliseconds."""

LOADED_MS = 100
"""Virtual time at which a page is loaded: no page of the web has ever read a clock at 0."""


@lru_cache(64)
def injection(
    seed: int, frame_ms: float = FRAME_MS, *, record: bool = False, plans: bool = True
) -> str:
    """Return the script, with or without the recorder of canvases and listeners.

    Without ``plans`` it lets time pass and no more, and is half as long.

    It holds no name that the page could reach.
    """
    told = json.dumps(given(seed, frame_ms, record=record))
    return f"{body(plans=plans)}\n}})({told});"


def given(seed: int, frame_ms: float = FRAME_MS, *, record: bool = False) -> dict[str, object]:
    """What the script is given: all that varies."""
    return {
        "BINDING": BINDING,
        "WORKER": worker(),
        "ORIGIN": ORIGIN,
        "EPOCH": EPOCH,
        "START": LOADED_MS,
        "SEED": seed,
        "FRAME": frame_ms,
        "RECORD": record,
    }


@cache
def body(*, plans: bool = True) -> str:
    """The script but for its end: what varies comes last.

    Draws are keyed by offsets in this text, so wherever they are to come out the same, a script
    has to begin with it, or with the files that are there always.
    """
    order = (*ALWAYS, *(PLAYED if plans else ("visit",)), "handle")
    parts = "\n".join(script(name) for name in order)
    names = ", ".join(given(0))
    return f'((given) => {{ "use strict";\nconst {{ {names} }} = given;\n{parts}'


@cache
def worker() -> str:
    """Return what stands before the text of every worker, as one line."""
    return " ".join(line.strip() for line in script("worker").splitlines()) + " "


@cache
def script(name: str) -> str:
    """Return one file of the folder."""
    return (FOLDER / f"{name}.js").read_text("utf-8")
