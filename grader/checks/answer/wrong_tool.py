"""A tool that is needed is not called, or one is called that is not needed or not there.

An agent acts by calls: what is left out is not done, what is called besides is done unasked.
Whether calls come at once or one by one does not count, unless one needs the other's reply.
"""

from collections.abc import Iterator
from typing import Any

from grader.check import bad, check, good
from grader.evidence.tool_calls import CallMatches, ToolCall, ToolCalls, ToolTask
from grader.finding import Finding, Message
from grader.verdict import Verdict, capped_share

UNCALLED = Message("uncalled", "{name} was not called with {arguments}")
UNKNOWN = Message("unknown", "there is no tool {name}")
NEEDLESS = Message("needless", "{name} was called, which nobody needs here")
REPEATED = Message("repeated", "{name} was called once more than needed, with {arguments}")
EARLY = Message("early", "{name} was called before the reply that it needs")


@check
def wrong_tool(found: CallMatches, task: ToolTask) -> Verdict:
    """Count wanted calls that are missing or too early, and calls that nobody wanted."""
    total = max(1, len(found.pairs) + len(found.surplus))
    return capped_share(total, _faults(found, task))


def _faults(found: CallMatches, task: ToolTask) -> Iterator[Finding]:
    for at, (wanted, made) in enumerate(found.pairs):
        if made is None:
            yield UNCALLED.at(name=wanted.name, arguments=wanted.arguments)
        elif at in found.early:
            yield EARLY.at(made.place, name=made.name)
    known, wanted_names = dict(task.tools), {one.name for one, _ in found.pairs}
    for one in found.surplus:
        if one.name not in known:
            yield UNKNOWN.at(one.place, name=one.name)
        elif one.name in wanted_names:
            yield REPEATED.at(one.place, name=one.name, arguments=one.arguments)
        else:
            yield NEEDLESS.at(one.place, name=one.name)


def _call(name: str, **arguments: Any) -> dict[str, Any]:
    return {"turn": 1, "name": name, "arguments": arguments}


def _made(*calls: dict[str, Any]) -> tuple[CallMatches, ToolTask]:
    find, read = ToolCall("find", '{"who": "Ada"}'), ToolCall("read", '{"id": 7}')
    task = ToolTask(((find,), (read,)), (("find", "{}"), ("read", "{}"), ("delete", "{}")))
    text = "[\n" + ",\n".join(map(_text, calls)) + "\n]"
    return CallMatches.of(ToolCalls.parse(text), task), task


def _text(call: dict[str, Any]) -> str:
    return repr(call).replace("'", '"')


_FIND, _READ = _call("find", who="Ada"), _call("read", id=7)
EXAMPLES = (
    good(*_made(_FIND, _READ)),
    good(*_made(_call("find", who="Eve"), _READ), note="a wrong argument is told elsewhere"),
    good(CallMatches((), ()), ToolTask((), ())),
    bad(*_made(_FIND), earns=(UNCALLED,)),
    bad(*_made(_READ, _FIND), earns=(EARLY.on(2),)),
    bad(*_made(_FIND, _READ, _call("fetch")), earns=(UNKNOWN.on(4),)),
    bad(*_made(_FIND, _call("delete", id=7), _READ), earns=(NEEDLESS.on(3),)),
    bad(*_made(_FIND, _FIND, _READ), earns=(REPEATED.on(3),)),
)
