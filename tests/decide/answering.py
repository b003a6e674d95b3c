"""Answers in a few words, for the tests of decisions."""

from collections.abc import Iterable
from typing import Any

import numpy as np

from grader.decide.answers import Answer, Rung


def rung(quant: str = "Q4_K_M", **more: Any) -> Rung:
    said = {"model": "tiny", "quant": quant, "origin": f"{quant}{sorted(more.items())}", **more}
    return Rung(**said)


def answers(
    who: Rung,
    outcomes: Iterable[bool | None],
    task: str = "tetris",
    **more: Any,
) -> list[Answer]:
    """One answer an item."""
    return [
        Answer(
            rung=who,
            task=task,
            item=f"{task}/i{at}",
            repeat=0,
            success=None if one is None else bool(one),
            rubric=task,
            capability=more.get("capability", task),
            **{key: value for key, value in more.items() if key != "capability"},
        )
        for at, one in enumerate(outcomes)
    ]


def drawn(rate: float, items: int, seed: int) -> "np.ndarray[Any, Any]":
    """Outcomes of which exactly ``rate`` are true, in an order of their own."""
    outcomes = np.arange(items) < round(rate * items)
    np.random.default_rng(seed).shuffle(outcomes)
    return outcomes
