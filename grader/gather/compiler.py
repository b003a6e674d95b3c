"""Compilers: processes that hold a JavaScript engine. They compile and run nothing."""

import asyncio
import contextlib
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

PROGRAM = Path(__file__).with_name("engine.js")

LONGEST_ANSWER = 64 << 20
"""Bytes of one answer: 500 characters of message for each of 100,000 scripts."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why the engine does not take a script, in the engine's own terms.

    ``name`` is the class of the error; ``line`` and ``column`` count from 0, in UTF-16 units.
    """

    name: str
    message: str
    line: int
    column: int


class CompilerError(Exception):
    """The process that compiles could not be started, or died over a script."""


class Compiler(Protocol):
    """What can compile scripts, given as pairs of kind (``ScriptKind``) and text."""

    @property
    def name(self) -> str:
        """The program that holds the engine."""

    @property
    def version(self) -> str:
        """The engine's version."""

    async def compile(self, scripts: Sequence[tuple[str, str]]) -> list[Refusal | None]:
        """Say of each script why it is refused, or None.

        Raises:
            CompilerError: the process died; the next call starts another one.
        """

    async def close(self) -> None:
        """End the process."""


class NodeCompiler:
    """V8 inside Node. The process is fed over a pipe and ends by itself when that closes."""

    def __init__(self, node: Path, memory_bytes: int) -> None:
        self.name = "Node"
        self.version = ""
        self._command = (
            str(node),
            "--experimental-vm-modules",
            "--no-warnings",
            f"--max-old-space-size={memory_bytes >> 20}",
            str(PROGRAM),
        )
        self._process: asyncio.subprocess.Process | None = None

    async def compile(self, scripts: Sequence[tuple[str, str]]) -> list[Refusal | None]:
        """Say of each script why it is refused, or None.

        Raises:
            CompilerError: the process died; the next call starts another one.
        """
        try:
            process = self._process or await self._start()
            request = {"scripts": [{"kind": kind, "text": text} for kind, text in scripts]}
            answer = await _ask(process, json.dumps(request).encode() + b"\n")
        except BaseException:
            await self.close()
            raise
        return [one and Refusal(**one) for one in answer["verdicts"]]

    async def close(self) -> None:
        """Kill the process and wait for its end."""
        process, self._process = self._process, None
        if process is not None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.communicate()

    async def _start(self) -> asyncio.subprocess.Process:
        clean = {key: value for key, value in os.environ.items() if not key.startswith("NODE_")}
        self._process = await asyncio.create_subprocess_exec(
            *self._command,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env=clean,
            limit=LONGEST_ANSWER,
        )
        self.version = (await _ask(self._process, b""))["version"]
        return self._process


async def _ask(process: asyncio.subprocess.Process, request: bytes) -> dict[str, Any]:
    """Send one line and read one."""
    if process.stdin is None or process.stdout is None:
        raise CompilerError("the process has no pipes")
    try:
        process.stdin.write(request)
        await process.stdin.drain()
        answer = await process.stdout.readline()
    except (ConnectionError, ValueError) as error:
        raise CompilerError(str(error)) from error
    if not answer.endswith(b"\n"):
        raise CompilerError("the process ended without an answer")
    read: dict[str, Any] = json.loads(answer)
    return read
