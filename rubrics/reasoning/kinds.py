"""Kinds of invented things inside and outside of one another: is this one a that?"""

from itertools import pairwise
from random import Random

from grader.drawing import Draft
from rubrics.asking import asked
from rubrics.reasoning.names import people

_FIRST = ("bl", "d", "f", "gl", "k", "m", "pr", "sn", "t", "v", "w", "z")
_LAST = ("ag", "ek", "im", "orp", "ux", "ab", "ent", "ill", "osk", "um")


def kinds(rng: Random, level: int) -> Draft:
    """A chain of kinds, and perhaps one that shuts the last out, among sentences beside it."""
    length = (2, 4, 6)[level - 1]
    names = _words(rng, 2 * length + 3)
    chain, others = names[: length + 1], names[length + 1 :]
    yes = rng.random() < 0.5
    rules = [_all(rng, one, other) for one, other in pairwise(chain)]
    if not yes:
        rules[-1] = f"No {chain[-2]} is a {chain[-1]}."
    rules += _beside(rng, chain, others, level)
    rng.shuffle(rules)
    who = people(rng, 1)[0]
    question = f"{' '.join(rules)} {who} is a {chain[0]}. Is {who} a {chain[-1]}?"
    choices = [["yes", "true"], ["no", "false"]]
    expected = {"kind": "choice", "value": "yes" if yes else "no", "choices": choices}
    return Draft(asked(rng, question, "yes or no"), expected)


def _beside(rng: Random, chain: list[str], others: list[str], level: int) -> list[str]:
    """Rules that lead away from the chain or into it from elsewhere, and never along it."""
    away = [_all(rng, rng.choice(chain[1:-1] or chain[:1]), one) for one in others[: level - 1]]
    into = [_all(rng, one, rng.choice(chain[1:])) for one in others[level - 1 : 2 * level - 2]]
    return away + into


def _all(rng: Random, one: str, other: str) -> str:
    return rng.choice(
        (f"Every {one} is a {other}.", f"All {one}s are {other}s.", f"Each {one} is a {other}.")
    )


def _words(rng: Random, count: int) -> list[str]:
    made: list[str] = []
    while len(made) < count:
        word = rng.choice(_FIRST) + rng.choice(_LAST)
        if word not in made:
            made.append(word)
    return made
