"""Questions half of which nobody can answer, drawn from a seed."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from grader.drawing import Draft, drawn
from grader.item import Item
from rubrics.calibration.passages import passage
from rubrics.calibration.words import word

_WISHES = (
    "Reply with one line and nothing else:\nAnswer: <your answer, or the word unknown>",
    "If nobody can know, the answer is: unknown. Reply with this one line only:\nAnswer: <answer>",
    "Say nothing but one line. Where there is no way to know, write unknown.\nAnswer: <answer>",
)


def generate(seed: int, n: int) -> Iterator[Item]:
    """Draw ``n`` items of a seed."""
    return drawn("calibration", seed, n, _draw)


def _draw(rng: Random, level: int) -> Draft:
    draft, _ = rng.choice((word, passage))(rng, level)
    return replace(draft, prompt=f"{draft.prompt}\n\n{rng.choice(_WISHES)}", params={"logprobs": 1})
