"""Layout: how the page lies in windows of several widths, and what does not fit.

The page is opened anew in each window, left alone for a moment, and measured. Lengths are
CSS pixels. ``Layout()`` is a page that fits everywhere.
"""

from dataclasses import dataclass
from enum import StrEnum

from grader.evidence.browser import Picture
from grader.finding import NOWHERE, Place


class Sort(StrEnum):
    """What sticks out."""

    TEXT = "text"
    CONTROL = "control"  # something to press
    PICTURE = "picture"  # an image or a video
    DRAWING = "drawing"  # a canvas or svg
    FRAME = "frame"  # another page
    BOX = "box"  # none of these


@dataclass(frozen=True, slots=True)
class Overhang:
    """The outermost element that reaches beyond the right edge of the window.

    ``right`` is where it ends, ``sort`` the most telling thing in it that ends out there,
    ``label`` the beginning of its text. ``lost`` says that nobody can scroll to it.
    """

    selector: str
    sort: Sort = Sort.BOX
    right: int = 0
    label: str = ""
    lost: bool = False
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Fit:
    """One window: its width, how far the document reaches when scrolled, what sticks out.

    ``replay`` names a recipe that shows it.
    """

    width: int
    reach: int
    overhangs: tuple[Overhang, ...] = ()
    replay: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """The page in every window that was tried.

    ``adaptive`` says that it asks phones for a window as wide as the device; without that,
    they lay it out as for a desk and zoom out.
    """

    fits: tuple[Fit, ...] = ()
    adaptive: bool = True
    pictures: tuple[Picture, ...] = ()
