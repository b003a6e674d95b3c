"""Two engines, one opinion: Node's verdicts and places are those of Chromium's own error events.

Every script is put into a page and loaded; Chromium reports the scripts that it refuses
to `window.onerror`. Nothing of the engine's code takes part in that.
"""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from grader.evidence.engine import EngineVerdicts, ScriptVerdict
from grader.evidence.script import ScriptKind, ScriptTrees
from grader.gather.engine import Engine
from grader.gather.lab import Lab, ToolError
from grader.provider import Limits
from tests.engine.snippets import (
    INVALID,
    INVALID_HANDLERS,
    INVALID_MODULES,
    VALID,
    VALID_HANDLERS,
    VALID_MODULES,
)

pytestmark = pytest.mark.browser

START = "<!doctype html>\n<p>\u00e9\U0001f600</p>"
"""Scripts begin in the middle of a line, behind characters of one and of two units."""

LISTEN = """
globalThis.refusals = [];
addEventListener('error', ({ error, message, lineno, colno }) => {
  if (error instanceof SyntaxError) refusals.push([message, lineno, colno]);
});
"""


@dataclass(frozen=True)
class Refused:
    """What Chromium says: line from 1, column from 1 in UTF-16 units."""

    message: str
    line: int
    column: int


class Witness:
    """A plain page of a plain Chromium, and an engine, on one loop."""

    def __init__(self) -> None:
        self.runner = asyncio.Runner()
        self.lab = Lab()
        self.engine = Engine()
        self.alone = Engine(nodes=())
        self.page: Any = None
        self.html = ""
        self.seen: dict[str, Refused | None] = {}

    def run(self, call: Any) -> Any:
        return self.runner.run(call)

    async def start(self) -> None:
        await self.lab.start(Limits())
        await self.engine.start(Limits())
        await self.alone.start(Limits())
        context, self.page, _ = await (await self.lab.browser()).open()
        await context.add_init_script(LISTEN)
        await self.page.route("**/*", self._serve)

    async def close(self) -> None:
        for tool in (self.engine, self.alone, self.lab):
            await tool.close()

    async def _serve(self, route: Any) -> None:
        if route.request.is_navigation_request() and route.request.url.endswith("/index.html"):
            await route.fulfill(content_type="text/html; charset=utf-8", body=self.html)
        else:
            await route.abort()

    async def chromium(self, html: str) -> Refused | None:
        """Load a page, once, and return what Chromium refuses in it."""
        if html not in self.seen:
            self.html = html
            await self.page.goto("https://page.test/index.html")
            handlers = "for (const e of document.querySelectorAll('[onclick]')) e.onclick;"
            refusals = await self.page.evaluate(f"{handlers} refusals")
            self.seen[html] = Refused(*refusals[0]) if refusals else None
        return self.seen[html]

    async def asked(self, engine: Engine, pages: tuple[str, ...]) -> tuple[ScriptVerdict, ...]:
        """Return what an engine says of the only script of each page."""
        scripts = [ScriptTrees.parse(html).scripts for html in pages]
        said = await engine.verdicts(ScriptTrees(tuple(one for (one,) in scripts)))
        assert isinstance(said, EngineVerdicts), said
        return said.scripts


@pytest.fixture(scope="module")
def witness() -> Iterator[Witness]:
    one = Witness()
    try:
        one.run(one.start())
    except ToolError as error:
        pytest.skip(f"no browser on this machine: {error}")
    yield one
    one.run(one.close())
    one.runner.close()


def _units(html: str, line: int, column: int) -> int:
    """Turn a column in code points into one in UTF-16 units."""
    before = html.split("\n")[line - 1][: column - 1]
    return len(before.encode("utf-16-le")) // 2 + 1


def _in_units(html: str, said: ScriptVerdict) -> Refused | None:
    """Write a verdict as Chromium would."""
    if said.line is None or said.column is None:
        return None
    return Refused(f"Uncaught {said.message}", said.line, _units(html, said.line, said.column))


def _fits(text: str) -> bool:
    """Whether a script can stand in a page as it is: no end tag, no second kind of line end."""
    return not any(one in text for one in ("<!--", "<script", "</script", "\u2028", "\u2029", "\0"))


def _pages(kind: ScriptKind, texts: tuple[str, ...]) -> Iterator[str]:
    tag = "<script type=module>" if kind is ScriptKind.MODULE else "<script>"
    for text in filter(_fits, texts):
        yield f"{START}{tag}{text}\n</script>"


LISTS = {
    "classic, sound": (ScriptKind.CLASSIC, VALID),
    "classic, broken": (ScriptKind.CLASSIC, INVALID),
    "module, sound": (ScriptKind.MODULE, VALID_MODULES),
    "module, broken": (ScriptKind.MODULE, INVALID_MODULES),
}


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("who", ["engine", "alone"])
def test_verdict_place_and_words_are_chromiums(witness: Witness, name: str, who: str) -> None:
    """``alone`` is the engine of a machine without Node: Chromium asked to compile only."""

    async def compare() -> list[tuple[str, object, object]]:
        pages = tuple(_pages(*LISTS[name]))
        verdicts = await witness.asked(getattr(witness, who), pages)
        pairs = [
            (html, _in_units(html, said), await witness.chromium(html))
            for html, said in zip(pages, verdicts, strict=True)
        ]
        return [(html, ours, seen) for html, ours, seen in pairs if ours != seen]

    assert witness.run(compare()) == []


@pytest.mark.parametrize("who", ["engine", "alone"])
def test_handlers_are_refused_as_by_chromium(witness: Witness, who: str) -> None:
    async def compare() -> list[str]:
        texts = (*VALID_HANDLERS, *INVALID_HANDLERS)
        pages = tuple(f'{START}<button onclick="{text}">x</button>' for text in texts)
        verdicts = await witness.asked(getattr(witness, who), pages)
        return [
            html
            for html, said in zip(pages, verdicts, strict=True)
            if said.sound is not (await witness.chromium(html) is None)
        ]

    assert witness.run(compare()) == []
