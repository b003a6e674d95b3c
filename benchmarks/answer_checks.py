"""How many answers of the panel a core judges: gathering and checks, in processor time.

Sound and damaged answers of every rubric that needs no browser are judged as a worker judges them.
The baseline is reading the same files as text and hashing them, which every run does anyway. The
goal is 20,000 a minute on two cores, 167 a second on one.

    python benchmarks/answer_checks.py [answers of each rubric]
"""

import asyncio
import hashlib
import sys
import time
from random import Random

from grader.artifact import Artifact, File
from grader.binding import House
from grader.gather.tools import Toolbox
from grader.item import Item
from grader.items import declared_items, generated_items
from grader.judging import Question, judge_artifact
from grader.mutating.kinds import kinds_for
from grader.rubric import Rubric
from grader.shelf import ENTRY

GOAL = 20_000 / 60 / 2
Answer = tuple[Artifact, Item]


def answers(rubric: Rubric, count: int) -> list[Answer]:
    """Sound answers of a rubric, every second one damaged."""
    kinds = kinds_for(rubric)
    made: list[Answer] = []
    for at, item in enumerate((*declared_items(rubric), *generated_items(rubric, 3, count))):
        said = kinds.sound(item) if kinds.sound else None
        if said is None:
            continue
        texts = {ENTRY[rubric.medium]: said} if isinstance(said, str) else dict(said)
        entry = next(iter(texts))
        if at % 2:
            kind = kinds.tried[at % len(kinds.tried)]
            texts[entry] = kind.mutate(texts[entry], item, Random(at)) or texts[entry]
        files = tuple(File(path, text.encode()) for path, text in texts.items())
        made.append((Artifact(files, entry, rubric.medium), item))
    return made[:count]


async def judged(rubric: Rubric, house: House, given: list[Answer]) -> float:
    """Seconds of processor time to judge all."""
    bound = {rubric.id: house.bind(rubric.id, static=True)}
    toolbox = Toolbox()
    await judge_artifact(given[0][0], [Question(rubric.id, given[0][1])], bound, toolbox)
    start = time.process_time()
    for artifact, item in given:
        await judge_artifact(artifact, [Question(rubric.id, item)], bound, toolbox)
    return time.process_time() - start


def main() -> None:
    """Print answers a second, and what they cost beside reading them."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    house = House.open()
    panel = [one for one in house.registry.rubrics.values() if one.panel]
    for rubric in sorted(panel, key=lambda one: one.id):
        if house.bind(rubric.id).opens_browser or not (given := answers(rubric, count)):
            continue
        start = time.process_time()
        for artifact, _ in given:
            for file in artifact.files:
                hashlib.sha256(file.data.decode("utf-8", "replace").encode()).hexdigest()
        read = time.process_time() - start
        spent = asyncio.run(judged(rubric, house, given))
        rate = len(given) / spent
        print(
            f"{rubric.id:16} {rate:8,.0f} answers/s on one core, "
            f"{rate / GOAL:5.1f} times the goal, {spent / read:6.0f} times reading them"
        )


if __name__ == "__main__":
    main()
