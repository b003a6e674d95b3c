"""A fact that stands in the text is not found, or taken for another one.

Who reads the text once knows all of them. Each is told with its depth, since what is lost first is
what stands in the middle, or far from the end.
"""

from collections.abc import Iterator

from grader.check import bad, check, good
from grader.finding import Finding, Message, Place
from grader.item import Item
from grader.missing import Cause
from grader.verdict import Verdict, gap, share
from rubrics.long_context.evidence.recalled import Haystack, Needle, Recalled, Said

LOST = Message(
    "lost", "nothing is said of the {thing} of {name}, which stands at {depth} % of the text"
)
CONFUSED = Message(
    "confused",
    "{name}: {said} is the number for the {other}; that for the {thing} stands at {depth} % of the "
    "text",
)
WRONG = Message(
    "wrong", "{name}: {said} stands nowhere in the text; the {thing} has {want}, at {depth} % of it"
)
SEVERAL = Message("several", "{name}: {said} are several numbers; one was asked for")


@check
def missed_needle(answer: Recalled, item: Item) -> Verdict:
    """Compare what is said of each name with what stands in the text."""
    stack = Haystack.of(item)
    if stack is None:
        return gap("the item has no needles", Cause.NO_ITEM)
    found = zip(stack.needles, answer.said, strict=True)
    missed = (finding for needle, said in found for finding in _missed(needle, said, stack))
    return share(len(stack.needles), missed)


def _missed(needle: Needle, said: Said, stack: Haystack) -> Iterator[Finding]:
    if said.numbers == (needle.code,):
        return
    place = Place(line=said.line)
    told = {"name": needle.name, "thing": needle.thing, "depth": round(100 * needle.depth)}
    if not said.numbers:
        yield LOST.at(place, **told)
    elif len(said.numbers) > 1:
        yield SEVERAL.at(place, name=needle.name, said=said.numbers)
    else:
        known = (*stack.needles, *stack.others)
        other = next((one for one in known if one.code == said.numbers[0]), None)
        if other:
            named = f"{other.thing} of {other.name}"
            yield CONFUSED.at(place, said=said.numbers[0], other=named, **told)
        else:
            yield WRONG.at(place, said=said.numbers[0], want=needle.code, **told)


_ITEM = Item(
    "long_context",
    "two",
    expected=(
        ("needles", (("Mara", "safe", "12345", 0.1), ("Mira", "locker", "54321", 0.8))),
        ("others", (("Mara", "locker", "77777"),)),
    ),
)


def _read(text: str) -> Recalled:
    return Recalled.read(text, ("Mara", "Mira"))


EXAMPLES = (
    good(_read("Mara: 12345\nMira: 54321"), _ITEM),
    good(_read("| Mira | **54,321** |\n| Mara | 12 345 |"), _ITEM),
    good(_read('{"mara": 12345, "mira": "54321"}'), _ITEM),
    good(_read("Mara has 77777 for her locker.\n\nMara: 12345\nMira: 54321"), _ITEM),
    bad(_read("Mara: 12345"), _ITEM, earns=(LOST,)),
    bad(_read("Mara: 77777\nMira: 54321"), _ITEM, earns=(CONFUSED.on(1),)),
    bad(_read("Mira: 54321\nMara: 12346"), _ITEM, earns=(WRONG.on(2),)),
    bad(_read("Mara: 12345 or 77777\nMira: 54321"), _ITEM, earns=(SEVERAL.on(1),)),
    bad(_read("12345\n54321"), _ITEM, earns=(LOST, LOST), note="whose is which?"),
)
