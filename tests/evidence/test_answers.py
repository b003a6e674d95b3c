"""What a text says its answer is: any reasonable dress is read, and two answers are none."""

from fractions import Fraction as F  # noqa: N817 - the table reads like one

import pytest

from grader.evidence.answers.final import FinalAnswer
from grader.evidence.answers.form import AnswerForm, Value

INT, NUM = AnswerForm("integer"), AnswerForm("number")
KM, MIN = AnswerForm("number", "km"), AnswerForm("integer", "minutes")
G = AnswerForm("integer", given=frozenset({F(6), F(7), F(3)}))
C = AnswerForm("choice", choices=(("Ann",), ("Bob",), ("Carl",)))
YN = AnswerForm("choice", choices=(("yes", "true"), ("no", "false")))
ML = AnswerForm("choice", choices=(("A",), ("B",)))
S, D, T = AnswerForm("sequence", choices=C.choices), AnswerForm("date"), AnswerForm("text")

SAID: list[tuple[str, AnswerForm, Value | None]] = [
    ("Answer: 42", INT, F(42)),
    ("**Answer:** 42", INT, F(42)),
    ("**Answer: 42**", INT, F(42)),
    ("The answer is **42**.", INT, F(42)),
    (r"So \boxed{42}.", INT, F(42)),
    (r"$$\boxed{1{,}204}$$", INT, F(1204)),
    ("Answer: 1,204", INT, F(1204)),
    ("### Answer\n42", INT, F(42)),
    ("Antwort: 42", INT, F(42)),
    ("答案：42", INT, F(42)),
    ("答案是42。", INT, F(42)),
    ("#### 42", INT, F(42)),
    ("42", INT, F(42)),
    ("42.", INT, F(42)),
    ("6 × 7 = 42", INT, F(42)),
    ("First 6*7=42.\nThen 42-1=41.\n\nSo the total is 41.", G, F(41)),
    ("Answer: 6 × 7", INT, None),
    ("Answer: 42 or 43", INT, None),
    ("Answer: 42\nAnswer: 43", INT, None),
    ("Answer: 42\n\nWait, that's wrong. It is 43.", INT, None),
    ("Answer: 42? No, 41.", INT, None),
    ("Answer: not 42", INT, None),
    ("<think>Answer: 41</think>\nAnswer: 42", INT, F(42)),
    ("<think>Answer: 41", INT, None),
    ('{"answer": 42}', INT, F(42)),
    ('```json\n{"answer": 42}\n```', INT, F(42)),
    ("```\n42\n```", INT, F(42)),
    ("Answer: 84/2", INT, None),
    ("Answer: -12", INT, F(-12)),
    ("Answer: −12", INT, F(-12)),
    ("Answer: x = −12.", INT, F(-12)),
    ("Answer: 42 apples", INT, F(42)),
    ("Answer: forty-two", INT, F(42)),
    ("Answer: The 3 boxes hold 42 apples.", G, F(42)),
    ("Answer: 42 (since 6 × 7 = 42)", INT, F(42)),
    ("Answer: 42, because 6 × 7 = 42", INT, F(42)),
    ("Answer: 42 = 6 × 7", INT, F(42)),
    ('I should finish with "Answer: <number>".\nAnswer: 42', INT, F(42)),
    ("Answer: [42]", INT, F(42)),
    ("Answer: (42)", INT, F(42)),
    ("Answer: ~~41~~ 42", INT, F(42)),
    ("Answer: 3/4", NUM, F(3, 4)),
    (r"\boxed{\frac{3}{4}}", NUM, F(3, 4)),
    ("Answer: 0.75", NUM, F(3, 4)),
    ("Answer: ¾", NUM, F(3, 4)),
    ("Answer: 1 3/4", NUM, F(7, 4)),
    ("Answer: 1/3 ≈ 0.333", NUM, F(1, 3)),
    ("Answer: 3/4 = 0.75", NUM, F(3, 4)),
    ("Answer: 3 km", KM, F(3)),
    ("Answer: 3000 m", KM, F(3)),
    ("Answer: 3 miles", KM, F(4828032, 1000000)),
    ("Answer: 3 kg", KM, None),
    ("Answer: 3", KM, F(3)),
    ("Answer: 5 h 30 min", MIN, F(330)),
    ("Answer: 330 minutes (5 hours and 30 minutes)", MIN, F(330)),
    ("Answer: 5 hours and 30 minutes", MIN, F(330)),
    ("Answer: 5.5 hours", MIN, F(330)),
    ("Answer: Ann", C, "Ann"),
    ("Answer: **Ann**.", C, "Ann"),
    ("Ann", C, "Ann"),
    ("Answer: Ann, because she is older than Bob", C, "Ann"),
    ("Answer: Ann or Bob", C, None),
    ("Answer: not Bob but Ann", C, "Ann"),
    ("Answer: Bob? No, wait, Ann", C, None),
    ("So Ann is older than Bob.\nTherefore the oldest is Carl.", C, "Carl"),
    ("Answer: Ann, Bob", C, None),
    ("Answer: Dora", C, None),
    ("Answer: Ann, Bob, Carl", S, ("Ann", "Bob", "Carl")),
    ("Answer: Ann > Bob > Carl", S, ("Ann", "Bob", "Carl")),
    ("Answer:\n1. Ann\n2. Bob\n3. Carl", S, ("Ann", "Bob", "Carl")),
    ("Ann, Carl, Bob", S, ("Ann", "Carl", "Bob")),
    ("Answer: Ann, Bob, Ann", S, None),
    ("Answer: 2024-03-05", D, "2024-03-05"),
    ("Answer: 5 March 2024", D, "2024-03-05"),
    ("Answer: Tuesday, March 5th, 2024.", D, "2024-03-05"),
    ("Answer: 3/5/2024", D, None),
    ("Answer: 25/3/2024", D, "2024-03-25"),
    ("Yes", YN, "yes"),
    ("No.", YN, "no"),
    ("Answer: **No**, it is not.", YN, "no"),
    ("Answer: (B)", ML, "B"),
    ("B", ML, "B"),
    ("The answer is B.", ML, "B"),
    ("A short look shows it.\nAnswer: B", ML, "B"),
    ('Answer: "Blue falcon".', T, "blue falcon"),
    ("blue falcon", T, "blue falcon"),
    ("The result is 42.", INT, F(42)),
    ("Result: 41\nAnswer: 42", INT, F(42)),
    ("Jibu: 42", INT, F(42)),
    ("Réponse : 42", INT, F(42)),
    ("Ответ: 42", INT, F(42)),
    ("Final Answer: $42$", INT, F(42)),
    ("**Final Answer:** $\\boxed{42}$", INT, F(42)),
    ("The final answer is $\\boxed{42}$. I hope it is correct.", INT, F(42)),
    ("Answer: 1,20,4", INT, None),
    ("Answer: 42k", INT, None),
    ("Answer: about 42", INT, F(42)),
    ("Answer: 4 2", INT, None),
    ("Answer: 42, 43", INT, None),
    ("42\n\nExplanation: 6 × 7 = 42.", INT, F(42)),
    ("42\n\nExplanation: 6 × 7 = 43.", INT, None),
    ("Answer: 42.0", INT, F(42)),
    ("Answer: 4.2e1", INT, F(42)),
    ("<answer>42</answer>", INT, F(42)),
    ("Answer : 42 .", INT, F(42)),
    ("ANSWER = 42", INT, F(42)),
    ("The correct answer is: 42", INT, F(42)),
    ("Let me compute.\n6*7 = 42\nHope this helps!", INT, F(42)),
    ("Answer: The remainder is 42", INT, F(42)),
    ("Answer: 42 mod 50", INT, None),
    ("Answer: 42 (mod 50)", INT, F(42)),
    ("Therefore, 6 boxes × 7 = **42 apples**", G, F(42)),
    ("Answer: 6 boxes of 7 apples are 42 apples", G, F(42)),
    ("Answer: $42", INT, F(42)),
    ("Answer: 42\n\nCheck: 43 - 1 = 42", INT, F(42)),
    ("Answer: `42`", INT, F(42)),
    ("Answer: \\(42\\)", INT, F(42)),
    ("Answer: \\text{42}", INT, F(42)),
    ("* Answer: 42", INT, F(42)),
    ("- **Answer**: 42", INT, F(42)),
    ("> Answer: 42", INT, F(42)),
    ("**Answer**\n\n42", INT, F(42)),
    ("Answer:\n\n42", INT, F(42)),
    ("Answer:\n$$42$$", INT, F(42)),
]


@pytest.mark.parametrize(("text", "form", "value"), SAID)
def test_an_answer_is_read_in_whatever_dress(
    text: str, form: AnswerForm, value: Value | None
) -> None:
    assert FinalAnswer.parse(text, form).value == value


@pytest.mark.parametrize(
    "text",
    [
        "Answer: unknown",
        "I don't know that word.",
        "Answer: This cannot be determined from the text.",
        "The word does not exist.",
        "There is no such word.",
    ],
)
def test_who_says_that_nobody_can_know_is_heard(text: str) -> None:
    found = FinalAnswer.parse(text, T)
    assert found.abstains
    assert found.value is None
