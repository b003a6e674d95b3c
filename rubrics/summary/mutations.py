"""Damage to a summary, and other dress for it."""

import re
from random import Random

from grader.item import Item
from grader.mutations.rewriting import Rewriting
from rubrics.summary.evidence.summary import Fact, facts_of


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


def _parts(answer: str, item: Item) -> tuple[str, tuple[Fact, ...]] | None:
    """The summary, and the facts that it has to keep."""
    facts = facts_of(item)
    return (answer, facts) if facts else None


_NO: tuple[str, ...] = ()

MUTATIONS = (
    Rewriting("dropped_fact", ("lost-fact",), _parts, dropped),
    Rewriting("other_number", ("lost-fact", "added-fact"), _parts, other_number),
    Rewriting("other_name", ("lost-fact",), _parts, other_name),
    Rewriting("invented_name", ("added-fact",), _parts, invented_name),
    Rewriting("invented_number", ("added-fact",), _parts, invented_number),
    Rewriting("thousands", _NO, _parts, grouped),
    Rewriting("bold", _NO, _parts, bold),
    Rewriting("titled", _NO, _parts, titled),
    Rewriting("refrain", _NO, _parts, titled),  # another sentence may be one too many
)
