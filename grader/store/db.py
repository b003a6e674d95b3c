"""Open a store: one DuckDB file, locked only while it is open. Views hold the meaning."""

import fcntl
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from grader.store.errors import StoreError
from grader.store.explain import explained, failed
from grader.store.layout import VIEWS, newest_layout, prepare, stored_version, views_digest

Store = duckdb.DuckDBPyConnection
"""An open store, from :func:`open_store` or :func:`memory_store`."""

PATIENCE = 10.0
"""Seconds that opening waits for whoever holds the file."""

_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
_READING = {"SELECT", "EXPLAIN", "PRAGMA", "CALL", "MULTI"}  # MULTI is PIVOT


@dataclass(frozen=True, slots=True)
class Table:
    """What a query returned: names of columns, and rows of Python values."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def open_store(path: Path, *, read_only: bool = False, patience: float = PATIENCE) -> Store:
    """Open a store, making it where there is none; an older layout is brought up to date.

    Args:
        path: the file.
        read_only: open beside other readers, and make nothing.
        patience: seconds to wait while another process holds the file.

    Raises:
        StoreError: the file cannot be had, or is no store; the text says what to do.
    """
    if read_only and not path.exists():
        raise StoreError(f"{path} does not exist: grade something first, or name another --db")
    if not read_only and _absent(path):
        _make(path)
    return _opened(path, read_only=read_only, patience=patience)


def memory_store(views: Sequence[str] = VIEWS) -> Store:
    """Make an empty store that lives in memory, with the same tables, and views (by default all).

    A view costs some milliseconds to make: whoever asks for few makes few.
    """
    db = duckdb.connect(":memory:", config=_SETTINGS)
    prepare(db, views)
    return db


def query(db: Store, sql: str, values: Sequence[object] = ()) -> Table:
    """Run SQL that reads, and return what its last statement returned.

    Raises:
        StoreError: it is wrong, or it would change something.
    """
    guarded(sql)
    try:
        cursor = db.execute(sql, list(values)) if values else db.execute(sql)
        columns = tuple(str(one[0]) for one in cursor.description or ())
        return Table(columns, tuple(cursor.fetchall()))
    except duckdb.Error as error:
        raise StoreError(f"the SQL cannot be run: {error}") from error


def guarded(sql: str) -> list[duckdb.Statement]:
    """Divide SQL into its statements, and refuse what does not only read.

    Raises:
        StoreError: it is wrong, or it would change something.
    """
    try:
        statements = duckdb.extract_statements(sql)
    except duckdb.Error as error:
        raise StoreError(f"the SQL cannot be run: {error}") from error
    if not statements:
        raise StoreError("there is no SQL to run")
    for one in statements:
        if one.type.name not in _READING:
            raise StoreError(
                f"this SQL would change something ({one.type.name}), and a store is only "
                "read here: work on a copy of the file"
            )
    return statements


@contextmanager
def transaction(db: Store, doing: str) -> Iterator[None]:
    """All or nothing; what DuckDB refuses becomes a StoreError that begins with ``doing``."""
    try:
        db.execute("begin transaction")
        yield
        db.execute("commit")
    except BaseException as error:
        with suppress(duckdb.Error):  # a fatal error has already ended the transaction
            db.execute("rollback")
        if isinstance(error, duckdb.Error):
            raise failed(error, doing) from error
        raise


def _absent(path: Path) -> bool:
    return not path.exists() or (path.is_file() and path.stat().st_size == 0)


def _make(path: Path) -> None:
    """Make an empty store beside its place, then put it there, so that no half of one is seen.

    An empty file, such as mktemp leaves, gives way. A lock on the folder keeps two processes
    from making, and replacing, the same store.
    """
    draft = path.absolute().with_name(f".{path.name}.draft")
    try:
        folder = os.open(draft.parent, os.O_RDONLY | os.O_CLOEXEC)
    except OSError as error:
        raise StoreError(f"{path} cannot be made: its folder: {error.strerror}") from error
    try:
        with suppress(OSError):  # not every file system has locks
            fcntl.flock(folder, fcntl.LOCK_EX)
        if _absent(path):
            _unlink(draft)
            with duckdb.connect(draft, config=_SETTINGS) as db:
                prepare(db)
            draft.replace(path)
    except duckdb.Error as error:
        raise explained(error, path) from error
    except OSError as error:
        raise StoreError(f"{path} cannot be made: {error.strerror}") from error
    finally:
        _unlink(draft)
        os.close(folder)


def _unlink(draft: Path) -> None:
    with suppress(OSError):
        draft.unlink(missing_ok=True)
        draft.with_name(f"{draft.name}.wal").unlink(missing_ok=True)


def _opened(path: Path, *, read_only: bool, patience: float) -> Store:
    db = _connect(path, read_only=read_only, patience=patience)
    try:
        if _outdated(db, path) and read_only:
            db.close()
            db = _updated(path, patience)
        elif not read_only:
            prepare(db)
    except duckdb.Error as error:
        db.close()
        raise explained(error, path) from error
    except StoreError:
        db.close()
        raise
    return db


def _connect(path: Path, *, read_only: bool, patience: float) -> Store:
    # An absolute path keeps DuckDB from taking a name such as "md:x" for an address.
    absolute = path.absolute()
    deadline = time.monotonic() + patience
    while True:
        try:
            return duckdb.connect(absolute, read_only=read_only, config=_SETTINGS)
        except duckdb.Error as error:
            if "lock on file" not in str(error) or time.monotonic() >= deadline:
                raise explained(error, path) from error
        time.sleep(0.1)


def _outdated(db: Store, path: Path) -> bool:
    """Tell whether tables or views are not today's.

    Raises:
        StoreError: the file is somebody else's, or of a newer layout.
    """
    rows = db.execute("select table_name from duckdb_tables() where not temporary").fetchall()
    tables = {name for (name,) in rows}
    if not tables:
        return True
    if not {"store_version", "verdict"} <= tables:
        some = ", ".join(sorted(tables)[:3])
        raise StoreError(
            f"{path} is a DuckDB database of something else (it holds {some}): name another --db"
        )
    version, views = stored_version(db)
    if version > newest_layout():
        raise StoreError(
            f"{path} was written by a newer bitgrade (layout {version}, this one knows "
            f"{newest_layout()}): upgrade bitgrade, or name another --db"
        )
    return (version, views) != (newest_layout(), views_digest())


def _updated(path: Path, patience: float) -> Store:
    """Bring an older store up to date, then open it for reading.

    A file that cannot be written is read with the views it has, if its tables are today's.
    """
    try:
        open_store(path, patience=patience).close()
    except StoreError as error:
        db = _connect(path, read_only=True, patience=patience)
        has_tables = db.execute("select 1 from duckdb_tables() limit 1").fetchone()
        if has_tables and stored_version(db)[0] == newest_layout():
            return db
        db.close()
        raise StoreError(f"{path} must be brought up to date before it is read: {error}") from error
    return _connect(path, read_only=True, patience=patience)
