"""Every question of docs/sql.md has an answer: executed on the simulated model."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.demo import fill
from grader.store.db import Store, memory_store, query
from grader.store.export import PUBLIC
from grader.store.layout import VIEWS

PAGE = Path(__file__).resolve().parents[1] / "docs" / "sql.md"
QUESTIONS = re.findall(
    r"\*\*(.+?)\*\*[^\n]*\n\n```sql\n(.+?)```", PAGE.read_text("utf-8"), re.DOTALL
)
EMPTY = {
    "Did a check ever say two things of the same bytes?",
    "Does it know what it does not know?",
}


@pytest.fixture(scope="module")
def db() -> Iterator[Store]:
    store = memory_store()
    fill(store)
    yield store
    store.close()


@pytest.mark.parametrize(("question", "sql"), QUESTIONS, ids=[one for one, _ in QUESTIONS])
def test_every_question_has_an_answer(db: Store, question: str, sql: str) -> None:
    table = query(db, sql)
    assert table.columns
    assert bool(table.rows) != (question in EMPTY)
    assert any(value is not None for row in table.rows for value in row) or question in EMPTY


def test_the_page_has_many_questions_and_names_views_that_are() -> None:
    assert len(QUESTIONS) >= 12
    views = set(re.findall(r"(?:from|join) ([a-z_]+)", " ".join(sql for _, sql in QUESTIONS)))
    assert views <= set(VIEWS)
    assert len(views & set(PUBLIC)) >= 10
