"""Damage to a summary, and other dress for it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from grader.item import Item
from rubrics.summary.evidence.summary import Fact, facts_of

Rewrite = Callable[[str, tuple[Fact, ...], Random], str | None]


@dataclass(frozen=True, slots=True)
class SummarySlip:
    """A change of a summary."""

    name: str
    rewrite: Rewrite
    expects: tuple[str, ...]

    def mutate(self, answer: str, item: Item | None, rng: Random) -> str | None:
        """Rewrite it."""
        facts = facts_of(item) if item else ()
        return self.rewrite(answer, facts, rng) if facts else None


def sound(item: Item) -> str | None:
    """The facts, one after another."""
    facts = facts_of(item)
    told = " ".join(f"About {one.what.removeprefix('the ')}: "
                    f"it says {one.value}." for one in facts)  # fmt: skip
    return f"The report tells this of the {item.param('event')}. {told}\n" if facts else None


def dropped(text: str, facts: tuple[Fact, ...], rng: Random) -> str:
    """Leave a fact out."""
    return text.replace(rng.choice(facts).value, "something")


def other_number(text: str, facts: tuple[Fact, ...], rng: Random) -> str | None:
    """Write one digit wrong."""
    numbers = [one.value for one in facts if one.kind == "number"]
    if not numbers:
        return None
    value = rng.choice(numbers)
    at = rng.randrange(len(value))
    new = rng.choice("123456789".replace(value[at], ""))
    return text.replace(value, value[:at] + new + value[at + 1 :])


def other_name(text: str, facts: tuple[Fact, ...], rng: Random) -> str:
    """Call somebody otherwise."""
    value = rng.choice([one.value for one in facts if one.kind == "name"])
    return text.replace(value, rng.choice(("Quentin", "Brunhild", "Xaver")))


def invented_name(text: str, _facts: tuple[Fact, ...], rng: Random) -> str:
    """Add somebody."""
    name = rng.choice(("Quentin", "Brunhild", "Xaver"))
    return f"{text.rstrip()} It was also praised by {name}.\n"


def invented_number(text: str, _facts: tuple[Fact, ...], rng: Random) -> str:
    """Add a number."""
    return f"{text.rstrip()} It ended after {rng.randint(200, 999)} days.\n"


def grouped(text: str, _facts: tuple[Fact, ...], rng: Random) -> str:
    """Write separators between thousands."""
    sign = rng.choice((",", "\u202f", " "))
    return re.sub(r"(\d)(?=(\d{3})+\b)", rf"\1{sign}", text)


def bold(text: str, facts: tuple[Fact, ...], _rng: Random) -> str:
    """Write what is asked for in bold."""
    for one in facts:
        text = re.sub(rf"\b{one.value}\b", f"**{one.value}**", text)
    return text


def titled(text: str, _facts: tuple[Fact, ...], _rng: Random) -> str:
    """Put a heading before it."""
    return f"**Summary Of The Report**\n\n{text}"


_NO: tuple[str, ...] = ()

MUTATIONS = (
    SummarySlip("dropped_fact", dropped, ("lost-fact",)),
    SummarySlip("other_number", other_number, ("lost-fact", "added-fact")),
    SummarySlip("other_name", other_name, ("lost-fact",)),
    SummarySlip("invented_name", invented_name, ("added-fact",)),
    SummarySlip("invented_number", invented_number, ("added-fact",)),
    SummarySlip("thousands", grouped, _NO),
    SummarySlip("bold", bold, _NO),
    SummarySlip("titled", titled, _NO),
    SummarySlip("refrain", titled, _NO),  # another sentence may be one too many
)
