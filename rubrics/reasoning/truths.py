"""Some always tell the truth, the others always lie: who does which follows from what they say."""

from collections.abc import Callable, Mapping
from itertools import product
from random import Random

from grader.drawing import Draft
from rubrics.asking import asked
from rubrics.reasoning.names import people

World = Mapping[str, bool]
Saying = tuple[str, Callable[[World], bool]]


def truths(rng: Random, level: int) -> Draft:
    """Draw sayings until exactly one world fits them, and somebody tells the truth in it."""
    names = people(rng, level + 1)
    while True:
        said = {name: _saying(rng, name, names) for name in names}
        fits = [
            world
            for values in product((True, False), repeat=len(names))
            if all((world := dict(zip(names, values, strict=True)))[one] is holds(world)
                   for one, (_, holds) in said.items())
        ]  # fmt: skip
        if len(fits) == 1 and any(fits[0].values()):
            break
    lines = [f'{name} says: "{text}"' for name, (text, _) in said.items()]
    value = [name for name in sorted(names) if fits[0][name]]
    question = (
        "Each of these people either always tells the truth or always lies. "
        f"{' '.join(lines)} Who tells the truth?"
    )
    expected = {"kind": "set", "value": value, "choices": [[one] for one in sorted(names)]}
    return Draft(asked(rng, question, "all names, separated by commas"), expected)


def _saying(rng: Random, speaker: str, names: list[str]) -> Saying:
    others = [one for one in names if one != speaker]
    one = rng.choice(others)
    match rng.randrange(4):
        case 0:
            return f"{one} lies.", lambda world: not world[one]
        case 1:
            return f"{one} tells the truth.", lambda world: world[one]
        case 2 if len(others) > 1:
            pair = rng.sample(others, 2)
            return (
                f"{pair[0]} and {pair[1]} are of the same sort.",
                lambda world: world[pair[0]] is world[pair[1]],
            )
        case _:
            count = rng.randint(1, len(names) - 1)
            words = "one of us tells" if count == 1 else f"{count} of us tell"
            return f"Exactly {words} the truth.", lambda world: sum(world.values()) == count
