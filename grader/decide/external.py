"""What others measured of rungs: read from TOML or CSV, placed without an interval, compared."""

import csv
import io
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any

from grader.decide.quants import nominal_bits
from grader.errors import ContractError
from grader.stats.estimate import Estimate
from grader.stats.rank import spearman

SHIPPED = ("aider_polyglot",)
"""Ladders that come with bitgrade."""


@dataclass(frozen=True, slots=True)
class Score:
    """One number that somebody else measured of a rung. ``gb``: 10^9 bytes of weights."""

    model: str
    quant: str
    task: str
    metric: str
    value: float
    higher_is_better: bool
    source: str
    file_digest: str | None = None
    bits: float | None = None
    gb: float | None = None

    @property
    def width(self) -> float | None:
        """Bits as told, else as the quant's name promises."""
        return self.bits if self.bits is not None else nominal_bits(self.quant)


@dataclass(frozen=True, slots=True)
class PointLadder:
    """A ladder of single numbers: the largest relative step gives a place, and no interval.

    ``step``: share of the baseline lost from ``above`` to ``below``; ``retained``: what the last
    rung keeps of the first.
    """

    model: str
    metric: str
    source: str
    scores: tuple[Score, ...]
    above: str
    below: str
    step: float
    retained: float


def read_scores(name: str) -> list[Score]:
    """Read a shipped ladder by its name, else a TOML or CSV file.

    A CSV has the columns model, quant, metric, value, and if known task, file_digest,
    higher_is_better, source, bits, gb.

    Raises:
        ContractError: it is neither, or says too little.
    """
    if name in SHIPPED:
        text = files("grader.decide").joinpath(f"data/{name}.toml").read_text("utf-8")
        return _from_toml(text, name)
    path = Path(name)
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        shipped = ", ".join(SHIPPED)
        raise ContractError(f"{name} cannot be read ({error}); shipped are: {shipped}") from error
    return _from_toml(text, name) if path.suffix == ".toml" else _from_csv(text, name)


def point_ladders(scores: Iterable[Score]) -> list[PointLadder]:
    """Place the largest step of every ladder of single numbers with two rungs or more."""
    groups: dict[tuple[str, str, str], list[Score]] = {}
    for one in scores:
        if one.width is not None:
            groups.setdefault((one.model, one.metric, one.source), []).append(one)
    made = []
    for (model, metric, source), there in sorted(groups.items()):
        rungs = sorted(there, key=lambda one: -(one.width or 0.0))
        base = rungs[0].value
        if len(rungs) < 2 or not base:
            continue
        sign = 1.0 if rungs[0].higher_is_better else -1.0
        steps = [sign * (a.value - b.value) / abs(base) for a, b in pairwise(rungs)]
        at = max(range(len(steps)), key=steps.__getitem__)
        made.append(
            PointLadder(
                model, metric, source, tuple(rungs), rungs[at].quant, rungs[at + 1].quant,
                steps[at], rungs[-1].value / base,
            )
        )  # fmt: skip
    return made


def agreement(
    scores: Sequence[Score], ours: Mapping[tuple[str, str], Mapping[str, float]]
) -> list[tuple[str, str, str, Estimate]]:
    """Rank correlation of each (model, metric) with our pass rates of each task.

    Args:
        scores: what others measured.
        ours: pass rate by quant, of each (model, task).

    Returns:
        (model, metric, task, correlation) where four rungs or more have both.
    """
    found = []
    by_metric: dict[tuple[str, str], dict[str, Score]] = {}
    for one in scores:
        by_metric.setdefault((one.model, one.metric), {})[one.quant.casefold()] = one
    for (model, metric), rungs in sorted(by_metric.items()):
        for (our_model, task), rates in sorted(ours.items()):
            shared = [one for one in rates if one.casefold() in rungs]
            if our_model != model:
                continue
            theirs = [rungs[one.casefold()] for one in shared]
            values = [one.value if one.higher_is_better else -one.value for one in theirs]
            correlation = spearman([rates[one] for one in shared], values)
            if correlation is not None:
                found.append((model, metric, task, correlation))
    return found


def _from_toml(text: str, where: str) -> list[Score]:
    try:
        data = tomllib.loads(text)
        rungs = data["rung"]
        shared = {key: data[key] for key in ("model", "metric", "source")}
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise ContractError(
            f"{where}: wants model, metric, source and [[rung]] with quant and value: {error!r}"
        ) from error
    better = data.get("higher_is_better", True)
    return [
        _score({**shared, "task": data.get("task", ""), "higher_is_better": better, **one}, where)
        for one in rungs
    ]


def _from_csv(text: str, where: str) -> list[Score]:
    rows = list(csv.DictReader(io.StringIO(text)))
    if not rows:
        raise ContractError(f"{where}: no rows; a header like model,quant,metric,value is wanted")
    return [_score({key: value for key, value in row.items() if value}, where) for row in rows]


def _score(row: Mapping[str, Any], where: str) -> Score:
    try:
        better = row.get("higher_is_better", True)
        return Score(
            model=str(row["model"]),
            quant=str(row["quant"]),
            task=str(row.get("task", "")),
            metric=str(row["metric"]),
            value=float(row["value"]),
            higher_is_better=better not in (False, "false", "False", "0", "no"),
            source=str(row.get("source", where)),
            file_digest=row.get("file_digest"),
            bits=float(row["bits"]) if "bits" in row else None,
            gb=float(row["gb"]) if "gb" in row else None,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ContractError(f"{where}: a rung says too little or wrong: {error!r}") from error
