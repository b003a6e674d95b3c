"""The script that runs before any of the page's own, in every frame."""

from functools import cache
from importlib.resources import files

FOLDER = files(__package__) / "js"

ORDER = (
    "natives",
    "clock",
    "dates",
    "random",
    "console",
    "errors",
    "doors",
    "rest",
    "animate",
    "observe",
    "raster",
    "control",
)
"""Files of one script, in the order in which they need each other."""

BINDING = "__report"
"""Name under which the browser hands the way out to the script, which takes it off at once."""

EPOCH = 1_767_264_137_291
"""Virtual date of every page's opening (2026-01-01 in UTC), in milliseconds."""

LOADED_MS = 100
"""Virtual time at which a page is loaded: no page of the web has ever read a clock at 0."""


@cache
def injection(seed: int) -> str:
    """Return the script. It holds no name that the page could reach."""
    parts = "\n".join(script(name) for name in ORDER)
    given = f"const BINDING = {BINDING!r}, EPOCH = {EPOCH}, START = {LOADED_MS}, SEED = {seed};"
    return f'(() => {{ "use strict";\n{given}\n{parts}\n}})();'


@cache
def script(name: str) -> str:
    """Return one file of the folder."""
    return (FOLDER / f"{name}.js").read_text("utf-8")
