"""The answer explains words that do not exist.

Beside its translation a model lists words with their meanings, and some of them it made up: a
lie with a dictionary's face. Only the words explained are looked up, not their explanations.
"""

from grader.check import bad, check, good
from grader.evidence.notes import Notes
from grader.evidence.vocabulary import Vocabulary
from grader.finding import Message
from grader.verdict import Verdict, not_applicable, share

MADE_UP = Message("made-up", "“{word}”, explained as “{meaning}”, is no word")


@check
def invented_glossary(notes: Notes, words: Vocabulary) -> Verdict:
    """Look at the words of every entry; an entry with one unknown word is made up."""
    findings = []
    judged = 0
    for entry in notes.explained:
        inside = [one for one in words.words if entry.start <= one.start < entry.end]
        known = [one.analysis.accepted for one in inside]
        judged += bool(inside)
        if inside and not all(known) and words.calibration is not None:
            fault = inside[known.index(False)]
            place = words.place(fault)
            findings.append(MADE_UP.at(place, word=fault.text, meaning=entry.meaning[:80]))
    if not judged or words.calibration is None:
        return not_applicable("the answer explains no word")
    return share(judged, findings)


_GLOSSARY = "Mvuvi alitupa nyavu.\n\nNotes:\n- **mvuvi**: fisherman\n- **nyavu**: nets"


def _looked_up(text: str, *unknown: str) -> Vocabulary:
    for word in unknown:
        text = text.replace(word, f"{word}*")
    found = Vocabulary.parse(text)
    return Vocabulary(found.prose, found.words, "sw", found.calibration)


EXAMPLES = (
    good(Notes.parse("Mvuvi alitupa nyavu."), _looked_up("Mvuvi alitupa nyavu.")),
    good(Notes.parse(_GLOSSARY), _looked_up(_GLOSSARY)),
    bad(
        Notes.parse("Mvuvi.\n\nMaelezo:\nmavuao = nets"),
        _looked_up("Mvuvi.\n\nMaelezo:\nmavuao\n", "mavuao"),
        earns=(MADE_UP.on(4, 1),),
    ),
    bad(Notes.parse("“mavuao” means nets."), _looked_up("“mavuao”", "mavuao"), earns=(MADE_UP,)),
)
