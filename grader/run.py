"""A run: one sitting of the grader, with everything that can change a number.

A sample: one answer to one item. Graded: what a run says of one sample by one rubric.
"""

from dataclasses import dataclass, field
from typing import Any

from grader.artifact import Medium
from grader.finding import Observation
from grader.item import Item, Reply, digest
from grader.origin import Origin
from grader.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Where:
    """Where an artifact's bytes lie: a folder and paths in it, or, for a pipe, the bytes."""

    root: str
    files: tuple[str, ...]
    entry: str
    medium: Medium
    data: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Sample:
    """One answer: where it lies, what was asked, who answered, what came out.

    ``path`` is what people see: the argument as typed, joined to the relative path.
    ``rubrics`` are ids, chosen by flag, manifest, folder or medium. ``asked`` is the item's id
    and ``level`` its difficulty, as far as known where ``item`` is not there whole.
    """

    id: str
    path: str
    rubrics: tuple[str, ...]
    artifact_id: str
    where: Where
    asked: str | None = None
    level: int | None = None
    item: Item | None = None
    reply: Reply | None = None
    repeat: int | None = None
    origin: Origin | None = None
    illustration: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """One check's verdict, with the versions that made it."""

    check: str
    check_version: str
    options_digest: str
    kind: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Picture:
    """A screenshot that evidence kept, named within its sample."""

    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Timing:
    """What one provider cost: milliseconds of processor time and of wall clock."""

    provider: str
    cpu_ms: float
    wall_ms: float


@dataclass(frozen=True, slots=True)
class Graded:
    """All that one rubric says of one artifact; the same for every sample that shares it."""

    rubric: str
    rubric_digest: str
    partial: bool
    judged: tuple[Judged, ...]
    observations: tuple[Observation, ...] = ()
    pictures: tuple[Picture, ...] = ()
    timings: tuple[Timing, ...] = ()


def sample_id(collection: str, rubric: str, item_digest: str, repeat: int, origin: str) -> str:
    """Name an answer by what was asked of whom: sha256 of canonical JSON, in hex."""
    return digest([collection, rubric, item_digest, repeat, origin])


def loose_sample_id(absolute_path: str) -> str:
    """Name a file that nobody collected: sha256 of its absolute path, in hex."""
    return digest(absolute_path)


Row = dict[str, Any]
"""One JSON object of a journal or of the output."""
