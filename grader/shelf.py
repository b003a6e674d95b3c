"""Find the samples that lie in files and folders.

A folder with a ``manifest.json`` is one sample; else one whose ``index.html`` loads its
siblings is one; else every .html .htm .txt .md .json file is one. A sample is not
descended into.
"""

import hashlib
import os
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from grader.artifact import SUFFIXES, Artifact, File, Medium, medium_of
from grader.errors import UsageError
from grader.manifest import has_manifest, read_manifest
from grader.run import Sample, Where, loose_sample_id

NOT_GRADED = frozenset(
    {"manifest.json", "item.json", "reply.json", "reasoning.txt", "collection.json"}
    | {"expect.toml", "order.toml", "plan.toml"}
)
"""Names of files that tell about samples and are none."""

DEFAULT_RUBRIC = {Medium.HTML: "web_page", Medium.TEXT: "plain_text", Medium.JSON: "json_document"}
ENTRY = {Medium.HTML: "index.html", Medium.TEXT: "answer.txt", Medium.JSON: "answer.json"}

_LOADED = re.compile(
    r"""<(?:script|link|img|source)\b[^>]*?\b(?:src|href)\s*=\s*["']?([^"'\s>]+)"""
    r"""|\bimport\b[^;"'<]*["']([^"']+)["']""",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Shelf:
    """What was found: samples sorted by path, and warnings about what was left out."""

    samples: tuple[Sample, ...]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """How rubrics are picked: ``forced`` replaces every other way; ``known`` are ids by medium."""

    known: Mapping[str, Medium]
    forced: tuple[str, ...] = ()

    def pick(
        self, medium: Medium, folders: Iterable[str], named: str | None = None
    ) -> tuple[str, ...]:
        """Pick for one sample; ``folders`` are the names above it, nearest last."""
        if self.forced:
            return self.forced
        if named:
            return (named,)
        fitting = [one for one in folders if self.known.get(one) is medium]
        return (fitting[-1],) if fitting else (DEFAULT_RUBRIC[medium],)


def find_samples(arguments: Iterable[str], choice: Choice) -> Shelf:
    """Find every sample under the arguments, in code-point order of path.

    Raises:
        UsageError: an argument does not exist, is no sample, or holds none.
        ContractError: a manifest, item or reply file breaks its contract.
    """
    samples: dict[str, Sample] = {}
    reached: set[str] = set()
    warnings: list[str] = []
    for argument in arguments:
        found = 0
        for sample in _walk(argument, choice):
            found += 1
            spot = _absolute(posixpath.join(sample.where.root, sample.where.entry))
            if spot in reached:
                continue
            reached.add(spot)
            other = samples.setdefault(sample.id, sample)
            if other is not sample:
                warnings.append(_again(sample, other))
        if not found:
            raise UsageError(_nothing(argument))
    return Shelf(tuple(sorted(samples.values(), key=lambda one: one.path)), tuple(warnings))


def piped_sample(data: bytes, name: str | None, choice: Choice) -> Sample:
    """Make a sample of bytes from a pipe; ``name`` gives its path and medium.

    Raises:
        UsageError: the name's ending tells no medium.
    """
    medium = medium_of(name) if name else _sniff(data)
    if medium is None:
        raise UsageError(f"--name {name}: the ending tells no medium; use one of {_endings()}")
    entry = posixpath.basename(name) if name else ENTRY[medium]
    return Sample(
        loose_sample_id(_absolute(name) if name else "-"),
        name or "-",
        choice.pick(medium, ()),
        hashlib.sha256(data).hexdigest(),
        Where(".", (entry,), entry, medium, data),
    )


def read_artifact(where: Where) -> Artifact:
    """Read an artifact's bytes.

    Raises:
        OSError: a file cannot be read.
    """
    if where.data is not None:
        return Artifact((File(where.entry, where.data),), where.entry, where.medium)
    root = Path(where.root)
    files = tuple(File(path, (root / path).read_bytes()) for path in where.files)
    return Artifact(files, where.entry, where.medium)


def is_graded(name: str) -> bool:
    """Whether a file or folder of this name may be (part of) a sample."""
    lower = name.lower()
    return not (
        name in NOT_GRADED
        or name.startswith((".", "README"))
        or lower.endswith((".journal", ".evidence"))
        or (lower.startswith("bitgrade-") and lower.endswith(".html"))
    )


def _walk(argument: str, choice: Choice) -> Iterator[Sample]:
    shown = posixpath.normpath(argument)
    path = Path(argument)
    if path.is_file():
        medium = medium_of(path.name)
        if medium is None:
            raise UsageError(f"{argument}: the ending tells no medium; use one of {_endings()}")
        parent = posixpath.basename(posixpath.dirname(shown))
        yield _loose(str(path), shown, choice.pick(medium, (parent,)), medium)
    elif path.is_dir():
        prefix = "" if shown == "." else shown
        yield from _descend(path, prefix, (Path(_absolute(argument)).name,), choice)
    elif path.exists():
        raise UsageError(f"{argument}: no file and no folder; what a pipe brings, `grade -` reads")
    else:
        raise UsageError(f"{argument}: no such file or folder")


def _descend(folder: Path, shown: str, names: tuple[str, ...], choice: Choice) -> Iterator[Sample]:
    if has_manifest(folder):
        yield _from_manifest(folder, shown or ".", names, choice)
        return
    if _loads_siblings(folder):
        where = Where(str(folder), _files_below(folder), "index.html", Medium.HTML)
        yield _found(str(folder), shown or ".", choice.pick(Medium.HTML, names), where)
        return
    try:
        entries = sorted(os.scandir(folder), key=lambda one: one.name)
    except OSError as error:
        raise UsageError(f"{folder}: cannot be read: {error.strerror}") from error
    for entry in entries:
        if entry.is_symlink() or not is_graded(entry.name):
            continue
        below = posixpath.join(shown, entry.name)
        if entry.is_dir():
            yield from _descend(Path(entry.path), below, (*names, entry.name), choice)
        elif entry.is_file() and (medium := medium_of(entry.name)) is not None:
            yield _loose(entry.path, below, choice.pick(medium, names), medium)


def _loose(path: str, shown: str, rubrics: tuple[str, ...], medium: Medium) -> Sample:
    # Texts, not Paths: of ten thousand files, making those takes most of the time.
    folder, name = posixpath.split(path)
    return _found(path, shown, rubrics, Where(folder or ".", (name,), name, medium))


def _found(path: str, shown: str, rubrics: tuple[str, ...], where: Where) -> Sample:
    return Sample(loose_sample_id(_absolute(path)), shown, rubrics, _artifact_id(where), where)


def _from_manifest(folder: Path, shown: str, names: tuple[str, ...], choice: Choice) -> Sample:
    said = read_manifest(folder)
    return Sample(
        id=said.id,
        path=shown,
        rubrics=choice.pick(said.where.medium, names, said.rubric),
        artifact_id=_artifact_id(said.where),
        where=said.where,
        asked=said.asked,
        level=said.level,
        item=said.item,
        reply=said.reply,
        repeat=said.repeat,
        origin=said.origin,
        illustration=said.illustration,
    )


def _loads_siblings(folder: Path) -> bool:
    index = folder / "index.html"
    if not index.is_file() or index.is_symlink():
        return False
    text = index.read_bytes().decode("utf-8", "replace")
    for match in _LOADED.finditer(text):
        address = (match[1] or match[2]).split("?")[0].split("#")[0]
        if ":" in address or address.startswith("/") or ".." in address.split("/"):
            continue
        if address not in ("", ".", "index.html") and (folder / address).is_file():
            return True
    return False


def _files_below(folder: Path) -> tuple[str, ...]:
    found = [folder / "manifest.json"]  # a web app's own, or the folder were read by it
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(one for one in folders if is_graded(one))
        found += (Path(root, name) for name in names if is_graded(name))
    plain = (path for path in found if path.is_file() and not path.is_symlink())
    return tuple(sorted(path.relative_to(folder).as_posix() for path in plain))


def _artifact_id(where: Where) -> str:
    try:
        if len(where.files) > 1:
            return read_artifact(where).id
        with open(posixpath.join(where.root, where.entry), "rb") as file:  # noqa: PTH123 - see _loose
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise UsageError(f"{error.filename}: cannot be read: {error.strerror}") from error


def _absolute(path: str) -> str:
    return os.path.abspath(path)  # noqa: PTH100 - resolve() would follow symbolic links


def _sniff(data: bytes) -> Medium:
    start = data.lstrip()[:1]
    if start == b"<":
        return Medium.HTML
    return Medium.JSON if start in (b"{", b"[") else Medium.TEXT


def _again(sample: Sample, other: Sample) -> str:
    if sample.artifact_id == other.artifact_id:
        return f"{sample.path}: the same answer as {other.path}; skipped"
    return (
        f"{sample.path}: its manifest says the same collection, item, repeat and origin as that of "
        f"{other.path}, but it is another answer; skipped: give it a `repeat` of its own"
    )


def _endings() -> str:
    return " ".join(SUFFIXES)


def _nothing(argument: str) -> str:
    return (
        f"{argument}: no sample in this folder; a sample is a folder with manifest.json, a folder "
        f"whose index.html loads its siblings, or a file that ends in {_endings()}"
    )
