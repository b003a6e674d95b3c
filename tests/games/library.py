"""Games and near misses written by hand, with what is true of each."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.games.controls import key
from tests.games.driver.verdict import Terms
from tests.games.oracle import ADVERTISED, BESIDE, CHECKS, CRAFT, PARENTS, Expectation

FOLDER = Path(__file__).parent / "hand_written"
PLAIN = Path(__file__).parent / "plain"
MISSES = Path(__file__).parent / "near_misses"
Act = dict[str, Any]


@dataclass(frozen=True, slots=True)
class HandWritten:
    """A whole game by hand; `told` is its section of `expected.toml`."""

    name: str
    html: str
    told: dict[str, Any]

    @property
    def owner(self) -> str:
        """The check that owns its fault, or nothing."""
        return str(self.told.get("owner", ""))

    @property
    def truth(self) -> dict[str, Expectation]:
        """The right verdict of every check."""
        return {check: self._expected(check) for check in (*CHECKS, *BESIDE)}

    def _owed(self, check: str) -> bool:
        told = self.told
        due = {check: check in told["owed"] for check in ADVERTISED}
        due |= dict.fromkeys(CRAFT, "scoring" in told)
        due["dead-hold"] = "swap" in told["controls"]
        return due.get(check, True)

    def _expected(self, check: str) -> Expectation:
        told = self.told
        either = check in told.get("also", ())
        if check == self.owner:
            pairs = (finding.partition(" ") for finding in told.get("findings", ()))
            return Expectation("fails", findings=tuple(sorted((a, b) for a, _, b in pairs)))
        if not self._owed(check):
            return Expectation("not-owed", either=either)
        if self.owner in PARENTS[check]:
            return Expectation("blocked", self.owner, either)
        linear = check == "linear-scoring" and told["scoring"] == "linear"
        return Expectation("fails" if linear else "holds", either=either)

    @property
    def shown(self) -> str:
        """The page with the code by which it shows its state."""
        after = self.told["after"]
        if self.html.count(after) != 1:
            raise ValueError(f"{self.name}: {after!r} is there {self.html.count(after)} times")
        peek = self.told["peek"].rstrip()
        both = f"{peek}\n{after}" if self.told.get("before") else f"{after}\n{peek}"
        return self.html.replace(after, both)

    @property
    def terms(self) -> Terms:
        """What has to be known of it to judge what it did."""
        told = self.told
        return Terms(
            bug=self.owner and f"by-hand {self.owner}",
            scored="unscored-line" in told["owed"],
            drops=told.get("drops", False),
            levels=told.get("levels", 0),
            shown="score" in told,
            pictured=told.get("pictured", True),
            start_cells=told.get("start_cells", 8),
            counts_pieces=True,
        )

    @property
    def plan(self) -> dict[str, Any]:
        """How it is started and controlled, for the referee."""
        told = self.told
        return {
            "start": [act(text) for text in told["start"]],
            "restart": [act(text) for text in told.get("restart", ())],
            "roles": {role: act(text) for role, text in told["controls"].items()},
            "board": told["surface"],
            "score": told.get("score", ""),
            "next": told.get("next", ""),
            "preview": told.get("preview", 0),
            "levels": told.get("levels", 0),
            "softHeld": told.get("soft_held", False),
            "hidden": told.get("hidden", 0),
            "over": told.get("over", ""),
            "deals": 80,
        }


_STEPS = {"left": -1, "right": 1}


def act(text: str) -> Act:
    """What the referee does for one phrase of `expected.toml`."""
    verb, _, what = text.partition(" ")
    match verb:
        case "key":
            one = key(" " if what == "Space" else what)
            return {"how": "key", "key": one.key, "code": one.code, "number": one.number}
        case "mouse":
            event = "mousemove" if what in _STEPS else what
            return {"how": "mouse", "event": event, "step": _STEPS.get(what, 0)}
        case "wait":
            return {"how": "wait", "ms": int(what)}
        case "click" | "press":
            return {"how": verb, "path": what}
        case _:
            raise ValueError(f"no such act: {text!r}")


def _sections(folder: Path) -> Iterator[tuple[str, str, dict[str, Any]]]:
    with (folder / "expected.toml").open("rb") as file:
        listed = tomllib.load(file)
    for name, told in listed.items():
        yield name.removesuffix(".html"), (folder / name).read_text("utf-8"), told


def hand_written() -> Iterator[HandWritten]:
    """Every game that is written by hand."""
    for name, html, told in _sections(FOLDER):
        yield HandWritten(name, html, told)


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A page that is no working Tetris; `never` names checks that must not pass."""

    name: str
    html: str
    what: str
    never: tuple[str, ...]


def near_misses() -> Iterator[NearMiss]:
    """Every page that must not be passed."""
    for name, html, told in _sections(MISSES):
        yield NearMiss(name, html, told["what"], tuple(told["never"]))


@dataclass(frozen=True, slots=True)
class Plain:
    """A game as a language model writes one: what is wrong with it, and the check that owns it."""

    name: str
    html: str
    hand: str
    fault: str
    owner: str


def plain() -> Iterator[Plain]:
    """Every game of that kind."""
    told = tomllib.loads((PLAIN / "truth.toml").read_text("utf-8"))
    for name, one in told.items():
        html = (PLAIN / f"{name}.html").read_text("utf-8")
        yield Plain(name, html, one["hand"], one.get("fault", ""), one.get("owner", ""))
