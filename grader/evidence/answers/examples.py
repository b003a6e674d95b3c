"""Answers with their keys in one line, for the examples of checks."""

from grader.evidence.answers.final import FinalAnswer
from grader.evidence.answers.form import AnswerKey
from grader.finding import to_json
from grader.item import Chat, Item


def answered(
    text: str, value: object, kind: str = "", prompt: str = "", **more: object
) -> tuple[FinalAnswer, AnswerKey]:
    """Read an answer by a key: ``value`` and ``more`` as in an item, None where nobody can know.

    Raises:
        ValueError: there is no key of this kind.
    """
    usual = "number" if isinstance(value, str) and "/" in value else "integer"
    expected = {"kind": kind or usual, "answerable": value is not None, "value": value, **more}
    key = AnswerKey.of(
        Item("example", "1", messages=(Chat("user", prompt),), expected=to_json(expected))
    )
    if key is None:
        raise ValueError(f"no answer of kind {kind!r}")
    return FinalAnswer.parse(text, key.form), key
