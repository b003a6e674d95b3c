"""What DuckDB says of a file it cannot use, in words that tell people what to do."""

import re
from pathlib import Path

import duckdb

from grader.store.errors import StoreError


def explained(error: duckdb.Error, path: Path) -> StoreError:
    """Say in words of this house why DuckDB could not use a file, and what to do."""
    said = str(error)
    holder = re.search(r"lock is held in (.*?) ?\(PID (\d+)\)", said)
    if holder:
        text = (
            f"is in use by process {holder[2]} ({holder[1]}): let it finish, or name another --db"
        )
    elif "set lock" in said or "different configuration" in said:
        text = "is in use: let the other program finish, or name another --db"
    elif "not a valid DuckDB" in said or "Extension" in said:
        text = "is not a DuckDB database: name another --db, or move the file away"
    elif "version number" in said:
        text = "was written by a newer DuckDB than this one reads: upgrade the package duckdb"
    elif "Corrupt" in said or "checksum" in said or "enough bytes" in said:
        text = f"is damaged: put back a copy, or move it away and grade again ({_first_line(said)})"
    elif "Is a directory" in said:
        text = "is a folder: name a file with --db"
    elif "No such file" in said:
        text = "cannot be made: its folder does not exist"
    elif "No space" in said:
        text = "cannot be written: the disk is full"
    elif "Permission denied" in said or "Read-only" in said:
        text = "cannot be written: it or its folder is read-only; name another --db"
    else:
        text = f"cannot be used: {_first_line(said)}"
    return StoreError(f"{path} {text}")


def failed(error: duckdb.Error, doing: str) -> StoreError:
    """Say why DuckDB gave up what it was doing; a full disk in plain words."""
    if "No space" in str(error):
        return StoreError(f"{doing}: the disk is full")
    return StoreError(f"{doing}: {error}")


def _first_line(said: str) -> str:
    return said.partition("\n")[0]
