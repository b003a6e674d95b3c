"""Engine: a JavaScript engine that compiles scripts and runs none of them.

The engine is V8. It is asked through the Node that ships inside Playwright, else through
another Node that knows today's syntax, else through Chromium itself: one process a worker.
Without any of them nobody can say whether a script is legal.
"""

import asyncio
import contextlib
import importlib.util
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from grader.evidence.engine import EngineVerdicts, ScriptVerdict, accepted, refused
from grader.evidence.script import Script, ScriptTrees
from grader.gather.compiler import Compiler, CompilerError, NodeCompiler, Refusal
from grader.gather.lab import Lab
from grader.gather.lab.compiler import ChromiumCompiler
from grader.missing import Cause, Missing
from grader.provider import Limits, Tool, provider

MODERN: tuple[tuple[str, str, bool], ...] = (
    ("classic", r"/(?<y>\d{4})-|-(?<y>\d{4})/", True),  # one name in two alternatives: ES2025
    ("classic", "/(?i:a)b/", True),  # flags for a part of a pattern: ES2025
    ("classic", "{ using file = null }", True),  # explicit resource management: ES2026
    ("classic", "class A { static { this.b = 1 } #c; has(d) { return #c in d } }", True),
    ("classic", "a?.b ?? c; d ||= 1_000n", True),
    ("classic", "let a; let a", False),
    ("classic", "return", False),
    ("classic", "/(?<y>a)(?<y>b)/", False),
    ("module", "import data from './data.json' with { type: 'json' }; await data", True),
    ("module", "with (a) b", False),
    ("handler", "return false", True),
    ("handler", "let event", False),
)
"""Kind, text, and whether a browser accepts it: an engine that differs is too old to judge."""

NO_ENGINE = (
    "no JavaScript engine: the Node inside Playwright is missing, PLAYWRIGHT_NODEJS_PATH and the "
    "system's Node are missing or too old, and no Chromium starts (see `grade doctor`)"
)

STACK = "RangeError"
"""The engine ran out of stack: the script may be legal, and no browser is sure to run it."""


class Engine(Tool):
    """Compiles scripts, one process a worker. Safe to call from several tasks at once."""

    def __init__(self, nodes: Iterable[Path] | None = None) -> None:
        self._nodes = nodes
        self._compiler: Compiler | None = None
        self._seconds = Limits().job_seconds
        self._turn = asyncio.Lock()

    @property
    def version(self) -> str:
        """The program and the engine in it."""
        found = self._compiler
        return f"{found.name} V8 {found.version}" if found else "none"

    async def start(self, limits: Limits) -> None:
        """Find an engine that knows today's syntax. Finding none is no error."""
        self._seconds = limits.job_seconds
        nodes = _installed() if self._nodes is None else self._nodes
        for compiler in (NodeCompiler(node, limits.memory_bytes) for node in nodes):
            if await self._modern(compiler):
                self._compiler = compiler
                return
        lab = Lab()
        with contextlib.suppress(Exception):  # whatever keeps a browser from starting
            await lab.start(limits)
            self._compiler = ChromiumCompiler(lab)
            return
        await lab.close()

    async def close(self) -> None:
        """End the process."""
        if self._compiler is not None:
            await self._compiler.close()

    async def verdicts(self, scripts: ScriptTrees) -> EngineVerdicts | Missing:
        """Compile every script, none of them is run.

        Missing where there is no engine, where the process dies over these scripts or takes
        too long, and where a script is nested too deep to tell.
        """
        if self._compiler is None:
            return Missing(NO_ENGINE, Cause.NO_ENGINE)
        asked = [(one.kind.value, one.text) for one in scripts.scripts]
        try:
            async with self._turn, asyncio.timeout(self._seconds):
                found = await self._compiler.compile(asked)
        except CompilerError as error:
            return Missing(f"the JavaScript engine was lost: {error}")
        except TimeoutError:
            return Missing(f"the scripts did not compile within {self._seconds:.0f} s")
        if any(one and one.name == STACK for one in found):
            return Missing("a script is nested too deep for the engine", Cause.CANNOT_TELL)
        said = tuple(map(_verdict, scripts.scripts, found))
        return EngineVerdicts(said, self._compiler.name, self._compiler.version)

    async def _modern(self, compiler: Compiler) -> bool:
        try:
            found = await asyncio.wait_for(
                compiler.compile([(kind, text) for kind, text, _ in MODERN]), self._seconds
            )
        except (CompilerError, OSError, TimeoutError):
            found = []
        if [one is None for one in found] == [sound for _, _, sound in MODERN]:
            return True
        await compiler.close()
        return False


@provider
async def engine_verdicts(scripts: ScriptTrees, engine: Engine) -> EngineVerdicts | Missing:
    """Ask a JavaScript engine about every script."""
    return await engine.verdicts(scripts)


def _verdict(script: Script, refusal: Refusal | None) -> ScriptVerdict:
    if refusal is None:
        return accepted(script)
    return refused(script, refusal.message, refusal.line, refusal.column)


def _installed() -> Iterator[Path]:
    """Every Node of this machine, Playwright's own first."""
    package = importlib.util.find_spec("playwright")
    if package is not None and package.origin is not None:
        name = "node.exe" if sys.platform == "win32" else "node"
        yield Path(package.origin).parent / "driver" / name
    for found in (os.environ.get("PLAYWRIGHT_NODEJS_PATH"), shutil.which("node")):
        if found:
            yield Path(found)
