"""The answer is wrong, or there is none, or more than one.

Whoever asked for a number, a name, a date or an order wants that and no other. How it is written
does not count: in a box, in bold, after `Answer:`, with separators, in another unit of the same
measure. Two answers that contradict each other are none, whichever of them is right.
"""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from grader.check import bad, check, good
from grader.evidence.answers import difference
from grader.evidence.answers.examples import answered
from grader.evidence.answers.final import FinalAnswer
from grader.evidence.answers.form import AnswerKey
from grader.finding import Finding, Message
from grader.verdict import Verdict, all_or_nothing, not_applicable

NONE = Message("none", "no answer can be found; it is {right}")
SEVERAL = Message("several", "answers that contradict each other: {shown}; it is {right}")
UNCLEAR = Message("unclear", "“{shown}” cannot be read as an answer; it is {right}")
REFUSED = Message("refused", "it says that this cannot be known; it is {right}")
UNIT = Message("unit", "{shown} is in another unit than {unit}; it is {right}")
NOT_REDUCED = Message("not-reduced", "{shown} is not in lowest terms: {right}")
STEP = Message("step", "{shown} instead of {right}: step {number} goes wrong first, {step}")
STOPPED = Message("stopped", "{shown} is only step {number}, {step}; the answer is {right}")
SIGN = Message("sign", "{shown} instead of {right}: the sign is wrong")
SCALE = Message("scale", "{shown} instead of {right}: off by 10^{power}")
DIGIT = Message("digit", "{shown} instead of {right}: wrong at the {places}")
ENTRY = Message("entry", "place {number} is {shown}, should be {right}")
LACKS = Message("lacks", "{right} is missing in {shown}")
SURPLUS = Message("surplus", "{right} does not belong into {shown}")
WRONG = Message("wrong", "{shown} instead of {right}")

_FLAWS = {"none": NONE, "several": SEVERAL, "unclear": UNCLEAR, "unit": UNIT}


@check
def wrong_answer(answer: FinalAnswer, key: AnswerKey) -> Verdict:
    """Hold what is said against what is known."""
    if key.value is None:
        return not_applicable("nobody can know the answer")
    right = difference.told(key.value, key.form.unit)
    if answer.value is None:
        message = REFUSED if answer.abstains else _FLAWS[answer.flaw]
        unit = key.form.unit
        return all_or_nothing(
            [message.at(answer.place, shown=answer.shown, right=right, unit=unit)]
        )
    if not key.matches(answer.value):
        return all_or_nothing(_parted(answer, key, right))
    if key.lowest and not answer.reduced:
        return all_or_nothing([NOT_REDUCED.at(answer.place, shown=answer.shown, right=right)])
    return all_or_nothing([])


def _parted(answer: FinalAnswer, key: AnswerKey, right: str) -> Iterator[Finding]:
    said, wanted = answer.value, key.value
    if isinstance(said, Fraction) and isinstance(wanted, Fraction):
        yield _number(answer, key, said, wanted)
    elif key.form.kind == "set":
        for message, name in difference.parted_sets(said, wanted, LACKS, SURPLUS):
            yield message.at(answer.place, shown=answer.shown, right=name)
    elif isinstance(said, tuple) and isinstance(wanted, tuple):
        number, shown, due = difference.first_difference(said, wanted)
        yield ENTRY.at(answer.place, number=number, shown=shown, right=due)
    else:
        yield WRONG.at(answer.place, shown=answer.shown, right=right)


def _number(answer: FinalAnswer, key: AnswerKey, said: Fraction, right: Fraction) -> Finding:
    words = {"shown": answer.shown, "right": difference.told(right, key.form.unit)}
    if stopped := difference.stopped_at(key.steps, said, right):
        return STOPPED.at(answer.place, number=stopped[0], step=stopped[1], **words)
    if said == -right:
        return SIGN.at(answer.place, **words)
    if step := difference.first_wrong_step(key.steps, answer.numbers()):
        number, name, value = step
        return STEP.at(
            answer.place, number=number, step=f"{name} = {difference.written(value)}", **words
        )
    if power := difference.scaled(said, right):
        return SCALE.at(answer.place, power=power, **words)
    if places := difference.wrong_digits(said, right):
        return DIGIT.at(answer.place, places=" and ".join(places), **words)
    return WRONG.at(answer.place, **words)


_STEPS = [["6 boxes of 7", "42"], ["42 and 3 more", "45"]]
_NAMES: dict[str, Any] = {"choices": [["Ann"], ["Bob"], ["Carl"]]}
_ORDER: dict[str, Any] = {"kind": "sequence", "value": ["Bob", "Ann", "Carl"], **_NAMES}
_SET: dict[str, Any] = {"kind": "set", "value": ["Ann", "Carl"], **_NAMES}
EXAMPLES = (
    good(*answered("So it is $\\boxed{1{,}204}$.", "1204")),
    good(*answered("**Antwort:** 0,75", "3/4")),
    good(*answered("Answer: 5 h 30 min", "330", unit="minutes")),
    good(*answered("1. Bob\n2. Ann\n3. Carl", **_ORDER)),
    good(*answered("Answer: 7", None)),
    bad(*answered("I like numbers.", "12"), earns=(NONE,)),
    bad(*answered("Answer: 12\nAnswer: 13", "12"), earns=(SEVERAL.on(1, 8),)),
    bad(*answered("Answer: 3 * 4", "12"), earns=(UNCLEAR,)),
    bad(*answered("This cannot be determined.", "12"), earns=(REFUSED,)),
    bad(*answered("Answer: 12 kg", "12", unit="km"), earns=(UNIT,)),
    bad(*answered("Answer: 6/8", "3/4", lowest=True), earns=(NOT_REDUCED,)),
    bad(*answered("6 * 7 = 41, so\nAnswer: 44\n45?", "45", steps=_STEPS), earns=(STEP.on(2, 8),)),
    bad(*answered("Answer: 42", "45", steps=_STEPS), earns=(STOPPED,)),
    bad(*answered("Answer: 12", "-12"), earns=(SIGN,)),
    bad(*answered("Answer: 1.2", "12", kind="number"), earns=(SCALE,)),
    bad(*answered("Answer: 1304", "1204"), earns=(DIGIT.on(1, 8),)),
    bad(*answered("Answer: Ann, Bob, Carl", **_ORDER), earns=(ENTRY,)),
    bad(*answered("Answer: Ann, Bob", **_SET), earns=(LACKS, SURPLUS)),
    bad(*answered("Answer: Bob", "Ann", kind="choice", **_NAMES), earns=(WRONG,)),
)
