"""Keep and read what others measured (table ``external_score``)."""

from collections.abc import Iterable, Sequence

from grader.store.db import Store, query, transaction

Values = tuple[str, str, str | None, str, str, float, bool, str]
"""model, quant, file_digest, task, metric, value, higher_is_better, source."""


def keep_scores(db: Store, rows: Iterable[Values]) -> int:
    """Append scores that are not there yet; return how many were new.

    Raises:
        StoreError: the store cannot be written.
    """
    new = 0
    with transaction(db, "the scores cannot be kept"):
        for one in rows:
            there = db.execute(
                "select 1 from external_score where model = ? and quant = ? and metric = ? "
                "and value = ? and source = ?",
                [one[0], one[1], one[4], one[5], one[7]],
            ).fetchone()
            if not there:
                db.execute(
                    "insert into external_score values (?, ?, ?, ?, ?, ?, ?, ?, now()::timestamp)",
                    list(one),
                )
                new += 1
    return new


def kept_scores(db: Store) -> Sequence[Values]:
    """Read every score in the order of model, metric and value."""
    table = query(
        db,
        "select model, quant, file_digest, task, metric, value, higher_is_better, source "
        "from external_score order by model, metric, value desc, quant",
    )
    return [tuple(row) for row in table.rows]
