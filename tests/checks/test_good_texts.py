"""Texts that repeat themselves for a good reason, and texts that have none."""

import pytest

from grader.checks.language.degenerate_repetition import degenerate_repetition
from grader.evidence.prose import Prose

VERSE = "The wheels of the cart go round and round,\nround and round, round and round.\n"
GOOD_TEXTS = {
    "a greeting": "Hello!",
    "a song with a chorus": "\n".join(
        f"{VERSE}The {who} on the cart goes {sound}, {sound}, {sound},\nall day long.\n"
        for who, sound in (("horn", "beep"), ("wiper", "swish"), ("driver", "hush"))
    ),
    "a villanelle's refrains": "\n\n".join(
        f"Line {n} begins in another way, with {n} {word} things\nthat nobody has named so far.\n"
        + ("I wake to sleep and take my waking slow." if n % 2 else "I learn by going where to go.")
        for n, word in enumerate(["red", "green", "blue", "grey", "black", "white", "old"])
    ),
    "a multiplication table": "\n".join(
        f"{a} times {b} is {a * b}." for a in range(1, 6) for b in range(1, 6)
    ),
    "a board": "\n".join(". . . . . . . . . ." for _ in range(20)),
    "a table": "| Day | Open | Staff |\n|---|---|---|\n"
    + "\n".join(f"| {day} | Yes | {day[:3]} team |" for day in ("Monday", "Tuesday", "Friday")),
    "counting": ", ".join(str(n) for n in range(1, 400)),
    "a rule and a heading": "=" * 120 + "\nTitle\n" + "-" * 120 + "\nText.",
    "a laugh": "That was funny. " + "ha " * 20 + "Stop it!",
    "a scream": "A" + "a" * 50 + "rgh!",
    "a googol": "1" + "0" * 100,
    "true or false": "\n".join(f"{n}. {'True' if n % 3 else 'False'}" for n in range(1, 30)),
    "a quiz": "\n".join(
        f"{n}. What is the capital of {land}? Choose the best answer.\nA) One\nB) Two\nC) Three\n"
        for n, land in enumerate(["Kenya", "Chad", "Togo", "Mali", "Peru", "Oman", "Laos"], 1)
    ),
    "a training plan": "\n".join(
        f"{day}: run {km} km, then stretch for ten minutes. Rest well."
        for day, km in (("Monday", 3), ("Tuesday", 5), ("Thursday", 8), ("Saturday", 12))
    ),
    "code with a matrix": "Use this:\n\n```python\ngrid = [\n"
    + "    [None, None, None, None, None, None, None, None],\n" * 8
    + "]\n```\n\nIt starts out empty.",
    "scores": "\n".join(f"Student {n} scored {n * 7 % 50} points in the test." for n in range(40)),
    "Chinese with doubled words": "妈妈常常说慢慢来。天天向上。哈哈哈哈哈哈。好好学习。好好休息。",
    "Swahili with doubled words": "Polepole ndio mwendo. Haraka haraka haina baraka. Sasa hivi.",
    "buffaloes": "Buffalo buffalo Buffalo buffalo buffalo buffalo Buffalo buffalo.",
    "an answer twice": "The answer is forty-two, as everybody knows by now.\n" * 2,
}

LONG = " ".join(f"Thing number {n} has its own {n * 7 % 100} words to say." for n in range(60))
DEGENERATE_TEXTS = {
    "one word": "the " * 200,
    "one syllable": "Sure: " + "na" * 200,
    "two lines in turn": "I do not know.\nYou do not know.\n" * 20,
    "a loop at the end": LONG + " and so on and so forth" * 40,
    "a loop in the middle": LONG + " and then we went home" * 30 + ". " + LONG,
    "a loop that counts": " ".join(f"Step {n}: check the server again." for n in range(30)),
    "a numbered loop": "\n".join(f"{n}. Check the settings of the server." for n in range(1, 60)),
    "a paragraph again and again": (LONG[:800] + "\n\n") * 4,
    "sentences coming back": "\n".join(
        f"It is important to stay hydrated. {extra}. Please drink enough water every day."
        for extra in ("Yes", "Indeed", "Of course", "Surely", "Right", "Good", "Fine", "True")
    ),
    "exclamation marks": "Wow" + "!" * 500,
    "faces": "So nice " + "😀" * 400,
    "Chinese": "我不知道该怎么办。" * 20,
    "Thai": "ไม่รู้" * 40,
    "Hindi": "मुझे नहीं पता। " * 30,
    "a table without end": "Result:\n" + "| 0 | 0 | 0 | 0 |\n" * 600,
    "a wall of letters": "a" * 300,
}


@pytest.mark.parametrize("name", GOOD_TEXTS)
def test_good_text(name: str) -> None:
    found = degenerate_repetition.judge(Prose.parse(GOOD_TEXTS[name])).findings
    assert [str(one) for one in found] == []


@pytest.mark.parametrize("name", DEGENERATE_TEXTS)
def test_degenerate_text(name: str) -> None:
    verdict = degenerate_repetition.judge(Prose.parse(DEGENERATE_TEXTS[name]))
    assert verdict.findings
    assert (verdict.faulty, verdict.total) == (1, 1)


def test_a_loop_is_shown_with_its_unit_and_place() -> None:
    (finding,) = degenerate_repetition.judge(
        Prose.parse(f"{LONG}\nso it goes " + "on and " * 30)
    ).findings
    assert dict(finding.detail)["unit"] == "on and"
    assert (finding.place.line, finding.place.column) == (2, 12)


def test_nothing_at_all_is_not_judged() -> None:
    assert degenerate_repetition.judge(Prose.parse(" \n")).total == 0
