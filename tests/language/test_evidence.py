"""What an answer in a language is made of: words, names, notes, scripts, terms, scores."""

import asyncio

import pytest

from grader.evidence.language_facts import LanguageFacts, language_facts
from grader.evidence.lexicon import Calibration
from grader.evidence.notes import Notes
from grader.evidence.prose import Prose
from grader.evidence.scripts import Scripts
from grader.evidence.tables.english import FREQUENT
from grader.evidence.terms import TermMatches
from grader.evidence.translation import TranslationTask, terms
from grader.evidence.translation_scores import TranslationScores
from grader.evidence.vocabulary import Standing, Vocabulary
from grader.gather.lexicon import open_lexicon
from grader.gather.lexicon.identify import Identifier
from grader.item import Item
from grader.missing import Missing
from grader.provider import Limits

SWAHILI = open_lexicon("sw")
SOURCE = "Mary has 12 mending nets on the beach. Tomorrow she reads Wizardry."


def look(text: str, source: str = SOURCE) -> Vocabulary:
    return Vocabulary.of(Prose.parse(text), SWAHILI, Notes.parse(text), source, FREQUENT)


@pytest.mark.parametrize(
    ("text", "word", "standing"),
    [
        ("Alikuwa na Mary mjini.", "Mary", Standing.NAME),
        ("Mary alikuwa mjini.", "Mary", Standing.NAME),
        ("Mzamaki alikuwa mjini.", "Mzamaki", Standing.WORD),
        ("Kumbe Zubrek yupo. Zubrek alikuja.", "Zubrek", Standing.NAME),
        ("Alinunua iPhone mbili.", "iPhone", Standing.NAME),
        ("Shirika la NATO.", "NATO", Standing.NAME),
        ("Watu 12 walikuja.", "12", Standing.NUMBER),
        ("Alikuwa mending nyavu.", "mending", Standing.LEFT_OVER),
        ("Alikuwa the nyavu.", "the", Standing.LEFT_OVER),
        ("Alikuwa tenata nyavu.", "tenata", Standing.WORD),
        ("Alisoma https://reading.org/the/nets jana.", "reading", Standing.NAME),
        ("Walisema @mending na #beach.", "mending", Standing.NAME),
        ("Alikuwa katika Bank of Uganda jana.", "of", Standing.NAME),
        ("Kitabu cha Songs of the Sea jana.", "the", Standing.NAME),
        ("Mary alisema the Kenya.", "the", Standing.LEFT_OVER),
        ("Mvuvi.\n\nNotes:\nfisherman = mvuvi", "fisherman", Standing.NOTE),
        ("Ki-Uganda na Wa-Tigray waliokuja haraka-haraka.", "haraka-haraka", Standing.WORD),
    ],
)
def test_what_a_token_stands_for(text: str, word: str, standing: Standing) -> None:
    found = {one.text: one for one in look(text).words}
    assert found[word].standing is standing


def test_places_are_those_of_the_file() -> None:
    text = look("Mvuvi alikaa.\n\nAliona tenata hapa.")
    (fault,) = text.invented
    assert (text.place(fault).line, text.place(fault).column) == (3, 8)
    assert fault.nearest == "tena"


@pytest.mark.parametrize(
    ("text", "explained"),
    [
        ("Habari.\n\nGlossary:\n- **nyavu**: nets\n- mvuvi = fisherman", ["nyavu", "mvuvi"]),
        ("Habari.\n\n**Maelezo:**\n1. chai = tea", ["chai"]),
        ("Habari.\n\nTranslation notes\n* *kesho* (adv.): tomorrow", ["kesho"]),
        ("Habari. “Kesho” means tomorrow.", ["Kesho"]),
        ("Alisema: nenda nyumbani.\nMaelezo yake yalikuwa marefu.", []),
        ("Notes: nothing\nHabari", []),
        ("Mvuvi alisema maneno machache.\nWakati ulikuwa: saa tatu.", []),
    ],
)
def test_notes_explain_words(text: str, explained: list[str]) -> None:
    found = Notes.parse(text)
    assert [one.text for one in found.explained] == explained
    assert all(text[one.start : one.end] == one.text for one in found.explained)


@pytest.mark.parametrize(
    ("text", "main", "strangers"),
    [
        ("Habari ya asubuhi", "Latin", []),
        ("Habari 大海 ya", "Latin", [("大海", "Han", False)]),
        ("Hab\u0430ri ya", "Latin", [("Hab\u0430ri", "Cyrillic", True)]),
        ("彼は海のそばに住んでいた。コーヒー", "Japanese", []),
        ("मैं Delhi में हूँ", "Devanagari", []),
        ("12 … !", "", []),
    ],
)
def test_scripts(text: str, main: str, strangers: list[tuple[str, str, bool]]) -> None:
    found = Scripts.parse(text)
    assert found.main == main
    assert [(one.text, one.script, one.mixed) for one in found.strangers] == strangers


