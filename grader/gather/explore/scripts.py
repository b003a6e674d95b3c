"""Scripts that look at a page from a world of their own."""

from functools import cache
from importlib.resources import files

FOLDER = files(__package__) / "js"


@cache
def looking(name: str) -> str:
    """Return an expression that looks at the page once and gives what ``<name>.js`` returns."""
    return "(() => {\n" + _parts("describe", name) + "\n})()"


@cache
def exploring() -> str:
    """Return a script that leaves ``explorer`` in the world it runs in, once a document."""
    names = (
        "find", "aim", "ground", "relations", "remember", "changed", "choose", "census",
        "scrollDown", "forget", "selectorsOf",
    )  # fmt: skip
    parts = _parts("describe", "controls", "choices", "state", "census")
    return f"globalThis.explorer ??= (() => {{\n{parts}\nreturn {{ {', '.join(names)} }};\n}})(); 1"


def _parts(*names: str) -> str:
    return "\n".join((FOLDER / f"{name}.js").read_text("utf-8") for name in names)
