"""Questions with one of several choices for an answer: which language, which topic."""

from collections.abc import Iterator
from random import Random

from grader.drawing import Draft, drawn
from grader.item import Item
from rubrics.asking import asked
from rubrics.classification.languages import FAMILIES, LANGUAGES, passage
from rubrics.classification.topics import NEAR, TOPICS, report


def generate(seed: int, n: int) -> Iterator[Item]:
    """Draw ``n`` items of a seed."""
    return drawn("classification", seed, n, _draft)


def _draft(rng: Random, level: int) -> Draft:
    return language(rng, level) if rng.random() < 0.5 else topic(rng, level)


def language(rng: Random, level: int) -> Draft:
    """Name the language of a text; the choices become more and more alike, the text shorter."""
    if level == 1:
        choices = [rng.choice(family) for family in rng.sample(FAMILIES, 4)]
    elif level == 2:
        choices = rng.sample(sorted(LANGUAGES), 6)
    else:
        family = rng.choice([one for one in FAMILIES if len(one) > 2])
        choices = [*family, rng.choice([one for one in LANGUAGES if one not in family])]
        rng.shuffle(choices)
    value = rng.choice(choices)
    text = passage(rng, value, (3, 2, 1)[level - 1])
    return _choice(rng, "In which language is this text written?", text, choices, value)


def topic(rng: Random, level: int) -> Draft:
    """Name the topic of a text; words of other topics stand in it on the higher levels."""
    value = rng.choice(sorted(TOPICS))
    near = [one for group in NEAR for one in group if value in group and one != value]
    rest = [one for one in sorted(TOPICS) if one != value and one not in near]
    choices = [value, *near[: level - 1]]
    choices += rng.sample(rest, 3 + level - len(choices))
    rng.shuffle(choices)
    strange = [one for one in choices if one != value]
    text = report(rng, value, strange, 4, level - 1)
    return _choice(rng, "What is this text mainly about?", text, choices, value)


def _choice(rng: Random, question: str, text: str, choices: list[str], value: str) -> Draft:
    listed = ", ".join(choices)
    prompt = f"{question} Choose one of: {listed}.\n\nText:\n{text}"
    return Draft(
        asked(rng, prompt, "choice"), {"kind": "choice", "value": value, "choices": choices}
    )
