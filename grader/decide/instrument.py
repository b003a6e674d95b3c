"""How good the grader itself is: the error sheet of a rubric, measured on programs of known truth.

``error_sheet.json`` beside ``rubric.toml``::

    {"schema": 1, "made": "2026-11-01",
     "endpoint": {"alarms": [2, 400], "misses": [3, 400]},
     "checks": {"dead-move": {"sensitivity": [97, 100], "specificity": [400, 400],
                              "decided": [480, 500]}}}

Every pair is (how many, of how many). ``alarms``: working artifacts called broken; ``misses``:
broken ones called working. Beside them may stand ``source`` (how it was measured), ``tiers`` (what
working and broken ones were called), ``caught`` (sensitivity with gaps as misses) and ``kinds``
(per kind of fault: how often it was ``noticed``, and ``named`` by a check that ought to).
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.errors import ContractError
from grader.stats.cliff import GraderError
from grader.stats.estimate import Estimate
from grader.stats.interval import exact

SHEET = "error_sheet.json"
RATES = ("sensitivity", "caught", "specificity", "decided")
KIND_RATES = ("noticed", "named")


@dataclass(frozen=True, slots=True)
class ErrorSheet:
    """Measured error rates: of the endpoint as a whole, and of single checks."""

    rubric: str
    made: str
    alarms: Estimate
    misses: Estimate
    checks: tuple[tuple[str, dict[str, Estimate]], ...] = ()
    kinds: tuple[tuple[str, dict[str, Estimate]], ...] = ()
    tiers: tuple[tuple[str, dict[str, int]], ...] = ()
    source: str = ""

    @property
    def bounds(self) -> GraderError:
        """Upper bounds at 97.5 % each."""
        return GraderError(self.alarms.high, self.misses.high)


def read_sheet(folder: str, rubric: str) -> ErrorSheet | None:
    """Read the sheet of a rubric's folder; None where the rubric was never measured.

    Raises:
        ContractError: there is one and it does not say what it should.
    """
    path = Path(folder, SHEET)
    if not folder or not path.is_file():
        return None
    try:
        data = json.loads(path.read_text("utf-8"))
        endpoint = data["endpoint"]
        return ErrorSheet(
            rubric,
            str(data.get("made", "")),
            _rate(endpoint["alarms"]),
            _rate(endpoint["misses"]),
            tuple(_rates(data.get("checks", {}), RATES)),
            tuple(_rates(data.get("kinds", {}), KIND_RATES)),
            tuple((truth, dict(said)) for truth, said in data.get("tiers", {}).items()),
            _source(data.get("source", {})),
        )
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise ContractError(f"{path}: not an error sheet: {error!r}") from error


def _rates(
    said: Mapping[str, Any], names: Sequence[str]
) -> Iterator[tuple[str, dict[str, Estimate]]]:
    for name, told in said.items():
        yield name, {rate: _rate(told[rate]) for rate in names if rate in told}


def _source(said: Mapping[str, Any]) -> str:
    counts = (f"{value} {name}" for name, value in said.items() if name in _COUNTED)
    return "; ".join([str(said["by"]), *counts]) if "by" in said else ""


_COUNTED = ("games", "sound", "mutants", "rewrites")


def _rate(pair: Any) -> Estimate:
    count, total = pair
    found = exact(int(count), int(total))
    if found is None or not 0 <= int(count) <= int(total):
        raise ValueError(f"{pair!r} is not (how many, of how many)")
    return found
