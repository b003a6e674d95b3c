"""Items: a report with planted facts between sentences that tell nothing of it."""

from collections.abc import Iterator
from random import Random

from grader.drawing import Draft, drawn
from grader.item import Item
from rubrics.long_context.chronicle import NAMES, sentence

FACTS = (4, 6, 8)
"""Planted facts, by level."""

FILLING = (6, 14, 28)
"""Sentences around them, by level."""

MOST_WORDS = (70, 90, 110)
"""Words that a summary may have, by level."""

EVENTS = (
    "lantern fair",
    "boat race",
    "book market",
    "harvest feast",
    "kite festival",
    "choir night",
)

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_TOWNS = ("Harlow", "Elmsted", "Tarnow", "Lisseth", "Ardenne", "Monfort", "Nairn", "Osterby")

Fact = tuple[str, str, str, str]
"""Kind (``name`` or ``number``), what it is, the value, and the sentence that tells it."""


def generate(seed: int, n: int) -> Iterator[Item]:
    """Draw ``n`` items of a seed."""
    return drawn("summary", seed, n, _draft)


def _draft(rng: Random, level: int) -> Draft:
    event = rng.choice(EVENTS)
    facts = _facts(rng, event)
    chosen = facts[: FACTS[level - 1]]
    told = [saying for *_, saying in chosen]
    if level == 3:
        told.append(f"The year before, only {rng.randint(100, 190)} guests had come.")
    filling = {sentence(rng): None for _ in range(FILLING[level - 1])}
    for one in filling:
        told.insert(rng.randrange(1, len(told) + 1), one)
    most = MOST_WORDS[level - 1]
    wish = rng.choice(
        (
            f"Summarize what this report says of the {event}, in at most {most} words.",
            f"Write a summary of at most {most} words about the {event} in this report.",
        )
    )
    listed = ", ".join(what for _, what, _, _ in chosen)
    prompt = (
        f"{wish} Leave out everything else, and keep these: {listed}. Give the summary alone, "
        f"as running text.\n\nReport:\n{_paragraphs(told)}"
    )
    expected = {
        "facts": [[kind, what, value] for kind, what, value, _ in chosen],
        "constraints": [["words", [10, most]]],
    }
    return Draft(prompt, expected, {"event": event})


def _facts(rng: Random, event: str) -> list[Fact]:
    host, winner, sponsor = rng.sample(NAMES, 3)
    town, day = rng.choice(_TOWNS), rng.choice(_DAYS)
    guests, sum_, stalls, minutes = (
        rng.randrange(2_100, 9_800, 10) + rng.randint(1, 9), rng.randrange(11_000, 95_000, 100),
        rng.randint(23, 79), rng.randint(81, 99),
    )  # fmt: skip
    rest: list[Fact] = [
        ("number", "the number of guests", str(guests), f"In all, {guests:,} guests came to it."),
        ("name", "who opened it", host, f"It was opened by {host}, who spoke for a moment only."),
        ("number", "the money that was raised", str(sum_), f"It raised {sum_:,} crowns."),
        ("name", "who won the prize", winner, f"The prize for the best idea went to {winner}."),
        ("number", "the number of stalls", str(stalls), f"There were {stalls} stalls this time."),
        ("name", "the day of the week", day, f"As always, it was held on a {day}."),
        ("name", "who paid for the lights", sponsor, f"{sponsor} paid for all the lights."),
        ("number", "the minutes of the speech", str(minutes), f"A speech took {minutes} minutes."),
    ]  # fmt: skip
    rng.shuffle(rest)
    first: Fact = ("name", "the town", town, f"The {event} took place in {town}.")
    return [first, *rest]


def _paragraphs(told: list[str]) -> str:
    return "\n\n".join(" ".join(told[at : at + 6]) for at in range(0, len(told), 6))
