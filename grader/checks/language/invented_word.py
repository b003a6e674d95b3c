"""The text holds words that do not exist.

The commonest damage of very few bits in a small language: sentences flow, and every tenth word
is nothing at all. No language identification and no BLEU sees it. One unknown word means
little, since no lexicon is complete; three in a paragraph, and seven of a hundred, are a
finding. What the lexicon itself gets wrong on real text is told in the reason.
"""

from grader.check import bad, check, good
from grader.evidence.vocabulary import LookedUp, Vocabulary
from grader.finding import Message
from grader.verdict import Status, Verdict, not_applicable

INVENTED = Message("invented", "“{word}” is no word{near}")


@check
def invented_word(text: Vocabulary, *, least: int = 3, share: float = 0.07) -> Verdict:
    """Count unknown words by paragraph; names, numbers and notes are not looked up."""
    paragraphs = tuple(text.paragraphs())
    looked = sum(map(len, paragraphs))
    if not looked:
        return not_applicable("there is no word to look up")
    spoiled = [
        faults
        for words in paragraphs
        if len(faults := [one for one in words if one.invented]) >= max(least, share * len(words))
    ]
    counted = f"{len(text.invented)} of {looked} words are unknown to the lexicon {text.language}"
    if text.calibration is None:
        return not_applicable(f"advisory, since nobody measured how often it errs: {counted}")
    findings = tuple(
        INVENTED.at(text.place(one), word=one.text, nearest=one.nearest, near=_near(one))
        for faults in spoiled
        for one in faults
    )
    status = Status.FAILED if spoiled else Status.PASSED
    reason = f"{counted}, which rejects {text.calibration.false_alarms:.1%} of real ones"
    return Verdict(status, len(spoiled), len(paragraphs), findings, reason)


def _near(word: LookedUp) -> str:
    return f"; the nearest is “{word.nearest}”" if word.nearest else ""


_FILLER = "Asubuhi mvuvi aliamka na kunywa chai kabla ya kwenda baharini."

EXAMPLES = (
    good(_FILLER),
    good(f"{_FILLER} Alimwona bagaluta* na tenata*tena.", note="two in a paragraph may be names"),
    good(
        " ".join([_FILLER] * 5) + " Pambeleni* mavuao* ulewele*.",
        note="missed: three among more than forty words",
    ),
    good("Mzamaki*.\n\nMavuao*.\n\nTenata*."),
    bad(
        "Mzamaki* alitupa mavuao* baharini tenata*tena.",
        earns=(INVENTED.on(1, 1), INVENTED.on(1, 17), INVENTED.on(1, 33)),
    ),
    bad(
        f"{_FILLER}\n\nMbubu* pambeleni* ulewele* kesho.",
        earns=(INVENTED.on(3, 1), INVENTED.on(3, 7), INVENTED.on(3, 17)),
    ),
)
