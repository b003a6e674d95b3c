"""The function does not do what was asked: hidden tests fail.

The tests were never shown to whoever wrote it: usual inputs, drawn at random, and the edge cases
that the task's own words settle (nothing there, one of it, equal ones, the smallest and the
largest). Code that the engine refuses fails them all, as does a function that is not there.
"""

from collections.abc import Iterator

from grader.check import bad, check, good
from grader.finding import Finding, Message, Place
from grader.item import Item
from grader.missing import Cause
from grader.verdict import Status, Verdict, gap, share
from rubrics.code.evidence.calls import Call, Calls, Case, How, Refused, Suite
from rubrics.code.evidence.javascript import JavaScript
from rubrics.code.evidence.values import same, shown

SYNTAX = Message("syntax", "this is no JavaScript: {reason}")
UNDEFINED = Message("undefined", "the answer defines no {name}{instead}")
LOADING = Message("loading", "before {name} could be called, the code {got}")
LOGIC = Message("logic", "{call} {got}; it should return {want}")
EDGE = Message("edge-case", "{call} {got}; it should return {want} ({edge})")

_ENDS = {
    How.UNWRITABLE: "returns what nobody can write down: {}",
    How.THREW: "throws {}",
    How.PENDING: "returns a promise that never settles",
    How.HUNG: "does not end",
    How.CRASHED: "ends the page",
}

_FATAL = frozenset({How.HUNG, How.CRASHED})


@check
def failing_unit_test(calls: Calls, code: JavaScript, item: Item) -> Verdict:
    """Compare what came back with what should, one call after another."""
    tests = Suite.of(item)
    if tests is None:
        return gap("the item has no tests", Cause.NO_ITEM)
    place = Place(line=code.line, column=code.column)
    if calls.found != "function":
        return _lost(len(tests.cases), _missing(calls, code, tests.function))
    if calls.loading and (calls.loading.how in _FATAL or not calls.made):
        finding = LOADING.at(
            _place(calls.loading, place), name=tests.function, got=_got(calls.loading)
        )
        return _lost(len(tests.cases), finding)
    return share(len(tests.cases), _failing(calls, tests, place))


def _failing(calls: Calls, tests: Suite, place: Place) -> Iterator[Finding]:
    for number, case in enumerate(tests.cases):
        made = calls.made[number] if number < len(calls.made) else Call(How.HUNG)
        if made.how is How.RETURNED and same(case.want, made.text, case.law):
            continue
        where = _place(made, place)
        told = {"call": case.call, "got": _got(made), "want": _want(case), "how": made.how.value}
        yield EDGE.at(where, **told, edge=case.edge) if case.edge else LOGIC.at(where, **told)


def _missing(calls: Calls, code: JavaScript, name: str) -> Finding:
    if isinstance(calls.refused, Refused):
        one = calls.refused
        return SYNTAX.at(Place(line=one.line, column=one.column), reason=one.text)
    if calls.loading:
        return LOADING.at(_place(calls.loading, Place()), name=name, got=_got(calls.loading))
    instead = f", but {', '.join(code.others[:5])}" if code.others else ""
    if calls.found not in ("nothing", "undefined"):
        instead = f" that can be called: it is of type {calls.found}"
    return UNDEFINED.at(Place(line=code.line, column=code.column), name=name, instead=instead)


def _lost(total: int, finding: Finding) -> Verdict:
    return Verdict(Status.FAILED, total, total, (finding,))


def _place(call: Call, otherwise: Place) -> Place:
    return Place(line=call.line, column=call.column) if call.line else otherwise


def _got(call: Call) -> str:
    if call.how is How.RETURNED:
        return f"returns {shown(call.text)}"
    return _ENDS[call.how].format(call.text)


def _want(case: Case) -> str:
    return f"one of {shown(case.want)}" if case.law == "one-of" else shown(case.want)


_ITEM = Item(
    "code",
    "sum",
    params=(("function", "sum"),),
    expected=(
        ("cases", (("sum([1, 2])", "3", "", "exact"), ("sum([])", "0", "nothing", "exact"))),
    ),
)
_CODE = JavaScript((), "sum", 1, 1)
_THREE = Call(text="3")
_BOTH = (_THREE, Call(text="0"))

EXAMPLES = (
    good(Calls(made=_BOTH), _CODE, _ITEM),
    good(Calls(made=_BOTH, loading=Call(How.THREW, "x")), _CODE, _ITEM),
    bad(Calls(refused=Refused("x", 3, 7), found="nothing"), _CODE, _ITEM, earns=(SYNTAX.on(3, 7),)),
    bad(Calls(found="nothing"), JavaScript((), "sum", others=("add",)), _ITEM, earns=(UNDEFINED,)),
    bad(Calls(found="number"), _CODE, _ITEM, earns=(UNDEFINED.on(1, 1),)),
    bad(Calls(loading=Call(How.HUNG), made=_BOTH), _CODE, _ITEM, earns=(LOADING.on(1, 1),)),
    bad(Calls(made=(_THREE, Call(How.THREW, "x", 2, 5))), _CODE, _ITEM, earns=(EDGE.on(2, 5),)),
    bad(Calls(made=(Call(How.HUNG),)), _CODE, _ITEM, earns=(LOGIC.on(1, 1), EDGE.on(1, 1))),
    bad(Calls(made=(_THREE, Call(text='"0"'))), _CODE, _ITEM, earns=(EDGE.on(1, 1),)),
)  # fmt: skip
