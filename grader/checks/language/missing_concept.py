"""A concept of the source is not rendered at all.

The item names the things that the text is about, with the words that may stand for each. Where
none of them occurs, in any form, the translation has lost it: a scene without its sea. Words
about which speakers differ count as rendered, and a word in a wrong sense is told elsewhere.
"""

from grader.check import bad, check, good
from grader.evidence.prose import Prose
from grader.evidence.terms import TermMatches
from grader.evidence.translation import TranslationTask, terms
from grader.finding import Message
from grader.verdict import Verdict, not_applicable, share

LOST = Message("lost", "nothing stands for “{concept}” (such as “{word}”)")


@check
def missing_concept(found: TermMatches) -> Verdict:
    """Judge every row of the table of terms as one opportunity."""
    rows = {one.term.concept for one in found.matches}
    if not rows:
        return not_applicable("the item has no table of terms")
    lost = [one.term for one in found.matches if one.rendering == "missing"]
    return share(len(rows), (LOST.at(concept=one.concept, word=one.accepted[0]) for one in lost))


_TABLE = terms(
    [
        {"concept": "sea", "accepted": ["bahari"], "wrong": [["samani", "furniture"]]},
        {"concept": "old man", "accepted": ["mzee"], "contested": ["mwamba"]},
    ]
)


def _answer(text: str) -> TermMatches:
    return TermMatches.of(Prose.parse(text), TranslationTask("The old man.", terms=_TABLE), None)


EXAMPLES = (
    good(_answer("Mzee alikaa karibu na bahari.")),
    good(_answer("Mwamba alikaa karibu na bahari."), note="contested is never a fault"),
    good(_answer("Mzee alikaa karibu na samani."), note="a wrong sense is told by wrong-sense"),
    good(TermMatches(())),
    bad(_answer("Mzee alikaa mjini."), earns=(LOST,)),
    bad(_answer("Alikaa mjini."), earns=(LOST, LOST)),
)
