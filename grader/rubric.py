"""A rubric: what counts for a task, how much, and what must hold.

People write it as ``rubric.toml``. Unknown keys, unknown checks, wrong options and
weights that are not positive are errors with file, key and a suggestion, before
anything is graded.
"""

import difflib
import math
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any, Literal

from grader.artifact import Medium
from grader.errors import ContractError
from grader.finding import Json, to_json
from grader.item import Pairs, digest

RUBRIC_KEYS = (
    "id", "version", "title", "medium", "task", "capability", "endpoint",
    "checks", "facts", "item", "items", "gather", "tiers", "panel",
)  # fmt: skip
CHECK_KEYS = ("id", "weight", "gate", "after", "options")
ITEM_KEYS = ("id", "prompt", "level", "params", "expected", "terms", "tools")
TIER_KEYS = ("professional", "craft")
PANEL_KEYS = ("quick", "standard", "full", "tokens")


@dataclass(frozen=True, slots=True)
class Counted:
    """One check in a rubric. A ``gate`` that fails makes the artifact broken.

    ``after`` are the checks without whose passing this one cannot be earned.
    """

    id: str
    weight: float = 1.0
    gate: bool = False
    after: tuple[str, ...] = ()
    options: Pairs = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """One item as declared: its prompt file is read when the item is needed."""

    id: str
    prompt: str
    level: int = 1
    params: Pairs = ()
    expected: Json = None
    terms: Json = None
    tools: Json = None


@dataclass(frozen=True, slots=True)
class Bars:
    """What an artifact must reach, on the score and on craft, to be called professional."""

    professional: float = 0.95
    craft: float = 0.75


@dataclass(frozen=True, slots=True)
class Panel:
    """How many items a rubric gives to each size of the panel, and tokens that one takes, about.

    ``tokens`` are those of the prompt and of an answer without long reasoning.
    """

    quick: int
    standard: int
    full: int
    tokens: int


@dataclass(frozen=True)
class Rubric:
    """What counts for a task. ``folder`` is where prompts and exemplars lie."""

    id: str
    version: int
    medium: Medium
    checks: tuple[Counted, ...]
    title: str = ""
    task: str = ""
    capability: str = ""
    endpoint: Literal["functional", "professional"] = "functional"
    facts: tuple[str, ...] = ()
    items: tuple[Asked, ...] = ()
    generator: str | None = None
    gather: tuple[tuple[str, Pairs], ...] = ()
    bars: Bars = Bars()
    panel: Panel | None = None
    folder: str = ""

    @cached_property
    def digest(self) -> str:
        """sha256 of everything that can change a score, in hex."""
        judged = ("id", "version", "medium", "checks", "facts", "gather", "bars")
        whole = asdict(self)
        return digest({key: whole[key] for key in judged})

    def counted(self, check: str) -> Counted | None:
        """The row of one check, or None."""
        return next((one for one in self.checks if one.id == check), None)


def read_rubric(text: str, where: str, folder: str = "") -> Rubric:
    """Read a ``rubric.toml``.

    Args:
        text: its contents.
        where: the file's name, for errors.
        folder: where prompts and exemplars lie.

    Raises:
        ContractError: it is no TOML, or breaks the rules above.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ContractError(f"{where}: not TOML: {error}") from error
    _known(data, RUBRIC_KEYS, where)
    checks = tuple(
        _counted(one, f"{where}: checks[{at}]")
        for at, one in enumerate(_tables(data, "checks", where))
    )
    if not checks:
        raise ContractError(f"{where}: checks is empty; a rubric counts at least one check")
    _distinct((one.id for one in checks), f"{where}: checks")
    items = tuple(
        _asked(one, f"{where}: item[{at}]") for at, one in enumerate(_tables(data, "item", where))
    )
    _distinct((one.id for one in items), f"{where}: item")
    id_ = _text(data, "id", where)
    return Rubric(
        id=id_,
        version=_whole(data, "version", where),
        medium=_medium(data, where),
        checks=checks,
        title=_text(data, "title", where, id_.replace("_", " ")),
        task=_text(data, "task", where, id_),
        capability=_text(data, "capability", where, "general"),
        endpoint=_endpoint(data, where),
        facts=_names(data, "facts", where),
        items=items,
        generator=_text(data, "items", where, "") or None,
        gather=_gather(data, where),
        bars=_bars(data, where),
        panel=_panel(data, where),
        folder=folder,
    )


def suggestion(name: str, among: Iterable[str]) -> str:
    """End an error's text: `; did you mean …?`, or what there is."""
    there = sorted(among)
    near = difflib.get_close_matches(name, there, 1)
    if near:
        return f"; did you mean {near[0]!r}?"
    return f"; there is: {', '.join(there) or 'nothing'}"


