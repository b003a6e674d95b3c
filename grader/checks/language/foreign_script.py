"""Letters of another writing system stand in the middle of the text.

A model of many languages that lost its bearings puts in a word of Chinese or Cyrillic, or one
letter of it inside a word. Neither the language asked for nor the source is written with it.
"""

from grader.check import bad, check, good
from grader.evidence.scripts import Scripts
from grader.finding import Message
from grader.verdict import Verdict, all_or_nothing, not_applicable

FOREIGN = Message("foreign", "“{word}” is written in {script}, the text in {main}")
MIXED = Message("mixed", "“{word}” mixes {script} with {main}")


@check
def foreign_script(text: Scripts) -> Verdict:
    """Tell every word with letters of a script that does not belong here."""
    if not text.main:
        return not_applicable("there are no letters")
    return all_or_nothing(
        (MIXED if one.mixed else FOREIGN).at(
            one.place, word=one.text, script=one.script, main=text.main
        )
        for one in text.strangers
    )


EXAMPLES = (
    good("Mvuvi mzee alikaa karibu na bahari."),
    good("Asilimia 5 \u03b1 na \u03b2, caf\u00e9, Z\u00fcrich.", note="Greek letters are symbols"),
    good("彼は海のそばに住んでいた。コーヒーを飲む ABC"),
    bad("Mvuvi mzee alikaa karibu na 大海 kila siku.", earns=(FOREIGN.on(1, 29),)),
    bad("Mvuvi alik\u0430a mjini.", earns=(MIXED.on(1, 7),), note="the third a is Cyrillic"),
    bad("Mvuvi alikaa рыба mjini.", earns=(FOREIGN.on(1, 14),)),
)
