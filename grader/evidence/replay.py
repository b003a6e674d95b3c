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
class Shot:
    """One picture of a film strip: what it shows, when (as in the plan), and its name."""

    caption: str
    at: float
    picture: str


@dataclass(frozen=True, slots=True)
class Replay:
    """One fork with its pictures. Findings refer to it by ``name``; ``title`` says what is done."""

    name: str
    title: str
    plan: Plan
    strip: tuple[Shot, ...] = ()

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
        strip = tuple(Shot(**one) for one in told["strip"])
        return cls(told["name"], told["title"], Plan(steps, told["until"], window), strip)


def _input(told: dict[str, Any]) -> inputs.Input:
    kinds = {one.__name__: one for one in (inputs.Key, inputs.Mouse, inputs.Wheel, inputs.Touch,
             inputs.Text, inputs.Resize, inputs.Blur, inputs.Focus)}  # fmt: skip
    given = {name: value for name, value in told.items() if name != "input"}
    made: inputs.Input = kinds[told["input"]](**given)
    return made
