"""A field of the JSON says something else than what was to be written down.

The shape may be right and the content wrong: a digit swapped, an entry forgotten, yes for no.
Numbers count by value (2 is 2.0), texts letter by letter but for blanks around them.
"""

from collections.abc import Iterator
from typing import Any

from grader.check import bad, check, good
from grader.evidence.json_pointer import Path, at_path, leaves, offsets, pointer
from grader.evidence.json_task import JsonTask
from grader.evidence.json_text import JsonText
from grader.finding import Finding, Message, Place, shortened
from grader.verdict import Verdict, gap, not_applicable, share

WRONG = Message("wrong", "{field} is {shown}, should be {right}")
LACKING = Message("lacking", "{field} is not there, should be {right}")


@check
def wrong_field(answer: JsonText, task: JsonTask) -> Verdict:
    """Hold every value that is wanted against the one that is there."""
    if not task.value:
        return not_applicable("the item does not say what stands in it")
    if answer.valid is None:
        return gap("the answer holds no JSON")
    wanted = _in_order(task.wanted(), task, ())
    return share(
        sum(1 for _ in leaves(wanted)),
        _differing(wanted, _in_order(answer.value(), task, ()), answer),
    )


def _differing(wanted: Any, said: Any, answer: JsonText) -> Iterator[Finding]:
    spots = offsets(answer.valid or "")
    for path, right in leaves(wanted):
        there, shown = at_path(said, path)
        field, told = pointer(path) or "the whole", _text(right)
        if not there:
            yield LACKING.at(field=field, right=told)
        elif not _same(shown, right):
            spot = spots.get(pointer(path))
            place = Place() if spot is None else answer.place(spot)
            yield WRONG.at(place, field=field, shown=_text(shown), right=told)


def _same(shown: Any, right: Any) -> bool:
    if isinstance(right, bool) or isinstance(shown, bool):
        return shown is right
    if isinstance(right, str) and isinstance(shown, str):
        return right.strip() == shown.strip()
    return bool(shown == right)


def _in_order(value: Any, task: JsonTask, path: Path) -> Any:
    """The same value; arrays whose order does not count are sorted by their text."""
    if isinstance(value, dict):
        return {key: _in_order(one, task, (*path, key)) for key, one in value.items()}
    if isinstance(value, list):
        made = [_in_order(one, task, (*path, at)) for at, one in enumerate(value)]
        return sorted(made, key=_text) if pointer(path) in task.unordered else made
    return value


def _text(value: Any) -> str:
    return shortened(str(value))


_TASK = JsonTask("{}", '{"name": "Ada", "size": 2, "gift": true, "tags": ["b", "a"]}',
                 frozenset({"/tags"}))  # fmt: skip


def _answer(text: str) -> tuple[JsonText, JsonTask]:
    return JsonText.parse(text), _TASK


EXAMPLES = (
    good(*_answer('{"gift": true, "size": 2.0, "name": " Ada", "tags": ["a", "b"]}')),
    good(JsonText.parse("[1]"), JsonTask("{}")),
    bad(
        *_answer('{"name": "Ada",\n "size": 3, "gift": true, "tags": ["a", "b"]}'),
        earns=(WRONG.on(2, 10),),
    ),
    bad(*_answer('{"name": "Ada", "size": 2, "gift": 1, "tags": ["a", "b"]}'), earns=(WRONG,)),
    bad(*_answer('{"name": "ada", "gift": true, "tags": ["a"]}'), earns=(WRONG, LACKING, LACKING)),
)
