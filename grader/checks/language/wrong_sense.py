"""A word means something else than what the source says.

It is a real word, spelled well, in a sentence that flows, and it makes the fisherman look at
his furniture where the source has the sea. No lexicon can see that; the item's table of terms
names such words. A word about which speakers differ is never a fault.
"""

from grader.check import bad, check, good
from grader.evidence.prose import Prose
from grader.evidence.terms import TermMatches
from grader.evidence.translation import TranslationTask, terms
from grader.finding import NOWHERE, Message
from grader.verdict import Verdict, capped_share, not_applicable

WRONG = Message("wrong-sense", "“{word}” is not “{concept}”{means}")


@check
def wrong_sense(found: TermMatches) -> Verdict:
    """Judge every row of the table of terms that names wrong words."""
    rows = {one.term.concept for one in found.matches if one.term.wrong}
    if not rows:
        return not_applicable("the item's table of terms names no wrong words")
    findings = (
        WRONG.at(
            one.place or NOWHERE,
            word=one.word,
            concept=one.term.concept,
            means=f": it means {one.means}" if one.means else "",
        )
        for one in found.matches
        if one.rendering == "wrong"
    )
    return capped_share(len(rows), findings)


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
    good(_answer("Mzee alikaa mjini."), note="what is missing is told by missing-concept"),
    good(TermMatches(())),
    bad(_answer("Mzee alikaa karibu na samani."), earns=(WRONG.on(1, 23),)),
    bad(_answer("Bahari ni kubwa.\nMzee aliona samani."), earns=(WRONG.on(2, 13),)),
)
