"""Records to be written as JSON by a schema, drawn from a seed."""

import json
from collections.abc import Iterator
from random import Random

from grader.drawing import Draft, drawn
from grader.item import Item
from rubrics.json_schema.fields import HARD, NESTED, SIMPLE, closed

_WISHES = (
    "Write the following order down as JSON that satisfies the schema. Reply with the JSON alone.",
    "Turn this text into one JSON document by the schema below. No comments, nothing but JSON.",
    "Extract the data of this order as JSON. It has to be valid by the schema; say nothing else.",
)


def generate(seed: int, n: int) -> Iterator[Item]:
    """Draw ``n`` items of a seed."""
    return drawn("json_schema", seed, n, _draw)


def _draw(rng: Random, level: int) -> Draft:
    """Four plain fields; five and a nested one; five, and four that are nested or of kinds."""
    makers = list(rng.sample(SIMPLE, 4 if level == 1 else 5))
    makers += [rng.choice(NESTED)] if level == 2 else []
    makers += list(HARD) if level == 3 else []
    fields = [make(rng) for make in makers]
    rng.shuffle(fields)
    schema = closed({one.name: one.schema for one in fields})
    value = {one.name: one.value for one in fields}
    told = [one.said for one in fields]
    rng.shuffle(told)
    prompt = (
        f"{rng.choice(_WISHES)}\n\n{' '.join(told)}\n\n"
        f"Schema:\n{json.dumps(schema, indent=2 if rng.random() < 0.5 else None)}"
    )
    expected = {"schema": json.dumps(schema), "value": json.dumps(value), "unordered": ["/tags"]}
    return Draft(prompt, expected)
