"""Plain text: paragraphs, sentences and words of any script, each where it says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.evidence.prose import Prose, words_of

TEXT = st.text("ab1 .!?\n\r-'\u2019`~#*é日本。\u0301ก\u0e31न\u0940\t", max_size=80)


def sentences(text: str) -> list[str]:
    prose = Prose.parse(text)
    return [prose.text[one.start : one.end].strip() for one in prose.sentences]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ng'ombe ni wa ng\u2019ambo.", ["Ng'ombe", "ni", "wa", "ng\u2019ambo"]),
        ("It's 'quoted' _so_ snake_case", ["It's", "quoted", "so", "snake", "case"]),
        ("e\u0301tude caf\u00e9", ["e\u0301tude", "caf\u00e9"]),
        ("नमस्ते दुनिया", ["नमस्ते", "दुनिया"]),
        ("我喜欢 C3PO", ["我", "喜", "欢", "C3PO"]),
        ("テスト。", ["テ", "ス", "ト"]),
        ("… — 🎉 !", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert [one.text for one in words_of(text)] == words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ('He said "Go." Then left.', ['He said "Go."', "Then left."]),
        ("Dr. Smith paid 3.5 km. Yes", ["Dr. Smith paid 3.5 km.", "Yes"]),
        ("See e.g. this. And i.e. that.", ["See e.g. this.", "And i.e. that."]),
        ("In 1990. Then", ["In 1990.", "Then"]),
        ("- one\n- two\n\nthree", ["- one", "- two", "three"]),
        ("1. one\n2. two", ["1. one", "2. two"]),
        ("A line\ngoes on. Next", ["A line\ngoes on.", "Next"]),
        ("List:\nfirst", ["List:", "first"]),
        ("我来。你呢\uff1f好\uff01", ["我来。", "你呢\uff1f", "好\uff01"]),
        ("यह है। वह है।", ["यह है।", "वह है।"]),
        ("***\n\n---", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_paragraphs_are_parted_by_blank_lines() -> None:
    prose = Prose.parse("a b.\r\nc\r\n \r\nd\n\n\n\ne")
    assert [len(one.sentences) for one in prose.paragraphs] == [2, 1, 1]
    place = prose.place(prose.words[-1].start)
    assert (place.line, place.column) == (8, 1)


def test_fenced_code_is_no_prose() -> None:
    prose = Prose.parse("Run\n\n```js\nlet x = 1;\n```\n\nand see.\n~~~\nmore\n~~~\n")
    assert [one.text for one in prose.words] == ["Run", "and", "see"]


@pytest.mark.parametrize("text", ["```\nall of it\n```", "```\nnever closed"])
def test_a_fence_around_everything_or_without_end_is_prose(text: str) -> None:
    assert len(Prose.parse(text).words) >= 2


@given(TEXT)
def test_everything_stands_where_it_says(text: str) -> None:
    prose = Prose.parse(text)
    at = 0
    for sentence in prose.sentences:
        assert at <= sentence.start < sentence.end <= len(prose.text)
        at = sentence.end
        for word in sentence.words:
            assert sentence.start <= word.start < word.end <= sentence.end
            assert prose.text[word.start : word.end] == word.text
