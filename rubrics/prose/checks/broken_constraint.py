"""The text breaks a constraint that was asked for, or leaves the language.

All of them can be counted: words, paragraphs, words and letters that must or must not stand there,
the last sentence, and the name, town and age of whom it is about, which have to stay what they are.
"""

from grader.check import bad, check, good
from grader.finding import Finding, Message, Place
from grader.item import Item
from grader.missing import Cause
from grader.verdict import Verdict, gap, share
from rubrics.prose.evidence.constraints import Breach, breaches, drifts
from rubrics.prose.evidence.counted import Counted, constraints_of

BROKEN = Message("broken", "{what}")
DRIFT = Message("drift", "{what}")


@check
def broken_constraint(text: Counted, item: Item) -> Verdict:
    """Count; each constraint is one opportunity, and so is the language."""
    constraints = constraints_of(item)
    if not constraints:
        return gap("the item has no constraints", Cause.NO_ITEM)
    found = [DRIFT.at(_place(text, one), what=one.text, kind=one.kind) for one in drifts(text)]
    for kind, value in constraints:
        found += _broken(text, list(breaches(text, kind, value)))
    return share(len(constraints) + 1, found)


def _broken(text: Counted, broken: list[Breach]) -> list[Finding]:
    """One finding for a constraint, however often it is broken."""
    if not broken:
        return []
    what = "; ".join(one.text for one in broken)
    return [BROKEN.at(_place(text, broken[0]), what=what, kind=broken[0].kind)]


def _place(text: Counted, one: Breach) -> Place:
    return Place() if one.at is None else text.place(one.at)


def _asking(*constraints: tuple[str, object]) -> Item:
    return Item("prose", "x", expected=(("constraints", constraints),))  # type: ignore[arg-type]


_SHORT = _asking(("words", (3, 6)), ("must", ("lantern",)), ("letter", "z"))
_HERO = _asking(
    ("hero", ("Mira", "Harlow", 34)),
)

EXAMPLES = (
    good(Counted.parse("A lantern on the wall."), _SHORT),
    good(Counted.parse("Sure! Here is the text:\n\n# Light\n\nA lantern on the wall."), _SHORT),
    good(Counted.parse("Mira, thirty-four, left Harlow."), _HERO),
    good(Counted.parse("Mira of Harlow is a 34-year-old baker."), _HERO),
    bad(Counted.parse("A lantern."), _SHORT, earns=(BROKEN,)),
    bad(Counted.parse("A lamp in\nthe maze."), _SHORT, earns=(BROKEN, BROKEN.on(2, 7))),
    bad(
        Counted.parse("Mira of Harlow, 34, is forty-three years old."), _HERO, earns=(BROKEN.on(1),)
    ),
    bad(Counted.parse("The lantern hing 在墙上."), _SHORT, earns=(DRIFT.on(1, 18),)),
)
