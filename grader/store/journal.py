"""A journal: what a run has graded so far, appended line by line and safe from kill -9.

One run has one folder, ``<db>.journal/<run_id>/``: ``run.json`` describes the run, each
``<worker>.ndjson`` holds one graded (sample, rubric) a line. Whoever writes holds a shared
lock on the folder's ``lock`` file; a folder that nobody holds is a leftover. A line counts
when its newline is there: it is written in one piece, and a torn last line is ignored.
"""

import fcntl
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from grader.store.errors import StoreError
from grader.store.ndjson import cut_torn_line, encode, write_all

RUN = "run.json"
LOCK = "lock"

Row = Mapping[str, Any]


class Writer:
    """The end of one file of a journal. Holds the run's folder until it is closed."""

    def __init__(self, folder: Path, worker: str) -> None:
        self._path = folder / f"{worker}.ndjson"
        flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC
        try:
            with ExitStack() as opened:
                self._lock = _hold(folder, fcntl.LOCK_SH)
                opened.callback(os.close, self._lock)
                self._file = os.open(self._path, flags, 0o666)
                opened.callback(os.close, self._file)
                self._length = cut_torn_line(self._path)
                opened.pop_all()
        except OSError as error:
            raise _unwritable(self._path, error) from error

    def append(self, row: Row) -> None:
        """Write one line, whole or not at all.

        Raises:
            StoreError: it cannot be written, for instance because the disk is full.
        """
        data = encode(row)
        try:
            write_all(self._file, data)
        except OSError as error:
            with suppress(OSError):
                os.ftruncate(self._file, self._length)
            raise _unwritable(self._path, error) from error
        self._length += len(data)

    def close(self) -> None:
        """Let go of the file and of the run's folder."""
        os.close(self._file)
        os.close(self._lock)


@dataclass
class Journal:
    """All that is written down of one run.

    ``run`` is what ``run.json`` holds. ``folder`` is None where no disk could be written:
    then ``lines`` are all there is. ``note`` tells people where the journal lies if it is
    not beside the store, and why; else it is empty.
    """

    run: dict[str, Any]
    folder: Path | None = None
    note: str = ""
    lines: list[str] = field(default_factory=list)
    _lock: int | None = field(default=None, repr=False)
    _writer: Writer | None = field(default=None, repr=False)

    @property
    def run_id(self) -> str:
        """The name of the run."""
        return str(self.run["run_id"])

    def append(self, row: Row) -> None:
        """Write one line. What the disk does not take is kept in memory, with a note."""
        if self.folder is not None:
            try:
                self._writer = self._writer or Writer(self.folder, "main")
                self._writer.append(row)
            except StoreError as error:
                self.note = f"{error}; what follows is kept in memory only"
            else:
                return
        self.lines.append(encode(row).decode())

    def describe(self, **changes: object) -> None:
        """Change what is known of the run, ``finished`` for instance, in one atomic step.

        Where the disk does not take it, ``run`` has it all the same, with a note.
        """
        self.run |= changes
        if self.folder is not None:
            try:
                _write_run(self.folder, self.run)
            except OSError as error:
                self.note = str(_unwritable(self.folder / RUN, error))

    def files(self) -> tuple[Path, ...]:
        """Return the files, in order of name, each cut back to its whole lines.

        Only for whoever holds the run while nobody writes.

        Raises:
            StoreError: a torn line cannot be cut off.
        """
        if self.folder is None:
            return ()
        files = tuple(sorted(self.folder.glob("*.ndjson")))
        for path in files:
            try:
                cut_torn_line(path)
            except OSError as error:
                raise _unwritable(path, error) from error
        return files

    def rows(self) -> Iterator[dict[str, Any]]:
        """Read every whole line, files in order of name, then memory.

        Raises:
            StoreError: a line in the middle of a file is no JSON.
        """
        paths = sorted(self.folder.glob("*.ndjson")) if self.folder else ()
        for path in paths:
            with path.open("rb") as file:
                for number, line in enumerate(file, 1):
                    if line.endswith(b"\n"):
                        yield _parsed(line, f"{path}:{number}")
        for line_ in self.lines:
            yield json.loads(line_)

    def remove(self) -> None:
        """Delete the journal once it is loaded; ``run.json`` last, so that a kill loses nothing."""
        if self.folder is None:
            return
        with suppress(OSError):  # what stays will be found loaded, and removed, the next time
            for path in self.folder.glob("*.ndjson"):
                path.unlink()
            shutil.rmtree(self.folder)
            self.folder.parent.rmdir()  # refused while other runs lie beside it

    def close(self) -> None:
        """Let go of the run: what remains on disk is a leftover from now on."""
        if self._writer is not None:
            self._writer.close()
            self._writer = None
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def open_journal(db: Path | None, run: Row, environ: Mapping[str, str] = os.environ) -> Journal:
    """Start the journal of a run: beside the store, else in the state folder, else in memory.

    Args:
        db: the store that the run will be loaded into; None keeps the journal in memory.
        run: what ``run.json`` will hold; ``run_id`` names the folder.
        environ: where ``XDG_STATE_HOME`` and ``HOME`` are looked up.
    """
    described = dict(run)
    if db is None:
        return Journal(described)
    refused: list[str] = []
    for root in journal_roots(db, environ):
        try:
            folder, lock = _create(root, db, described)
        except OSError as error:
            refused.append(f"{root}: {error.strerror or error}")
            continue
        note = f"the journal is kept in {folder} ({refused[0]})" if refused else ""
        return Journal(described, folder, note, _lock=lock)
    note = f"the journal is kept in memory only, a crash loses it ({'; '.join(refused)})"
    return Journal(described, None, note)


