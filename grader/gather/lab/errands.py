"""Calls on the side: nobody waits for them, and what comes of them shows elsewhere."""

import asyncio
import contextlib
from collections.abc import Awaitable


class Errands:
    """Runs calls of one page, which may be gone before they are answered."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def run(self, call: Awaitable[object]) -> None:
        """Do something on the side."""
        task = asyncio.ensure_future(_dropped(call))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def cancel(self) -> None:
        """Give up what is under way."""
        for task in self._tasks:
            task.cancel()


async def _dropped(call: Awaitable[object]) -> None:
    with contextlib.suppress(Exception):
        await call
