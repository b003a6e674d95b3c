"""Exemplars of a rubric: whole artifacts with what must, and must not, be said of them."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from grader.errors import ContractError
from grader.rubric import Rubric

EXPECT_KEYS = ("must", "must_not", "tier", "score_at_least", "score_at_most", "note")


@dataclass(frozen=True, slots=True)
class Exemplar:
    """One artifact and what a sound rubric says of it.

    ``must`` and ``must_not`` hold ``check`` or ``check/message``; ``tier`` may be left open.
    """

    name: str
    folder: Path
    must: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()
    tier: str | None = None
    score_at_least: float = 0.0
    score_at_most: float = 1.0


def exemplars_of(rubric: Rubric) -> tuple[Exemplar, ...]:
    """Read the exemplars that lie in ``exemplars/`` beside the rubric, by name.

    Raises:
        ContractError: an ``expect.toml`` is missing, no TOML, or has an unknown key.
    """
    home = Path(rubric.folder) / "exemplars"
    folders = sorted(one for one in home.iterdir() if one.is_dir()) if home.is_dir() else []
    return tuple(_read(folder) for folder in folders)


def order_of(rubric: Rubric) -> tuple[str, ...]:
    """Names of exemplars, best first, as ``exemplars/order.toml`` wants them to come out.

    Raises:
        ContractError: the file is no TOML, or names an exemplar that is not there.
    """
    path = Path(rubric.folder) / "exemplars" / "order.toml"
    if not path.is_file():
        return ()
    order = _toml(path).get("order", [])
    for name in order:
        if not (path.parent / str(name)).is_dir():
            raise ContractError(f"{path}: no exemplar {name!r} beside it")
    return tuple(order)


def unmet(
    exemplar: Exemplar, row: Mapping[str, Any], must: Sequence[str] | None = None
) -> Iterator[str]:
    """Say what a graded row (as in ndjson) lacks of what the exemplar expects.

    ``must`` replaces the exemplar's own where not every check was run; a partial row's tier
    and score are then not compared.
    """
    said = {
        name
        for verdict in row["verdicts"]
        for finding in verdict["findings"]
        for name in (verdict["check"], f"{verdict['check']}/{finding['message']}")
    }
    for name in exemplar.must if must is None else must:
        if name not in said:
            yield f"{name} should be said, and is not"
    for name in exemplar.must_not:
        if name in said:
            yield f"{name} is said, and should not be"
    if row["partial"]:
        return
    if exemplar.tier and row["tier"] != exemplar.tier:
        yield f"the tier is {row['tier']}, should be {exemplar.tier}"
    score = row["score"]
    if score is not None and not exemplar.score_at_least <= score <= exemplar.score_at_most:
        bounds = f"{exemplar.score_at_least} to {exemplar.score_at_most}"
        yield f"the score is {score}, should be {bounds}"


def misordered(order: Sequence[str], rows: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """Say which neighbours in the wanted order did not come out that way, best first."""
    for better, worse in pairwise(order):
        if better in rows and worse in rows and _rank(rows[better]) <= _rank(rows[worse]):
            yield f"{better} should come out above {worse}, and does not"


def _rank(row: Mapping[str, Any]) -> tuple[int, float, float]:
    tier = ("broken", "unknown", "functional", "professional").index(row["tier"])
    return tier, row["score"] or 0.0, row["craft"] or 0.0


def _read(folder: Path) -> Exemplar:
    path = folder / "expect.toml"
    if not path.is_file():
        raise ContractError(f"{folder}: an exemplar needs an expect.toml")
    data = _toml(path)
    for key in data:
        if key not in EXPECT_KEYS:
            there = ", ".join(EXPECT_KEYS)
            raise ContractError(f"{path}: unknown key {key!r}; there is: {there}")
    return Exemplar(
        folder.name,
        folder,
        tuple(data.get("must", ())),
        tuple(data.get("must_not", ())),
        data.get("tier"),
        float(data.get("score_at_least", 0.0)),
        float(data.get("score_at_most", 1.0)),
    )


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ContractError(f"{path}: not readable as TOML: {error}") from error
