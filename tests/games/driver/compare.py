"""Where a game does not do what the oracle says of it."""

from collections.abc import Iterator, Mapping
from typing import Any

from tests.games.driver.verdict import Terms, judged
from tests.games.oracle import Expectation

_ROWS = {
    "uncleared-line", "uncleared-multiple", "unscored-line", "linear-scoring", "constant-speed",
    "blank-preview",
}  # fmt: skip
_ASIDE = {"wrong-tetrominoes", "script-syntax-error", "linear-scoring", "blank-board"}
"""Checks that a drive need not see: pieces are counted only where they are wrong."""


def _excused(bug: str, check: str, *, seen: bool | None) -> bool:
    """Whether the drive itself cannot tell, because of the defect that was planted."""
    if bug.startswith("overlap") and check in _ROWS:
        return True
    if bug == "restart_flag" and check != "dead-restart":
        return True
    return bug.startswith("gravity") and (seen is None or check == "linear-scoring")


def contradictions(
    truth: Mapping[str, Expectation], terms: Terms, result: dict[str, Any]
) -> Iterator[str]:
    """A sentence for every check whose truth is not what was seen."""
    found = judged(result, terms)
    for check, expected in truth.items():
        seen = found.get(check)
        if expected.either or expected.status in {"blocked", "not-owed"}:
            continue
        if _excused(terms.bug, check, seen=seen):
            continue
        if seen is None:
            if check not in _ASIDE and result["started"]:
                yield f"{check}: not seen, but {expected.status}"
        elif seen != (expected.status == "fails"):
            yield f"{check}: {'a fault' if seen else 'no fault'} was seen, but {expected.status}"
    if not terms.bug:
        errors = [*result["errors"], *result.get("end", {}).get("errors", [])]
        if errors:
            yield f"a clean game throws: {errors[0]}"
