"""Read how the samples of a store stand, to be held against another store."""

from grader.decide.standing import Key, Standing
from grader.store.db import Store, query

_STANDING = "select sample_id, rubric, path, tier from artifact_score"
_GATES = """
select sample_id, rubric, "check" from rung_check
where is_current and gate and status in ('failed', 'blocked')
"""


def standings(db: Store) -> dict[Key, Standing]:
    """Read how every current sample stands."""
    gates: dict[Key, set[str]] = {}
    for sample, rubric, check in query(db, _GATES).rows:
        gates.setdefault((sample, rubric), set()).add(check)
    return {
        (sample, rubric): Standing(path, tier, frozenset(gates.get((sample, rubric), ())))
        for sample, rubric, path, tier in query(db, _STANDING).rows
    }