def journal_roots(db: Path, environ: Mapping[str, str] = os.environ) -> tuple[Path, ...]:
    """Name the folders where runs of a store may keep their journals, best first."""
    beside = db.with_name(f"{db.name}.journal")
    state = Path(environ.get("XDG_STATE_HOME", ""))
    if not state.is_absolute():  # the specification wants relative ones ignored
        state = Path(environ.get("HOME", ""), ".local", "state")
    if not state.is_absolute():
        return (beside,)
    label = sha256(os.fsencode(db.absolute())).hexdigest()[:16]
    return beside, state / "bitgrade" / f"{db.name}-{label}.journal"


def leftovers(db: Path, environ: Mapping[str, str] = os.environ) -> tuple[Path, ...]:
    """List the runs of a store that nobody holds, in the order in which they started."""
    found: list[tuple[str, str, Path]] = []
    for root in journal_roots(db, environ):
        for path in root.glob(f"[!.]*/{RUN}"):
            with claimed(path.parent) as journal:
                if journal is not None:
                    found.append((str(journal.run.get("started")), journal.run_id, path.parent))
    return tuple(folder for _, _, folder in sorted(found))


@contextmanager
def claimed(folder: Path) -> Iterator[Journal | None]:
    """Hold a leftover run alone; None where somebody holds it or it is gone."""
    try:
        lock = _hold(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        yield None
        return
    with Journal({}, folder, _lock=lock) as journal:
        described = _described(folder)
        journal.run |= described or {}
        yield journal if described else None


def _create(root: Path, db: Path, run: Row) -> tuple[Path, int]:
    """Make a run's folder, which appears under its name only when it is whole and held."""
    if root.parent == db.parent and not db.parent.is_dir():
        raise FileNotFoundError(2, "no such folder", str(db.parent))
    draft = root / f".{run['run_id']}"
    draft.mkdir(parents=True)
    try:
        lock = _hold(draft, fcntl.LOCK_SH, making=True)
        _write_run(draft, run)
        draft.rename(root / str(run["run_id"]))
    except OSError:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    return root / str(run["run_id"]), lock


def _write_run(folder: Path, run: Row) -> None:
    """Write ``run.json`` beside itself, flush it, and put it in place."""
    draft = folder / f".{RUN}"
    with draft.open("wb") as file:
        file.write(encode(run))
        file.flush()
        os.fsync(file.fileno())
    draft.replace(folder / RUN)


def _described(folder: Path) -> dict[str, Any] | None:
    """Read ``run.json``; None where the run was loaded and removed meanwhile."""
    try:
        return _parsed((folder / RUN).read_bytes(), str(folder / RUN))
    except FileNotFoundError:
        return None


def _hold(folder: Path, how: int, *, making: bool = False) -> int:
    flags = os.O_RDWR | os.O_CLOEXEC | (os.O_CREAT if making else 0)
    lock = os.open(folder / LOCK, flags, 0o666)
    try:
        fcntl.flock(lock, how)
    except OSError:
        os.close(lock)
        raise
    return lock


def _parsed(line: bytes, where: str) -> dict[str, Any]:
    try:
        row: dict[str, Any] = json.loads(line)
    except ValueError as error:
        raise StoreError(f"{where} is damaged ({error}): move the file away and grade again") from (
            error
        )
    return row


def _unwritable(path: Path, error: OSError) -> StoreError:
    return StoreError(f"{path} cannot be written: {error.strerror or error}")
