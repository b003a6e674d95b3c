"""What the field says, held against the data: supported, contradicted, or not enough data."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import numpy as np

from grader.errors import ContractError
from grader.stats.estimate import Estimate, minus
from grader.stats.interval import clustered_mean
from grader.stats.paired import difference
from grader.store.db import Store, query
from grader.store.errors import StoreError

SUPPORTED, CONTRADICTED, OPEN = "supported", "contradicted", "not enough data"
TESTS = ("holds", "falls", "rises", "larger")
FEWEST = 5
"""Clusters below which nothing is said."""

_GRADED = """
with graded as (
    select
        concat_ws('/', c.model, c.task, c.item, c.repeat) as cluster,
        c.model, c.task, c.item, c.repeat, c.capability, c.level, c.quant, c.scheme,
        coalesce(c.bits, c.weight_bits) as width, c.weight_bits, c.activation_bits,
        coalesce(c.kv_cache, '') as kv_cache,
        c.params, c.file_digest as file, c.file_bytes / 1e9 as gigabytes,
        cast(c.success as double) as success,
        i.data ->> '$.params.language' as language
    from cliff_input c
    left join item i using (item_digest)
    where c.success is not null and coalesce(c.bits, c.weight_bits) is not null
),
base as (
    select * from graded
    qualify row_number() over (partition by cluster, kv_cache order by width desc, quant) = 1
)
"""


@dataclass(frozen=True, slots=True)
class Claim:
    """A hypothesis: what is said, the query for its pairs, and the test."""

    id: str
    says: str
    test: str
    query: str
    margin: float = 0.0


@dataclass(frozen=True, slots=True)
class Finding:
    """What the data say of a claim. ``loss``: before minus after, or a's loss minus b's."""

    claim: Claim
    answer: str
    loss: Estimate | None
    pairs: int

    def to_json(self) -> dict[str, Any]:
        """Return it for programs."""
        return {
            "id": self.claim.id,
            "says": self.claim.says,
            "test": self.claim.test,
            "margin": self.claim.margin,
            "answer": self.answer,
            "loss": self.loss.to_json() if self.loss else None,
            "pairs": self.pairs,
        }


def read_claims(text: str | None = None, where: str = "claims.toml") -> list[Claim]:
    """Read claims; the shipped ones without a text.

    Raises:
        ContractError: a key is missing or unknown, or a test is none of the four.
    """
    if text is None:
        text = files("grader.decide").joinpath("data/claims.toml").read_text("utf-8")
    try:
        claims = [Claim(**one) for one in tomllib.loads(text)["claim"]]
    except (tomllib.TOMLDecodeError, TypeError, KeyError) as error:
        raise ContractError(f"{where}: not claims: {error}") from error
    for one in claims:
        if one.test not in TESTS:
            raise ContractError(f"{where}: {one.id}: test {one.test!r} is none of {TESTS}")
    return claims


def try_claim(db: Store, claim: Claim) -> Finding:
    """Run a claim's query and its test.

    Raises:
        ContractError: the query cannot be run.
    """
    try:
        table = query(db, f"{_GRADED} {claim.query}")
    except StoreError as error:
        raise ContractError(f"claim {claim.id}: {error}") from error
    rows = [dict(zip(table.columns, values, strict=True)) for values in table.rows]
    loss = _compared(rows) if claim.test == "larger" else _lost(rows)
    answer = OPEN
    if loss is not None and loss.clusters >= FEWEST:
        answer = _answer(claim, loss)
    return Finding(claim, answer, loss, len(rows))


def _answer(claim: Claim, loss: Estimate) -> str:
    """Hold the interval of a loss against what is claimed."""
    if claim.test == "holds":
        supported, contradicted = loss.high < claim.margin, loss.low > claim.margin
    elif claim.test == "falls":
        supported, contradicted = loss.low > claim.margin, loss.high < claim.margin
    elif claim.test == "rises":
        supported, contradicted = loss.high < 0, loss.low > 0
    else:
        supported, contradicted = loss.low > 0, loss.high < 0
    return SUPPORTED if supported else CONTRADICTED if contradicted else OPEN


def _lost(rows: Sequence[Mapping[str, Any]]) -> Estimate | None:
    """Mean loss over clusters, with the pseudo-observations of paired shares."""
    before: dict[str, list[float]] = {}
    after: dict[str, list[float]] = {}
    for row in rows:
        before.setdefault(str(row["cluster"]), []).append(row["before"])
        after.setdefault(str(row["cluster"]), []).append(row["after"])
    found = difference(before, after) if len(before) > 1 else None
    return minus(found) if found else None


def _compared(rows: Sequence[Mapping[str, Any]]) -> Estimate | None:
    """Difference of the losses of two sides; their clusters are independent."""
    losses: dict[str, dict[str, list[float]]] = {"a": {}, "b": {}}
    for row in rows:
        lost = row["before"] - row["after"]
        losses[row["side"]].setdefault(str(row["cluster"]), []).append(lost)
    a, b = clustered_mean(losses["a"]), clustered_mean(losses["b"])
    if a is None or b is None or min(a.clusters, b.clusters) < FEWEST:
        return None
    value = a.value - b.value
    reach = float(np.hypot(a.high - a.value, b.high - b.value))
    # Sides that lost the same everywhere have no spread; one pair more could change that.
    reach = max(reach, 2 / min(a.clusters, b.clusters))
    return Estimate(
        value, value - reach, value + reach, a.n + b.n, a.clusters + b.clusters, "two t by item"
    )
