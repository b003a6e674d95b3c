"""Measure what a rubric of translations misses and what it claims wrongly.

    python -m tools.error_sheet passages.tsv >rubrics/swahili_translation/error_sheet.toml

Each line of the file is a source text, a tab, and a sound translation that the rubric was not
tuned on. Told are, by check, how many sound passages it fails, and, by kind of damage
(``mutations.py``), how many damaged ones at least one of the expected checks sees. Kinds that
need a table of terms are measured on the rubric's own items and references.
"""

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from grader.binding import House
from grader.evidence.translation import TranslationTask
from grader.finding import to_json
from grader.grade import grade
from grader.item import Item
from grader.items import declared_items
from grader.manifest import write_sample
from grader.mutation import Mutation
from grader.origin import Origin
from grader.plan import Request
from grader.rows import SampleRow
from rubrics.swahili_translation.mutations import MUTATIONS

RUBRIC = "swahili_translation"
ON_ITEMS = ("wrong_sense", "lost_sentence")
ENTRY = "answer.txt"
Answers = list[tuple[str, Item, str]]


def main(arguments: Sequence[str]) -> None:
    """Print the sheet as TOML."""
    passages = list(_passages(Path(arguments[0])))
    own = [(one, _reference(one)) for one in declared_items(House.open().rubric(RUBRIC))]
    answers: Answers = [(f"clean-{n}", *pair) for n, pair in enumerate(passages)]
    for mutation in MUTATIONS:
        base = own * 4 if mutation.name in ON_ITEMS else passages
        answers += _damaged(mutation, base)
    rows = _graded(answers)
    sys.stdout.write("\n".join(_sheet(rows, len(passages))) + "\n")


def _sheet(rows: dict[str, SampleRow], passages: int) -> Iterator[str]:
    yield f"# Written by tools.error_sheet: {passages} passages of news that nothing was tuned on;"
    yield "# kinds with `on = 'items'` on the rubric's own texts, four draws each."
    sound = [row for name, row in rows.items() if name.startswith("clean-")]
    failed = Counter(check for row in sound for check in _with(row, "failed"))
    passed = Counter(check for row in sound for check in _with(row, "passed"))
    for counted in House.open().rubric(RUBRIC).checks:
        if judged := failed[counted.id] + passed[counted.id]:
            yield f'\n[[false_alarm]]\ncheck = "{counted.id}"\njudged = {judged}'
            yield f"failed = {failed[counted.id]}"
    for mutation in MUTATIONS:
        mine = [row for name, row in rows.items() if name.startswith(f"{mutation.name}-")]
        seen = sum(bool(set(mutation.expects) & set(_with(row, "failed"))) for row in mine)
        yield f'\n[[damage]]\nkind = "{mutation.name}"\ndamaged = {len(mine)}\nseen = {seen}'
        yield f'on = "{"items" if mutation.name in ON_ITEMS else "passages"}"'


def _with(row: SampleRow, status: str) -> list[str]:
    return [one["check"] for one in row["verdicts"] if one["status"] == status]


def _damaged(
    mutation: Mutation, base: Sequence[tuple[Item, str]]
) -> Iterator[tuple[str, Item, str]]:
    for number, (item, answer) in enumerate(base):
        rng = Random(number)  # noqa: S311 - the same damage every time
        spoiled = mutation.mutate(answer, item, rng)
        if spoiled is not None and spoiled != answer:
            yield f"{mutation.name}-{number}", item, spoiled


def _passages(path: Path) -> Iterator[tuple[Item, str]]:
    for number, line in enumerate(path.read_text("utf-8").splitlines()):
        source, _, answer = line.partition("\t")
        expected = to_json({"source": source, "source_language": "en", "target_language": "sw"})
        yield Item(RUBRIC, f"passage_{number}", expected=expected), answer


def _reference(item: Item) -> str:
    task = TranslationTask.of(item)
    return task.references[0] if task else ""


def _graded(answers: Answers) -> dict[str, SampleRow]:
    with tempfile.TemporaryDirectory() as folder:
        for name, item, answer in answers:
            data = {ENTRY: answer.encode()}
            write_sample(Path(folder) / name, data, ENTRY, item, Origin(), collection=name)
        rows = grade(Request((folder,), workers=2)).rows
    return {str(row["path"]).rpartition("/")[2]: row for row in rows}


if __name__ == "__main__":
    main(sys.argv[1:])
