"""A tool is called with other arguments than what was asked for gives.

The right tool does the wrong thing: books the wrong day, writes to somebody else. Arguments are
held one by one; numbers count by value, free text regardless of capitals.
"""

from collections.abc import Iterator
from typing import Any

from grader.check import bad, check, good
from grader.evidence.tool_calls import CallMatches, ToolCall, ToolTask, same_argument
from grader.finding import Finding, Message, shortened
from grader.verdict import Verdict, capped_share, not_applicable

WRONG = Message("wrong", "{tool}: {argument} is {shown}, should be {right}")
LACKING = Message("lacking", "{tool}: {argument} is not given, should be {right}")
SURPLUS = Message("surplus", "{tool}: {argument} was not asked for ({shown})")
NO_JSON = Message("no-json", "{tool}: the arguments are no JSON object: {shown}")


@check
def wrong_arguments(found: CallMatches, task: ToolTask) -> Verdict:
    """Hold every argument of every call that was wanted and made."""
    made = [(wanted, call) for wanted, call in found.pairs if call is not None]
    total = sum(max(1, len(wanted.given() or {})) for wanted, _ in made)
    if not made:
        return not_applicable("no call that was wanted was made")
    faults = [one for wanted, call in made for one in _faults(wanted, call, task)]
    return capped_share(total, faults)


def _faults(wanted: ToolCall, call: ToolCall, task: ToolTask) -> Iterator[Finding]:
    right, given = wanted.given() or {}, call.given()
    if given is None:
        yield NO_JSON.at(call.place, tool=call.name, shown=_short(call.arguments))
        return
    schemas = task.parameters(call.name)
    for name, value in right.items():
        told = {"tool": call.name, "argument": name, "right": _short(value)}
        if name not in given:
            yield LACKING.at(call.place, **told)
        elif not same_argument(given[name], value, schemas.get(name, {})):
            yield WRONG.at(call.place, shown=_short(given[name]), **told)
    for name, value in given.items():
        usual = schemas.get(name, {}).get("default")
        if name not in right and value is not None and value != usual:
            yield SURPLUS.at(call.place, tool=call.name, argument=name, shown=_short(value))


def _short(value: Any) -> str:
    return shortened(str(value))


_TASK = ToolTask((), (("book", '{"properties": {"class": {"enum": ["A", "B"], "default": "B"}}}'),))
_WANTED = ToolCall("book", '{"city": "Norwick", "nights": 3}')


def _made(arguments: str) -> tuple[CallMatches, ToolTask]:
    return CallMatches(((_WANTED, ToolCall("book", arguments)),), ()), _TASK


EXAMPLES = (
    good(*_made('{"city": " norwick", "nights": 3.0}')),
    good(*_made('{"nights": 3, "city": "Norwick", "class": "B"}'), note="the default"),
    good(CallMatches(((_WANTED, None),), ()), _TASK, note="wrong-tool tells that"),
    bad(*_made('{"city": "Eastham", "nights": 3}'), earns=(WRONG,)),
    bad(*_made('{"city": "Norwick", "nights": "3"}'), earns=(WRONG,), note="a text is no number"),
    bad(*_made('{"city": "Norwick"}'), earns=(LACKING,)),
    bad(*_made('{"city": "Norwick", "nights": 3, "class": "A"}'), earns=(SURPLUS,)),
    bad(*_made('{"city": "Norwick", nights: 3}'), earns=(NO_JSON,)),
)
