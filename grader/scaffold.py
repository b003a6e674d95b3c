"""Make a rubric that works at once: a prompt, a check with its examples, two exemplars."""

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from string import Template

from grader.errors import UsageError

_NAME = re.compile(r"[a-z][a-z0-9_]*\Z")


def scaffold(folder: Path, medium: str) -> Iterator[Path]:
    """Write a new rubric and yield each file's path.

    Raises:
        UsageError: the name is not snake_case, or something of this name is there.
    """
    if not _NAME.match(folder.name):
        raise UsageError(f"{folder.name}: a rubric's name is snake_case, like falling_blocks")
    if folder.exists():
        raise UsageError(f"{folder}: is there already; nothing was written")
    source = files("grader") / "templates" / medium
    words = {"name": folder.name, "title": folder.name.replace("_", " ")}
    for part in _files(source):
        target = folder / part
        target.parent.mkdir(parents=True, exist_ok=True)
        text = (source / part).read_text("utf-8")
        target.with_suffix("").write_text(Template(text).substitute(words), "utf-8")
        yield target.with_suffix("")


def _files(folder: object, below: str = "") -> Iterator[str]:
    """Paths of every template, which end in ``.tmpl`` so that no tool takes them for the thing."""
    for one in sorted(folder.iterdir(), key=lambda one: one.name):  # type: ignore[attr-defined]
        name = f"{below}{one.name}"
        if one.is_dir():
            yield from _files(one, f"{name}/")
        elif one.name.endswith(".tmpl"):
            yield name
