"""Templates of programs: JavaScript that stays readable as JavaScript.

    //% if hold         a statement of the template, a line of its own
    @{ cols }           an expression of the template
    @{sw('a', bug='b')} what is right, and what a defect puts in its place

An engine's template begins with what it can do (`//! locks=tick,delay`) and with what the other
parts of a game may call (`//: hue=grid[$2][$1]`).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import jinja2

Call = Callable[..., str]
"""A function of a call's name and its arguments, all of them code."""
FOLDER = Path(__file__).parent / "templates"
_LIMIT = re.compile(r"^//! (.*)\n", re.MULTILINE)
_ARGUMENT = re.compile(r"\$(\d)")
_CALL = re.compile(r"^//: (\w+)=(.*)\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Engine:
    """What a template of an engine says of itself.

    `limits` maps a plural (`locks`) to the values it can do, absent where it can do all; `calls`
    maps a name to the code by which the rest of the program does or asks something.
    """

    name: str
    form: str
    limits: dict[str, frozenset[str]] = field(repr=False)
    calls: dict[str, str] = field(repr=False)
    text: str = field(repr=False)

    def allows(self, what: str, value: str) -> bool:
        """Whether a value of a dimension is possible with this engine."""
        return what not in self.limits or value in self.limits[what]


def _engine(path: Path) -> Engine:
    text = path.read_text("utf-8")
    limits = {
        key: frozenset(value.split(","))
        for line in _LIMIT.findall(text)
        for key, value in (pair.split("=") for pair in line.split())
    }
    (form,) = limits.pop("form")
    calls = dict(_CALL.findall(text))
    return Engine(path.stem, form, limits, calls, _CALL.sub("", _LIMIT.sub("", text)))


ENGINES = {path.stem: _engine(path) for path in sorted((FOLDER / "engines").glob("*.js"))}

_SETTINGS: dict[str, Any] = {
    "block_start_string": "/*%",
    "block_end_string": "%*/",
    "variable_start_string": "@{",
    "variable_end_string": "}",
    "comment_start_string": "/*#",
    "comment_end_string": "#*/",
    "line_statement_prefix": "//%",
    "trim_blocks": True,
    "lstrip_blocks": True,
    "keep_trailing_newline": True,
    "undefined": jinja2.StrictUndefined,
    "autoescape": False,
    "cache_size": -1,
    "auto_reload": False,
}
_TEMPLATES = jinja2.Environment(
    loader=jinja2.ChoiceLoader(
        [
            jinja2.DictLoader({f"engines/{one.name}.js": one.text for one in ENGINES.values()}),
            jinja2.FileSystemLoader(FOLDER),
        ]
    ),
    **_SETTINGS,
)


def render(name: str, **words: object) -> str:
    """Fill in one template."""
    return _TEMPLATES.get_template(name).render(words)


@cache
def _snippet(text: str) -> jinja2.Template:
    return _TEMPLATES.from_string(text)


def fill(text: str, **words: object) -> str:
    """Fill in a piece of code that may hold template expressions."""
    return _snippet(text).render(words) if "@{" in text else text


def switch(bug: str) -> Callable[..., str]:
    """A function of the right code and of what each defect puts in its place."""

    def choose(right: str, **wrong: str) -> str:
        return wrong.get(bug, right)

    return choose


def caller(calls: dict[str, str], words: dict[str, object]) -> Call:
    """The function by which templates use what an engine offers."""

    filled: dict[str, str] = {}

    def call(name: str, *arguments: str) -> str:
        if name not in filled:
            filled[name] = fill(calls[name], **words)
        code = filled[name]
        return (
            _ARGUMENT.sub(lambda found: arguments[int(found[1]) - 1], code) if arguments else code
        )

    return call


@cache
def mentioned(name: str) -> frozenset[str]:
    """Every word of an engine's template, to know which defects it can hold."""
    engine = ENGINES[name]
    return frozenset(re.findall(r"\w+", engine.text + "".join(engine.calls.values())))