TABLE = [
    {"concept": "sea", "accepted": ["bahari"], "wrong": [["samani", "furniture"]]},
    {"concept": "nets", "accepted": ["nyavu"]},
    {"concept": "old man", "accepted": ["mzee"], "contested": ["mwamba"]},
    {"concept": "rain clouds", "accepted": ["mawingu ya mvua"]},
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mzee aliona baharini wavu na mawingu ya mvua.", ["accepted"] * 4),
        ("Mwamba aliona samani, nyavu.", ["wrong", "accepted", "contested", "missing"]),
        ("Bahari na samani.", ["wrong", "accepted", "missing", "missing", "missing"]),
        ("", ["missing"] * 4),
    ],
)
def test_terms_are_matched_by_their_roots(text: str, expected: list[str]) -> None:
    task = TranslationTask("The sea.", terms=terms(TABLE))
    words = [word for term in task.terms for word in term.words]
    prose = Prose.parse(text)
    seen = Vocabulary.of(prose, SWAHILI, Notes.parse(text), task.source, (), words)
    assert [one.rendering for one in TermMatches.of(prose, task, seen).matches] == expected


def test_terms_without_a_lexicon_are_matched_by_letters() -> None:
    task = TranslationTask("The sea.", terms=terms([{"concept": "sea", "accepted": ["海"]}]))
    found = TermMatches.of(Prose.parse("彼は海のそばに"), task, None)
    assert [one.rendering for one in found.matches] == ["accepted"]


def test_an_item_says_what_was_asked() -> None:
    item = Item.from_json(
        {
            "rubric": "r",
            "id": "i",
            "expected": {
                "source": "The sea.",
                "target_language": "sw",
                "references": ["Bahari.", "Ile bahari."],
            },
            "terms": TABLE,
        },
        "here",
    )
    task = TranslationTask.of(item)
    assert task is not None
    assert (task.target_language, len(task.references)) == ("sw", 2)
    assert task.terms[0].wrong == (("samani", "furniture"),)
    assert TranslationTask.of(Item("r", "i")) is None


def test_scores_have_intervals_where_sentences_pair() -> None:
    sentences = ["Mvuvi alikaa pwani.", "Binti alileta chai.", "Kesho mvua itanyesha."]
    paired = TranslationScores.of([*sentences[:2], "Jana jua liliwaka."], [sentences])
    whole = TranslationScores.of(sentences[:2], [sentences])
    assert paired.segments == 3
    assert paired.chrf.low is not None
    assert paired.chrf.high is not None
    assert paired.chrf.low <= paired.chrf.score <= paired.chrf.high
    assert "nw:2" in paired.chrf.signature
    assert (whole.segments, whole.chrf.low) == (1, None)
    assert TranslationScores.of(sentences, [sentences]).chrf.score == 100
    assert paired == TranslationScores.of([*sentences[:2], "Jana jua liliwaka."], [sentences])


def test_facts_stand_side_by_side() -> None:
    task = TranslationTask("12 seas and 3 nets", terms=terms(TABLE))
    prose = Prose.parse("Mzee aliona bahari 12 na tenata.")
    words = look(prose.text, task.source)
    found = TermMatches.of(prose, task, words)
    facts = language_facts.make(prose, task, words, found, Missing("none"))
    assert isinstance(facts, LanguageFacts)
    assert facts.get("term-share") == 0.5
    assert facts.get("unknown-share") == 0.2
    assert facts.get("copied-numbers") == 0.5
    assert facts.get("chrf") is None


def test_a_language_is_recognised() -> None:
    tool = Identifier()
    asyncio.run(tool.start(Limits()))
    assert tool.guess("Mzee alikuwa mvuvi karibu na bahari ya Hindi")[0] == "sw"
    assert tool.guess("The old man sat near the quiet sea")[0] == "en"


def test_marks_make_examples() -> None:
    text = Vocabulary.parse("Aliona tenata*tena na the~ baharini=bahari **bold** kesho.")
    assert text.prose.text == "Aliona tenata na the baharini **bold** kesho."
    assert [one.text for one in text.invented] == ["tenata"]
    assert [one.text for one in text.words if one.standing is Standing.LEFT_OVER] == ["the"]
    assert text.calibration == Calibration(0.016, 1000)