def _counted(data: Mapping[str, Any], where: str) -> Counted:
    _known(data, CHECK_KEYS, where)
    id_ = _text(data, "id", where)
    weight = data.get("weight", 1.0)
    if isinstance(weight, bool) or not isinstance(weight, int | float) or not 0 < weight < math.inf:
        raise ContractError(f"{where} ({id_}): weight must be a number above 0, not {weight!r}")
    gate = data.get("gate", False)
    if not isinstance(gate, bool):
        raise ContractError(f"{where} ({id_}): gate is true or false, not {gate!r}")
    return Counted(
        id_, float(weight), gate, _names(data, "after", where), _pairs(data, "options", where)
    )


def _asked(data: Mapping[str, Any], where: str) -> Asked:
    _known(data, ITEM_KEYS, where)
    level = data.get("level", 1)
    if level not in (1, 2, 3) or isinstance(level, bool):
        raise ContractError(f"{where}: level is 1, 2 or 3, not {level!r}")
    return Asked(
        _text(data, "id", where),
        _text(data, "prompt", where),
        level,
        _pairs(data, "params", where),
        to_json(data.get("expected")),
        to_json(data.get("terms")),
        to_json(data.get("tools")),
    )


def _bars(data: Mapping[str, Any], where: str) -> Bars:
    tiers = _table(data, "tiers", where)
    _known(tiers, TIER_KEYS, f"{where}: tiers")
    for key, value in tiers.items():
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            raise ContractError(f"{where}: tiers.{key} is a number from 0 to 1, not {value!r}")
    return Bars(**{key: float(value) for key, value in tiers.items()})


def _panel(data: Mapping[str, Any], where: str) -> Panel | None:
    if "panel" not in data:
        return None
    table = _table(data, "panel", where)
    _known(table, PANEL_KEYS, f"{where}: panel")
    return Panel(*(_whole(table, key, f"{where}: panel") for key in PANEL_KEYS))


def _gather(data: Mapping[str, Any], where: str) -> tuple[tuple[str, Pairs], ...]:
    table = _table(data, "gather", where)
    return tuple((name, _pairs(table, name, f"{where}: gather")) for name in table)


def _medium(data: Mapping[str, Any], where: str) -> Medium:
    value = data.get("medium", Medium.HTML.value)
    if value not in tuple(Medium):
        raise ContractError(f"{where}: medium is one of {[m.value for m in Medium]}, not {value!r}")
    return Medium(value)


def _endpoint(data: Mapping[str, Any], where: str) -> Literal["functional", "professional"]:
    value = data.get("endpoint", "functional")
    if value not in ("functional", "professional"):
        raise ContractError(f"{where}: endpoint is 'functional' or 'professional', not {value!r}")
    return "professional" if value == "professional" else "functional"


def _known(data: Mapping[str, Any], keys: tuple[str, ...], where: str) -> None:
    for key in data:
        if key not in keys:
            raise ContractError(f"{where}: unknown key {key!r}{suggestion(key, keys)}")


def _distinct(names: Iterable[str], where: str) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise ContractError(f"{where}: {name!r} stands there twice")
        seen.add(name)


def _tables(data: Mapping[str, Any], key: str, where: str) -> list[dict[str, Any]]:
    value = data.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise ContractError(f"{where}: {key} must be an array of tables, like [[{key}]]")
    return value


def _table(data: Mapping[str, Any], key: str, where: str) -> dict[str, Any]:
    value = data.get(key, {})
    if not isinstance(value, dict):
        raise ContractError(f"{where}: {key} must be a table, not {value!r}")
    return value


def _pairs(data: Mapping[str, Any], key: str, where: str) -> Pairs:
    return tuple((name, to_json(value)) for name, value in _table(data, key, where).items())


def _names(data: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
    value = data.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise ContractError(f"{where}: {key} must be an array of texts, not {value!r}")
    return tuple(value)


def _text(data: Mapping[str, Any], key: str, where: str, default: str | None = None) -> str:
    value = data.get(key, default)
    if not isinstance(value, str) or (default is None and not value):
        raise ContractError(f"{where}: {key} must be a text, not {value!r}")
    return value


def _whole(data: Mapping[str, Any], key: str, where: str) -> int:
    value = data.get(key)
    if type(value) is not int or value < 1:
        raise ContractError(f"{where}: {key} must be a whole number from 1, not {value!r}")
    return value
