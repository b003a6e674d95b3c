"""Sound answers to begin with: good exemplars, answers to a rubric's items, and the user's own."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from grader.artifact import File
from grader.errors import UsageError
from grader.exemplars import Exemplar, exemplars_of
from grader.item import Item
from grader.items import declared_items, generated_items
from grader.mutating.kinds import Sound
from grader.rubric import Rubric
from grader.run import Sample
from grader.shelf import ENTRY, Choice, find_samples, read_artifact

DRAWN = 24
"""Items that are drawn where a rubric has a generator: several of each level."""

GOOD = frozenset({"functional", "professional"})


@dataclass(frozen=True, slots=True)
class Original:
    """A sound answer: its files, the text of the one that is opened, and what was asked."""

    name: str
    files: tuple[File, ...]
    entry: str
    text: str
    item: Item | None = None

    def damaged(self, text: str) -> "Original":
        """The same answer with another text."""
        data = text.encode("utf-8")
        files = (File(one.path, data if one.path == self.entry else one.data) for one in self.files)
        return replace(self, files=tuple(files), text=text)

    def write(self, folder: Path, rubric: str) -> None:
        """Write it as a sample folder that nothing else is equal to."""
        for one in self.files:
            path = folder / one.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(one.data)
        if self.item is not None:
            _write(folder / "item.json", self.item.to_json())
        manifest = {"schema": 1, "collection": folder.name, "rubric": rubric, "entry": self.entry}
        if self.item is not None:
            manifest |= {"item": self.item.id, "level": self.item.level}
        _write(folder / "manifest.json", manifest | {"files": [one.path for one in self.files]})


def originals(
    rubric: Rubric, sound: Sound | None, paths: Iterable[str] = (), taste: Iterable[str] = ()
) -> tuple[Original, ...]:
    """Collect sound answers, each content once; of exemplars those that lack no more than taste.

    Raises:
        UsageError: there is none.
    """
    choice = Choice({rubric.id: rubric.medium}, (rubric.id,))
    found = [*_exemplars(rubric, choice, frozenset(taste)), *_answers(rubric, sound)]
    found += [_of(one, one.path) for one in find_samples(list(paths), choice).samples
              if one.where.medium is rubric.medium]  # fmt: skip
    once = {hashlib.sha256(one.text.encode()).digest(): one for one in reversed(found)}
    if not once:
        raise UsageError(
            f"{rubric.id} has no exemplar of tier functional or professional; "
            "name sound answers after the rubric"
        )
    return tuple(reversed(once.values()))


def _exemplars(rubric: Rubric, choice: Choice, taste: frozenset[str]) -> Iterator[Original]:
    for one in exemplars_of(rubric):
        if _good(one) and {name.partition("/")[0] for name in one.must} <= taste:
            for sample in find_samples([str(one.folder)], choice).samples:
                yield _of(sample, one.name)


def _good(one: Exemplar) -> bool:
    return one.tier in GOOD if one.tier else not one.must


def _of(sample: Sample, name: str) -> Original:
    artifact = read_artifact(sample.where)
    entry = next(one.data for one in artifact.files if one.path == artifact.entry)
    text = entry.decode("utf-8", "replace")
    return Original(name, artifact.files, artifact.entry, text, sample.item)


def _answers(rubric: Rubric, sound: Sound | None) -> Iterator[Original]:
    """Sound answers that the rubric's own module knows of its items, declared and drawn."""
    drawn = generated_items(rubric, count=DRAWN)
    for item in (*declared_items(rubric), *drawn) if sound else ():
        answer = sound(item) if sound else None
        if answer:
            texts = {ENTRY[rubric.medium]: answer} if isinstance(answer, str) else answer
            files = tuple(File(path, text.encode("utf-8")) for path, text in texts.items())
            yield Original(item.id, files, files[0].path, next(iter(texts.values())), item)


def _write(path: Path, data: object) -> None:
    path.write_text(json.dumps(data, indent=2, ensure_ascii=False), "utf-8")
