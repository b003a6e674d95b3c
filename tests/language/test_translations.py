"""The rubrics of translations: their data is whole, and damage is seen."""

import json
import random
from pathlib import Path

import pytest

from grader.binding import House
from grader.decide.instrument import read_sheet
from grader.evidence.notes import Notes
from grader.evidence.prose import Prose
from grader.evidence.tables.english import FREQUENT
from grader.evidence.terms import TermMatches
from grader.evidence.translation import TranslationTask
from grader.evidence.vocabulary import Vocabulary
from grader.gather.lexicon import open_lexicon
from grader.item import Item
from grader.items import declared_items
from grader.mutation import Mutation
from rubrics.swahili_translation.mutations import MUTATIONS

HOUSE = House.open()
NAMES = ("swahili_translation", "hindi_translation", "latin_translation")
ITEMS = {name: declared_items(HOUSE.rubric(name)) for name in NAMES}
EVERY = [item for items in ITEMS.values() for item in items]
SWAHILI = ITEMS["swahili_translation"]


def task_of(item: Item) -> TranslationTask:
    task = TranslationTask.of(item)
    assert task is not None
    return task


@pytest.mark.parametrize("item", EVERY, ids=lambda one: f"{one.rubric}-{one.id}")
def test_an_item_is_whole(item: Item) -> None:
    task = task_of(item)
    assert task.source in item.prompt
    assert task.references
    assert len(task.terms) >= 5
    assert item.param("tags")
    assert len(Prose.parse(task.references[0]).sentences) == len(Prose.parse(task.source).sentences)


@pytest.mark.parametrize("item", EVERY, ids=lambda one: f"{one.rubric}-{one.id}")
def test_a_reference_renders_every_term(item: Item) -> None:
    task = task_of(item)
    prose = Prose.parse(task.references[0])
    seen = _seen(prose, task) if item.rubric == "swahili_translation" else None
    matches = TermMatches.of(prose, task, seen).matches
    assert {one.rendering for one in matches} <= {"accepted", "contested"}


@pytest.mark.parametrize("item", SWAHILI, ids=lambda one: one.id)
def test_a_reference_has_only_real_words(item: Item) -> None:
    task = task_of(item)
    assert not _seen(Prose.parse(task.references[0]), task).invented


def test_there_are_three_levels_and_every_tag() -> None:
    assert len(SWAHILI) >= 24
    assert {one.level for one in SWAHILI} == {1, 2, 3}
    tags = {tag for one in SWAHILI for tag in one.param("tags") or ()}  # type: ignore[union-attr]
    assert tags == {"objects", "times", "relative", "thought", "speech", "perspective"}


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda one: one.name)
def test_damage_is_repeatable_and_real(mutation: Mutation) -> None:
    item = SWAHILI[0]
    answer = task_of(item).references[0]
    first = mutation.mutate(answer, item, random.Random(3))
    assert first == mutation.mutate(answer, item, random.Random(3))
    assert first != answer
    assert set(mutation.expects) <= set(HOUSE.registry.checks)


def test_the_error_sheet_covers_every_kind_of_damage() -> None:
    sheet = read_sheet(HOUSE.rubric("swahili_translation").folder, "swahili_translation")
    assert sheet is not None
    assert {one.name for one in MUTATIONS} <= {name for name, _ in sheet.kinds}
    assert sheet.misses.n > 100


def test_exemplars_hold_the_items_of_today() -> None:
    for path in Path("rubrics").glob("*_translation/exemplars/*/item.json"):
        kept = Item.from_json(json.loads(path.read_text("utf-8")), str(path))
        today = next(one for one in ITEMS[kept.rubric] if one.id == kept.id)
        assert kept.digest == today.digest, f"{path}: run python -m tools.exemplars"


def _seen(prose: Prose, task: TranslationTask) -> Vocabulary:
    words = [word for term in task.terms for word in term.words]
    lexicon = open_lexicon("sw")
    return Vocabulary.of(prose, lexicon, Notes.of(prose.text), task.source, FREQUENT, words)
