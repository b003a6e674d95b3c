"""One visit: a page opened once, and what came of it."""

import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from grader.artifact import Artifact
from grader.evidence.browser import Ending
from grader.evidence.inputs import Window
from grader.evidence.source import SourceFiles
from grader.gather.lab.browser import Browser
from grader.gather.lab.log import Log
from grader.gather.lab.room import Room
from grader.gather.lab.serve import Site
from grader.gather.lab.trouble import (
    TRIES,
    CrashedError,
    DeadlyError,
    HungError,
    LateError,
    SpentError,
    ToolError,
)
from grader.gather.lab.watch import Patience
from grader.missing import Cause, Missing

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Visit(Generic[T]):
    """What came of a visit. ``found`` is None where the page hung or crashed."""

    ending: Ending
    why: str
    log: Log
    found: T | None = None


async def bounded(call: Awaitable[T]) -> T | Missing:
    """Wait for a visit; what keeps anybody from looking becomes a Missing."""
    try:
        return await call
    except SpentError as error:
        return Missing(f"the page came to no rest: {error}", Cause.CANNOT_TELL)
    except LateError as error:
        return Missing(f"the machine is too busy to tell: {error}")
    except DeadlyError as error:
        return Missing(f"the browser dies of it, {TRIES} times: {error}", Cause.CANNOT_TELL)
    except ToolError as error:
        return Missing(str(error))


@dataclass(frozen=True, slots=True)
class Job(Generic[T]):
    """What is visited, in which window, and how it is looked at.

    With ``record`` what the page does is counted, and can be asked for (see ``tally.js``).
    """

    artifact: Artifact
    source: SourceFiles
    window: Window
    look: Callable[[Room], Awaitable[T]]
    record: bool


async def visit_once(browser: Browser, job: Job[T], patience: Patience) -> tuple[Visit[T], bool]:
    """Visit a page once; and whether the browser is still good afterwards.

    Raises:
        CrowdedError, LateError, LostError, SpentError: nothing can be said of the page.
    """
    log = Log(Site.of(job.artifact), job.source)
    room = Room(browser, log, job.window, record=job.record, plans=job.record)
    good = False
    try:
        await room.open(patience)
        found = await job.look(room)
        ending = Ending.NAVIGATED_AWAY if log.left else Ending.LOADED
        visit = Visit(ending, log.left, log, found)
    except HungError as error:
        visit = Visit(Ending.HUNG, str(error), log)
    except CrashedError as error:
        visit = Visit(Ending.CRASHED, str(error), log)
    finally:
        good = await room.close()
        if not good:
            with contextlib.suppress(Exception):
                browser.kill_now()
    return visit, good
