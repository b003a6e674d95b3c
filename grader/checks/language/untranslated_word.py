"""Words of the source language are left in the translation.

A model that does not know a word leaves it as it was, in the middle of the other language; a
reader who knows only that one cannot go on. Names, and words that the target language uses
itself, are no fault.
"""

from grader.check import bad, check, good
from grader.evidence.vocabulary import Standing, Vocabulary
from grader.finding import Message
from grader.verdict import Verdict, all_or_nothing, not_applicable

LEFT = Message("left-over", "“{word}” was not translated")


@check
def untranslated_word(text: Vocabulary, *, least: int = 1) -> Verdict:
    """Tell words that the lexicon does not know and that stand in the source or are English."""
    if not any(one.standing in (Standing.WORD, Standing.LEFT_OVER) for one in text.words):
        return not_applicable("there is no word to look up")
    left = [one for one in text.words if one.standing is Standing.LEFT_OVER]
    if len(left) < least:
        return all_or_nothing(())
    return all_or_nothing(LEFT.at(text.place(one), word=one.text) for one in left)


EXAMPLES = (
    good("Mvuvi mzee alitengeneza nyavu zake karibu na bahari."),
    good("Alituma barua pepe kwa Mary huko Boston."),
    bad("Mvuvi mzee alitengeneza fishing~ nyavu zake.", earns=(LEFT.on(1, 25),)),
    bad("Kesho the~ mvua itakuja\nfrom~ bahari.", earns=(LEFT.on(1, 7), LEFT.on(2, 1))),
)
