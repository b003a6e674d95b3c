"""Tools of one worker: built on first use, started once, closed at the end."""

import asyncio
from typing import TypeVar

from grader.provider import Limits, Tool

T = TypeVar("T", bound=Tool)


class Toolbox:
    """Holds at most one tool of each type. Concurrent askers wait for one start."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._starting: dict[type[Tool], asyncio.Task[Tool]] = {}

    async def get(self, kind: type[T]) -> T:
        """Return the running tool of this type.

        Raises:
            Exception: whatever its start raised; every later asker is told the same.
        """
        if kind not in self._starting:
            self._starting[kind] = asyncio.create_task(self._start(kind))
        starting = self._starting[kind]
        tool = starting.result() if starting.done() else await asyncio.shield(starting)
        assert isinstance(tool, kind)  # noqa: S101 - narrows the type for the caller
        return tool

    def versions(self) -> dict[str, str]:
        """Versions of the tools that run, by the name of their type."""
        running = {
            kind.__name__: task.result()
            for kind, task in self._starting.items()
            if task.done() and not task.cancelled() and task.exception() is None
        }
        return {name: tool.version for name, tool in sorted(running.items())}

    async def close(self) -> None:
        """Close every tool that was started, in the reverse order of their starts."""
        for task in reversed(self._starting.values()):
            if not task.done():
                task.cancel()
            elif not task.cancelled() and task.exception() is None:
                await task.result().close()
        self._starting.clear()

    async def _start(self, kind: type[Tool]) -> Tool:
        tool = kind()
        try:
            await tool.start(self._limits)
        except BaseException:
            await tool.close()
            raise
        return tool
