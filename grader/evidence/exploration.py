"""Exploration: what a page did when somebody used it.

Every control was pressed, the mouse moved, keys struck, text typed, and the page left alone
for a long time, all in virtual time. Times are virtual milliseconds since the page was
opened. ``Exploration()`` is a page without anything to press that came to rest.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from grader.evidence.browser import Ending, PageError, Picture
from grader.evidence.growth import Watching
from grader.finding import NOWHERE, Place


class Hearing(StrEnum):
    """How near a listener is to a control."""

    OWN = "own"  # on the control, or on something inside it
    DELEGATED = "delegated"  # further up, and it asks what was pressed
    BYSTANDER = "bystander"  # further up, and it cannot know what was pressed


@dataclass(frozen=True, slots=True)
class Listener:
    """One listener that a press of a control reaches.

    ``event`` is its type. ``idle`` says that its body holds no statement. ``place`` is where
    its function is written, as far as the browser knows.
    """

    event: str
    hearing: Hearing = Hearing.OWN
    idle: bool = False
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Press:
    """One press of a control, as a pair: with it, and the same moment without it.

    ``after`` names what was pressed before, in order, by selector. ``effects`` names what the
    press changed, sorted: ``address`` ``animation`` ``call`` (of the browser: sound,
    clipboard, dialog …) ``console`` ``document`` ``element`` (how many there are) ``error``
    ``focus`` ``form`` ``frame`` ``listener`` ``navigation`` ``pixels`` ``request`` ``screen``
    ``scroll`` ``selection`` ``storage`` ``style`` ``text`` ``timer``. ``error`` is what a
    listener threw. ``hit`` is False where the pointer met something else than the control, or
    where it was not to be seen.
    """

    after: tuple[str, ...] = ()
    effects: tuple[str, ...] = ()
    error: PageError | None = None
    hit: bool = True

    @property
    def works(self) -> bool:
        """Whether something came of it; an error, and that the console tells of it, is nothing."""
        if self.error is None:
            return bool(self.effects)
        return is_refusal(self.error) or bool(set(self.effects) - {"error", "console"})


_REFUSALS = re.compile(
    r"\b(?:NotAllowed|NotSupported|Network|Security|Abort|NotReadable|Timeout)Error\b"
    r"|Failed to fetch|Requested device not found|HTMLMediaElement|mediaDevices|serviceWorker"
)


def is_refusal(error: PageError) -> bool:
    """Whether the browser refused what it might have granted to somebody at home.

    There is no network here, no camera and no sound file from elsewhere, and nobody who allows
    the clipboard. That a page asks for what it does not bring along is told elsewhere.
    """
    return _REFUSALS.search(error.text) is not None


@dataclass(frozen=True, slots=True)
class Control:
    """Something that asks to be pressed.

    ``kind`` is ``button``, ``link``, ``field``, ``choice`` (select, range, colour), ``toggle``,
    ``canvas`` or ``other`` (an element with a listener or a pointing hand). ``native`` is what
    the browser itself does with a press (``submit``, ``open``, ``follow`` …), empty where
    nothing. ``mentioned`` says that a script writes its id, its name or one of its classes,
    or asks for its kind of element. ``shown_by`` is what had been pressed when it came to light.
    ``replay`` names a recipe that presses it.
    """

    selector: str
    kind: str = "button"
    label: str = ""
    native: str = ""
    disabled: bool = False
    mentioned: bool = False
    shown_by: tuple[str, ...] = ()
    listeners: tuple[Listener, ...] = ()
    presses: tuple[Press, ...] = ()
    replay: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Mishap:
    """An uncaught error that only using the page brought about; ``by`` says how.

    ``replay`` names a recipe that shows it, if there is one.
    """

    error: PageError
    by: str
    replay: str = ""


@dataclass(frozen=True, slots=True)
class Exploration:
    """What was tried and what came of it.

    ``steady`` says that two visits without a press were alike to the last bit; where they
    were not, a difference between two visits tells nothing. ``scripted`` says that the page
    has a script. ``untried`` names what was left out, and why. Replays are kept with the
    pictures (:mod:`grader.evidence.replay`).
    """

    ending: Ending = Ending.LOADED
    why: str = ""
    steady: bool = True
    scripted: bool = True
    controls: tuple[Control, ...] = ()
    mishaps: tuple[Mishap, ...] = ()
    watchings: tuple[Watching, ...] = ()
    untried: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
