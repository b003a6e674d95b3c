"""Show how far every rung is: a bar each on a terminal, a line each in a pipe."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from grader.cli import kit
from runners.client.answer import Answer
from runners.sitting import Watch

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


class Lines(Watch):
    """Tells what people should know, one line each."""

    def tells(self, rung: str, text: str) -> None:
        """Write the line on standard error."""
        kit.complain(f"{rung}: {text}")


class Bars(Watch):
    """A bar for every rung: answers, tokens a second, gaps so far, time that is left."""

    def __init__(self, bars: "Progress") -> None:
        self._bars = bars
        self._tasks: dict[str, TaskID] = {}
        self._tokens: dict[str, int] = {}

    def begins(self, rung: str, owed: int, there: int) -> None:
        """Add the bar."""
        task = self._bars.add_task(rung, total=owed + there, completed=there, speed="")
        self._tasks[rung] = task
        self._tokens[rung] = 0

    def answered(self, rung: str, answer: Answer) -> None:
        """Move the bar on."""
        task = self._bars.tasks[self._tasks[rung]]
        self._tokens[rung] += answer.completion_tokens or 0
        spent = task.elapsed or 0.0
        speed = f"{self._tokens[rung] / spent:.0f} tok/s" if spent > 1 else ""
        self._bars.update(task.id, advance=1, speed=speed)

    def tells(self, rung: str, text: str) -> None:
        """Write a line above the bars."""
        self._bars.console.print(f"{rung}: {text}", markup=False, highlight=False)


@contextmanager
def watching() -> Iterator[Watch]:
    """Show progress on standard error, for as long as the block runs."""
    if not sys.stderr.isatty():
        yield Lines()
        return
    from rich.console import Console  # noqa: PLC0415 - a pipe does not pay for the bars
    from rich.progress import (  # noqa: PLC0415 - as above
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[speed]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True)) as bars:
        yield Bars(bars)
