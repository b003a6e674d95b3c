"""Pictures and cited files, kept beside the database: ``<stem>.evidence/<aa>/<sha256>``."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from grader.run import Picture


def evidence_folder(db: Path) -> Path:
    """Where a database's evidence lies."""
    return db.with_name(f"{db.stem}.evidence")


def keep(db: Path, pictures: Iterable[Picture]) -> None:
    """Write what is not there yet; the same bytes are kept once.

    Raises:
        OSError: the folder cannot be written.
    """
    for picture in pictures:
        path = _path(db, hashlib.sha256(picture.data).hexdigest())
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            half = path.with_name(f".{path.name}")
            half.write_bytes(picture.data)
            half.replace(path)


def fetch(db: Path, sha256: str) -> bytes | None:
    """Return kept bytes, or None where they are gone."""
    path = _path(db, sha256)
    return path.read_bytes() if path.is_file() else None


def _path(db: Path, sha256: str) -> Path:
    return evidence_folder(db) / sha256[:2] / sha256
