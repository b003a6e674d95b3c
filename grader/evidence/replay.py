"""Replay: what was done to a page to see a fault, told so that anybody can do it again."""

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import Any, Self

from grader.evidence import inputs
from grader.evidence.browser import Picture
from grader.evidence.inputs import Plan, Window

PREFIX = "replay/"
"""Replays are kept like pictures, under names that begin so."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A lattice to be drawn over a picture: its first cell's corner, and the size of a cell.

    In pixels of the picture; ``down`` is negative where rows are counted upwards. ``cells`` are
    marked as foreseen, ``others`` as seen and not foreseen: (column, row).
    """

    left: float
    top: float
    across: float
    down: float
    columns: int
    rows: int
    cells: tuple[tuple[int, int], ...] = ()
    others: tuple[tuple[int, int], ...] = ()

    @classmethod
    def read(cls, told: dict[str, Any]) -> Self:
        """Read what was kept."""
        marked = {name: tuple(map(tuple, told.get(name, ()))) for name in ("cells", "others")}
        return cls(**{**told, **marked})


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture of a film strip: what it shows, when (as in the plan), and its name.

    A picture that was not kept can be taken: the plan says all that was done.
    """

    caption: str
    at: float
    picture: str
    grid: Grid | None = None


@dataclass(frozen=True, slots=True)
class Replay:
    """One fork with its pictures; ``title`` says what is done.

    Findings refer to it by ``name``, or it belongs to those of its ``moment`` (virtual ms) and is
    shown with these only.
    """

    name: str
    title: str
    plan: Plan
    strip: tuple[Shot, ...] = ()
    moment: float | None = None

    @property
    def kept(self) -> Picture:
        """The replay as JSON, to be kept with the pictures that it names."""
        window = self.plan.window
        told = {
            "schema": 1,
            "name": self.name,
            "title": self.title,
            "seed": window.seed,
            "width": window.width,
            "height": window.height,
            "until": self.plan.until,
            "inputs": [{"input": type(one).__name__, **asdict(one)} for one in self.plan.inputs],
            "strip": [asdict(one) for one in self.strip],
            "moment": self.moment,
        }
        data = json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
        return Picture(f"{PREFIX}{self.name}.json", hashlib.sha256(data).hexdigest(), data)

    @classmethod
    def read(cls, told: dict[str, Any]) -> Self:
        """Read what was kept.

        Raises:
            KeyError, TypeError, ValueError: it is no replay.
        """
        window = Window(told["width"], told["height"], told["seed"])
        steps = tuple(_input(one) for one in told["inputs"])
        strip = tuple(_shot(one) for one in told["strip"])
        plan = Plan(steps, told["until"], window)
        return cls(told["name"], told["title"], plan, strip, told.get("moment"))


def _shot(told: dict[str, Any]) -> Shot:
    grid = told.get("grid")
    read = Grid.read(grid) if grid else None
    return Shot(told["caption"], told["at"], told["picture"], read)


def _input(told: dict[str, Any]) -> inputs.Input:
    kinds = {one.__name__: one for one in (inputs.Key, inputs.Mouse, inputs.Wheel, inputs.Touch,
             inputs.Text, inputs.Resize, inputs.Blur, inputs.Focus)}  # fmt: skip
    given = {name: value for name, value in told.items() if name != "input"}
    made: inputs.Input = kinds[told["input"]](**given)
    return made
