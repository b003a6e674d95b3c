"""Write what a store holds as Parquet files that DuckDB, pandas, Polars and others read."""

from pathlib import Path

import duckdb

from grader.store.db import Store, guarded
from grader.store.errors import StoreError
from grader.store.layout import VIEWS

TABLES = (
    "run", "item", "sample", "artifact", "origin", "verdict", "finding", "observation", "picture",
    "rubric_check", "gather_timing", "answer_timing", "external_score", "rating",
)  # fmt: skip

_INNER = frozenset({"rubric_edition", "reading", "due_check", "score_sheet", "rung_check"})
PUBLIC = tuple(one for one in VIEWS if one not in _INNER and not one.endswith("_history"))
"""Views that people read; the others are steps towards them."""


def write_parquet(db: Store, sql: str, path: Path) -> int:
    """Run SQL that reads and write its last statement's rows; return how many.

    Raises:
        StoreError: the SQL is wrong or would change something, or the file cannot be written.
    """
    *before, last = guarded(sql)
    cursor = db.cursor()  # the store's own connection may still hold an unfinished result
    try:
        for one in before:
            cursor.execute(one).fetchall()
        relation = cursor.sql(last.query)
        if relation is None:
            raise StoreError("the SQL returns no rows that could be written")
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}.draft")
        relation.write_parquet(str(draft), compression="zstd")
        draft.replace(path)
        counted = cursor.execute("select count(*) from read_parquet(?)", [str(path)]).fetchall()
    except duckdb.Error as error:
        raise StoreError(f"{path} cannot be written: {error}") from error
    except OSError as error:
        raise StoreError(f"{path} cannot be written: {error.strerror}") from error
    return int(counted[0][0])


def export(db: Store, folder: Path, names: tuple[str, ...]) -> dict[str, int]:
    """Write tables and views, one file each, and return their numbers of rows.

    Raises:
        StoreError: there is none of a name, or a file cannot be written.
    """
    known = (*TABLES, *VIEWS)
    for name in names:
        if name not in known:
            raise StoreError(f"{name}: neither a table nor a view; there is {', '.join(known)}")
    return {
        name: write_parquet(db, f'select * from "{name}"', folder / f"{name}.parquet")  # noqa: S608 - a name from the list above
        for name in names
    }
