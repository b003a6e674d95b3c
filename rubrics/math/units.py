"""Questions about lengths, weights and times in two units, and about speed."""

from random import Random

from grader.drawing import Draft
from rubrics.asking import asked

_PAIRS = (
    ("km", "m", 1000), ("m", "cm", 100), ("kg", "g", 1000), ("litres", "ml", 1000),
    ("hours", "minutes", 60), ("minutes", "seconds", 60), ("weeks", "days", 7),
)  # fmt: skip


def conversion(rng: Random, level: int) -> Draft:
    """Write two units as one; then add such; then time, way and speed."""
    if level == 3:
        return _journey(rng)
    large, small, factor = rng.choice(_PAIRS)
    amounts = [(rng.randint(2, 9 * level), rng.randint(1, factor - 1)) for _ in range(level)]
    value = sum(many * factor + few for many, few in amounts)
    words = [f"{many} {large} and {few} {small}" for many, few in amounts]
    question = (
        f"How many {small} are {words[0]}?"
        if level == 1
        else f"Add {words[0]} to {words[1]}. How many {small} is that together?"
    )
    expected = {"kind": "integer", "value": str(value), "unit": small}
    return Draft(asked(rng, question, f"number of {small}"), expected)


def _journey(rng: Random) -> Draft:
    """Two stretches at two speeds with a rest between: how many minutes in all."""
    stretches = []
    for _ in range(2):
        speed = rng.choice((12, 15, 20, 30, 40, 60, 80, 90))
        minutes = rng.choice([one for one in range(10, 150, 2) if speed * one % 60 == 0])
        stretches.append((speed * minutes // 60, speed, minutes))
    (way, speed, first), (way_2, speed_2, second) = stretches
    rest = rng.randint(6, 55)
    who = rng.choice(("A courier", "A cyclist", "A bus", "A rider"))
    question = (
        f"{who} covers {way} km at {speed} km/h, rests for {rest} minutes, and then covers another "
        f"{way_2} km at {speed_2} km/h. How many minutes does the whole trip take?"
    )
    expected = {
        "kind": "integer",
        "value": str(first + rest + second),
        "unit": "minutes",
        "steps": [["first stretch", str(first)], ["second stretch", str(second)]],
    }
    return Draft(asked(rng, question, "number of minutes"), expected)
