"""Damage and harmless rewrites of an answer that ends with `Answer: …`, for the panel's rubrics."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from random import Random

from grader.evidence.answers.difference import told, written
from grader.evidence.answers.form import AnswerKey
from grader.item import Item

Rewrite = Callable[[str, AnswerKey, Random], str | None]
"""Makes other words of the words behind `Answer:`; None where it cannot."""

_LINE = re.compile(r"^Answer: (.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class AnswerSlip:
    """A change of what the last line says, or of how it says it."""

    name: str
    rewrite: Rewrite
    expects: tuple[str, ...] = ("wrong-answer",)
    label: str = "Answer: "

    def mutate(self, answer: str, item: Item | None, rng: Random) -> str | None:
        """Rewrite the last line that holds the answer."""
        key = AnswerKey.of(item) if item else None
        lines = list(_LINE.finditer(answer))
        if key is None or not lines:
            return None
        new = self.rewrite(lines[-1][1], key, rng)
        if new is None:
            return None
        return answer[: lines[-1].start()] + self.label + new + answer[lines[-1].end() :]


def stated(item: Item) -> str | None:
    """The right answer to an item, and nothing else."""
    key = AnswerKey.of(item)
    return None if key is None or key.value is None else f"Answer: {told(key.value)}\n"


def numbers_only(change: Callable[[Fraction, Random], Fraction | None]) -> Rewrite:
    """Damage of a number: another number in its place, its dress as it was."""

    def rewrite(_said: str, key: AnswerKey, rng: Random) -> str | None:
        if not isinstance(key.value, Fraction):
            return None
        made = change(key.value, rng)
        if made is None or made == key.value:
            return None
        return f"{written(made)} {key.form.unit}".strip()

    return rewrite


def other_digit(value: Fraction, rng: Random) -> Fraction | None:
    """Write one digit wrong."""
    if value.denominator != 1:
        return None
    digits = list(str(abs(value.numerator)))
    at = rng.randrange(len(digits))
    digits[at] = rng.choice("123456789".replace(digits[at], ""))
    made = int("".join(digits))
    return Fraction(-made if value < 0 else made)


def near(value: Fraction, rng: Random) -> Fraction | None:
    """Count one too few or too many."""
    return value + rng.choice((-1, 1)) if value.denominator == 1 else None


def other_sign(value: Fraction, _rng: Random) -> Fraction | None:
    """Lose or invent the sign."""
    return -value


def other_part(value: Fraction, rng: Random) -> Fraction | None:
    """Get the numerator or the denominator of a fraction wrong."""
    if value.denominator == 1:
        return None
    if rng.random() < 0.5:
        return Fraction(value.numerator + rng.choice((-1, 1)), value.denominator)
    return Fraction(value.numerator, value.denominator + rng.choice((-1, 1, 2)))


def unreduced(_said: str, key: AnswerKey, rng: Random) -> str | None:
    """Leave a fraction that can be reduced."""
    if not key.lowest or not isinstance(key.value, Fraction):
        return None
    by = rng.randint(2, 6)
    return f"{key.value.numerator * by}/{key.value.denominator * by}"


def earlier_step(_said: str, key: AnswerKey, rng: Random) -> str | None:
    """Stop on the way and take that for the answer."""
    values = [value for _, value in key.steps if value != key.value]
    return written(rng.choice(values)) if values else None


def other_choice(_said: str, key: AnswerKey, rng: Random) -> str | None:
    """Name another of the choices."""
    if key.form.kind != "choice":
        return None
    return rng.choice([one[0] for one in key.form.choices if one[0] != key.value])


def other_order(_said: str, key: AnswerKey, rng: Random) -> str | None:
    """Exchange two names of an order."""
    if key.form.kind != "sequence" or not isinstance(key.value, tuple):
        return None
    names = list(key.value)
    at = rng.randrange(len(names) - 1)
    names[at], names[at + 1] = names[at + 1], names[at]
    return ", ".join(names)


def other_members(_said: str, key: AnswerKey, rng: Random) -> str | None:
    """Forget one name of a set, or take one too many."""
    if key.form.kind != "set" or not isinstance(key.value, tuple):
        return None
    absent = [one[0] for one in key.form.choices if one[0] not in key.value]
    names = list(key.value)
    if absent and (len(names) == 1 or rng.random() < 0.5):
        names.append(rng.choice(absent))
    elif len(names) > 1:
        names.remove(rng.choice(names))
    else:
        return None
    return ", ".join(names)


def other_day(said: str, key: AnswerKey, rng: Random) -> str | None:
    """Be a day off."""
    if key.form.kind != "date":
        return None
    head, _, day = said.rpartition("-")
    return f"{head}-{rng.choice([one for one in range(1, 29) if f'{one:02d}' != day]):02d}"


def two(said: str, key: AnswerKey, rng: Random) -> str | None:
    """Give two answers, one of them right."""
    wrong = any_wrong(said, key, rng)
    if wrong is None:
        return None
    first, second = (said, wrong) if rng.random() < 0.5 else (wrong, said)
    return rng.choice((f"{first} or {second}", f"{first}\nAnswer: {second}"))


def taken_back(said: str, key: AnswerKey, rng: Random) -> str | None:
    """Give the right answer, and take it back."""
    wrong = any_wrong(said, key, rng)
    if wrong is None or key.form.kind in ("sequence", "set"):
        return None
    return f"{said}\n\nWait, that is not right. It should be {wrong}."


def lost(_said: str, _key: AnswerKey, rng: Random) -> str | None:
    """Say that there is an answer, and not which."""
    return rng.choice(("see above", "as worked out above", ""))


def refused(_said: str, _key: AnswerKey, rng: Random) -> str | None:
    """Say that nobody can know what can be known."""
    return rng.choice(("unknown", "cannot be determined", "I don't know"))


def any_wrong(said: str, key: AnswerKey, rng: Random) -> str | None:
    """Some wrong answer of the right form."""
    kinds = (numbers_only(other_digit), numbers_only(other_part), other_choice, other_order,
             other_members, other_day)  # fmt: skip
    found = [made for one in kinds if (made := one(said, key, rng))]
    return rng.choice(found) if found else None


def boxed(said: str, key: AnswerKey, _rng: Random) -> str | None:
    """Write LaTeX."""
    value = key.value
    if isinstance(value, Fraction) and value.denominator != 1 and "/" in written(value):
        sign = "-" if value < 0 else ""
        return rf"$\boxed{{{sign}\frac{{{abs(value.numerator)}}}{{{value.denominator}}}}}$"
    return rf"\boxed{{{written(value)}}}" if isinstance(value, Fraction) else rf"\boxed{{{said}}}"


def bold(said: str, _key: AnswerKey, _rng: Random) -> str:
    """Write it in bold, with a dot behind."""
    return f"**{said}**."


def bare_bold(said: str, _key: AnswerKey, _rng: Random) -> str:
    """Write it in bold."""
    return f"**{said}**"


def ended(said: str, _key: AnswerKey, _rng: Random) -> str:
    """End a sentence with it."""
    return f"{said}."


def grouped(_said: str, key: AnswerKey, rng: Random) -> str | None:
    """Put separators between thousands, and write minus as a printer does."""
    value = key.value
    if not isinstance(value, Fraction) or value.denominator != 1 or abs(value) < 1000:
        return None
    sign = rng.choice((",", "\u202f", "\u00a0", "'"))
    return f"{value.numerator:,}".replace(",", sign).replace("-", "\u2212")


def kept(said: str, _key: AnswerKey, _rng: Random) -> str:
    """Change nothing but the label."""
    return said


def explained(said: str, _key: AnswerKey, rng: Random) -> str:
    """Wish well afterwards."""
    return said + rng.choice(("\n\nI hope this helps!", "\n\nLet me know if you have questions."))


@dataclass(frozen=True, slots=True)
class Refrain:
    """Say a line of the work again before the answer."""

    name: str = "refrain"
    expects: tuple[str, ...] = ()

    def mutate(self, answer: str, _item: Item | None, rng: Random) -> str | None:
        """Repeat one line, as it stands."""
        last = list(_LINE.finditer(answer))
        above = answer[: last[-1].start()].splitlines() if last else []
        work = [one for one in above if one.strip() and "nswer" not in one]
        if not work:
            return None
        at = last[-1].start()
        return f"{answer[:at]}{rng.choice(work)}\n{answer[at:]}"


DAMAGE = (
    AnswerSlip("wrong_digit", numbers_only(other_digit)),
    AnswerSlip("off_by_one", numbers_only(near)),
    AnswerSlip("wrong_sign", numbers_only(other_sign)),
    AnswerSlip("wrong_part", numbers_only(other_part)),
    AnswerSlip("unreduced", unreduced),
    AnswerSlip("stopped_early", earlier_step),
    AnswerSlip("wrong_choice", other_choice),
    AnswerSlip("wrong_order", other_order),
    AnswerSlip("wrong_members", other_members),
    AnswerSlip("wrong_day", other_day),
    AnswerSlip("two_answers", two),
    AnswerSlip("taken_back", taken_back),
    AnswerSlip("lost_answer", lost),
    AnswerSlip("needless_refusal", refused, ("wrong-answer", "needless-refusal")),
)
_NO: tuple[str, ...] = ()
HARMLESS = (
    AnswerSlip("boxed", boxed, _NO),
    AnswerSlip("bold", bold, _NO),
    AnswerSlip("thousands", grouped, _NO),
    AnswerSlip("german_label", kept, _NO, "**Antwort:** "),
    AnswerSlip("chinese_label", kept, _NO, "答案：\n"),
    AnswerSlip("sentence", kept, _NO, "So the final answer is "),
    AnswerSlip("polite_end", explained, _NO),
    Refrain(),
)
