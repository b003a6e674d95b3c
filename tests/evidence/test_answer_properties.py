"""Reading answers: a right one passes in any dress, a wrong one in none, and two are none."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from grader.evidence.answers.difference import written
from grader.evidence.answers.final import FinalAnswer
from grader.evidence.answers.form import AnswerForm

WHOLE = st.integers(-10_000_000, 10_000_000)
FORM = AnswerForm("integer")
LABELS = (
    "Answer: {}", "**Answer:** {}", "**Answer: {}**", "So the final answer is {}", "#### {}",
    "\\boxed{{{}}}", "$$\\boxed{{{}}}$$", "Antwort: {}", "Réponse : {}", "答案：{}",
    "Jibu: {}", "### Answer\n\n{}", '{{"answer": {}}}', "<answer>{}</answer>", "Answer: `{}`.",
)  # fmt: skip
BEFORE = st.sampled_from(
    ("", "Let me think.\n\n", "<think>\nAnswer: 17\n</think>\n", "First 3 × 4 = 12.\n", "Sure! ")
)
AFTER = st.sampled_from(("", "\n", "\n\nI hope this helps!", "\n\nLet me know."))


def dressed(value: int, how: str) -> str:
    """Write a number in one of the ways in which it is still itself."""
    match how:
        case "grouped":
            return f"{value:,}"
        case "minus":
            return str(value).replace("-", "\u2212")
        case "thin":
            return f"{value:,}".replace(",", "\u202f")
        case "point":
            return f"{value}.0"
    return str(value)


DRESS = st.sampled_from(("plain", "grouped", "minus", "thin", "point"))


def _said(value: int, label: str, how: str, before: str, after: str) -> FinalAnswer:
    if "{{" in label and how != "plain":
        how = "plain" if "answer" in label else how
    return FinalAnswer.parse(before + label.format(dressed(value, how)) + after, FORM)


@given(WHOLE, st.sampled_from(LABELS), DRESS, BEFORE, AFTER)
def test_a_number_is_itself_in_any_dress(
    value: int, label: str, how: str, before: str, after: str
) -> None:
    if before == "Sure! " and label.startswith("#"):
        before = ""  # a heading begins a line
    assert _said(value, label, how, before, after).value == value


@given(WHOLE, WHOLE, st.sampled_from(LABELS), st.sampled_from(LABELS))
def test_two_answers_pass_only_where_they_are_one(
    one: int, other: int, first: str, second: str
) -> None:
    found = FinalAnswer.parse(f"{first.format(one)}\n\n{second.format(other)}", FORM)
    assert found.value == (one if one == other else None)


@given(st.text(max_size=200), WHOLE)
def test_no_number_that_is_not_there_is_read(text: str, value: int) -> None:
    if str(abs(value)) not in text and not any(one.isnumeric() for one in text):
        assert FinalAnswer.parse(text, FORM).value != value or abs(value) < 1000


@given(st.integers(1, 500), st.integers(2, 500), st.booleans())
def test_fractions_are_exact(top: int, bottom: int, latex: bool) -> None:  # noqa: FBT001
    value = Fraction(top, bottom)
    text = rf"\frac{{{top}}}{{{bottom}}}" if latex else f"{top}/{bottom}"
    found = FinalAnswer.parse(f"Answer: ${text}$", AnswerForm("number"))
    assert found.value == value
    assert found.reduced is (value.denominator == bottom and bottom > 1)


@given(st.text(max_size=400), st.sampled_from(("integer", "number", "date", "text")))
def test_whatever_is_written_can_be_read(text: str, kind: str) -> None:
    found = FinalAnswer.parse(text, AnswerForm(kind))  # type: ignore[arg-type]
    assert found.value is None or not found.flaw
    if isinstance(found.value, Fraction):
        assert written(found.value)
