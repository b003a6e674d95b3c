"""Appearance: what of a page that came to rest cannot be seen, and what its modes look like.

The page was left alone for some seconds of virtual time, and looked at; then every control of a
group that chooses a look was pressed in turn. ``Appearance()`` is a page that shows all it has.
"""

from dataclasses import dataclass
from enum import StrEnum

from grader.finding import NOWHERE, Place


class Why(StrEnum):
    """Why something is not seen."""

    COLOUR = "colour"  # text in the colour that is behind it
    OPACITY = "opacity"  # an animation that has ended, or never was, leaves it transparent
    EMPTY = "empty"  # no width or no height
    COVERED = "covered"  # a plain box lies over all of it
    AWAY = "away"  # it went out of the window, and farther and farther
    LEFT = "left"  # an animation has put it outside the window, and holds it there


@dataclass(frozen=True, slots=True)
class Unseen:
    """Something that cannot be seen; ``label`` is the beginning of its text."""

    selector: str
    why: Why
    label: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Mode:
    """One control that chooses a look; ``look`` is a digest of all styles after it was pressed."""

    selector: str
    label: str
    look: str
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Appearance:
    """What was seen. ``modes`` holds groups that look the same when they are pressed again.

    ``carried`` are things apart from the flow that were seen at first, and later no more.
    """

    texts: tuple[Unseen, ...] = ()
    canvases: tuple[Unseen, ...] = ()
    canvas_count: int = 0
    modes: tuple[tuple[Mode, ...], ...] = ()
    carried: tuple[Unseen, ...] = ()
