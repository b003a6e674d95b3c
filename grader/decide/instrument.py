"""How good the grader itself is: the error sheet of a rubric, measured on programs of known truth.

``error_sheet.json`` beside ``rubric.toml``::

    {"schema": 1, "made": "2026-11-01",
     "endpoint": {"alarms": [2, 400], "misses": [3, 400]},
     "checks": {"dead-move": {"sensitivity": [97, 100], "specificity": [400, 400],
                              "decided": [480, 500]}}}

Every pair is (how many, of how many). ``alarms``: working artifacts called broken; ``misses``:
broken ones called working.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.errors import ContractError
from grader.stats.cliff import GraderError
from grader.stats.estimate import Estimate
from grader.stats.interval import exact

SHEET = "error_sheet.json"
RATES = ("sensitivity", "specificity", "decided")


@dataclass(frozen=True, slots=True)
class ErrorSheet:
    """Measured error rates: of the endpoint as a whole, and of single checks."""

    rubric: str
    made: str
    alarms: Estimate
    misses: Estimate
    checks: tuple[tuple[str, dict[str, Estimate]], ...] = ()

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
        checks = tuple(
            (name, {rate: _rate(said[rate]) for rate in RATES if rate in said})
            for name, said in sorted(data.get("checks", {}).items())
        )
        return ErrorSheet(
            rubric,
            str(data.get("made", "")),
            _rate(endpoint["alarms"]),
            _rate(endpoint["misses"]),
            checks,
        )
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise ContractError(f"{path}: not an error sheet: {error!r}") from error


def _rate(pair: Any) -> Estimate:
    count, total = pair
    found = exact(int(count), int(total))
    if found is None or not 0 <= int(count) <= int(total):
        raise ValueError(f"{pair!r} is not (how many, of how many)")
    return found
