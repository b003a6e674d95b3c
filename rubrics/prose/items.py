"""Items: a short text about something, with constraints that can be counted."""

from collections.abc import Callable, Iterator
from random import Random

from grader.drawing import Draft, drawn
from grader.item import Item
from rubrics.prose.words import MUST, NAMES, TABOO, TOPICS, TOWNS

Constraint = tuple[str, object, str]
"""Kind, value, and how it is asked for."""

COUNT = (2, 3, 5)
"""Constraints beside the number of words, by level."""


def generate(seed: int, n: int) -> Iterator[Item]:
    """Draw ``n`` items of a seed."""
    return drawn("prose", seed, n, _draft)


def _draft(rng: Random, level: int) -> Draft:
    kinds: list[Callable[[Random, int], Constraint]] = [
        paragraphs, musts, taboos, letter, ending, hero, plain_signs,
    ]  # fmt: skip
    chosen = rng.sample(kinds, COUNT[level - 1])
    asked = [words(rng, level), *(one(rng, level) for one in chosen)]
    avoided = next((str(value) for kind, value, _ in asked if kind == "letter"), "")
    asked = [one for one in asked if one[0] == "letter" or not _clash(one, avoided)]
    topic = rng.choice(TOPICS)
    lines = "\n".join(f"- {text}" for _, _, text in asked)
    opening = rng.choice(
        ("Write a short text about {}.", "Tell a short story about {}.", "Describe {}.")
    )
    closing = rng.choice(
        ("Give the text alone, without a title.", "No title, no comments: the text only.")
    )
    prompt = f"{opening.format(topic)} Write in English, and keep to this:\n\n{lines}\n\n{closing}"
    return Draft(prompt, {"constraints": [[kind, value] for kind, value, _ in asked]})


def _clash(one: Constraint, avoided: str) -> bool:
    """Whether a constraint asks for a word with the letter that is to be avoided."""
    kind, value, _ = one
    asked = value if kind in ("must", "hero") else [value] if kind == "ending" else []
    text = " ".join(map(str, asked)) if isinstance(asked, list) else ""
    return bool(avoided) and avoided in text.lower()


def words(rng: Random, level: int) -> Constraint:
    """How long it is."""
    least = rng.randrange(50, 121, 10)
    most = least + (60, 40, 20)[level - 1]
    return "words", [least, most], f"between {least} and {most} words"


def paragraphs(rng: Random, _level: int) -> Constraint:
    """In how many paragraphs."""
    count = rng.randint(2, 4)
    return "paragraphs", count, f"exactly {count} paragraphs, with an empty line between them"


def musts(rng: Random, level: int) -> Constraint:
    """Words that have to stand in it."""
    chosen = rng.sample(MUST, level + 1)
    return "must", chosen, f"use each of these words: {', '.join(chosen)}"


def taboos(rng: Random, level: int) -> Constraint:
    """Words that may not stand in it."""
    chosen = rng.sample(TABOO, level)
    listed = ", ".join(f'"{one}"' for one in chosen)
    return "never", chosen, f"do not use the word{'s' * (level > 1)} {listed}"


def letter(rng: Random, level: int) -> Constraint:
    """A letter that may not stand in it."""
    chosen = rng.choice(("zqx", "jkv", "bgp")[level - 1])
    return "letter", chosen, f'do not use the letter "{chosen}" anywhere'


def ending(rng: Random, _level: int) -> Constraint:
    """How it ends."""
    last = rng.choice(
        ("And so it stayed.", "Nobody said a word.", "That was all.", "The rest is silence.")
    )
    return "ending", last, f'the last sentence is exactly: "{last}"'


def hero(rng: Random, _level: int) -> Constraint:
    """Whom it is about: names and numbers that have to stay what they are."""
    name, town, age = rng.choice(NAMES), rng.choice(TOWNS), rng.randint(21, 89)
    text = (
        f"it is about {name}, who is {age} years old and lives in {town}; name, age and town appear"
    )
    return "hero", [name, town, age], text


def plain_signs(rng: Random, _level: int) -> Constraint:
    """Signs that may not stand in it."""
    sign, named = rng.choice(
        ((",", "commas"), ("!", "exclamation marks"), (";", "semicolons"), ("?", "question marks"))
    )
    return "sign", sign, f"no {named}"
