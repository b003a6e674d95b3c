"""The lab's clock, randomness and inputs for a reader's own browser: one script for one frame.

The same files that run in the lab run there, behind a window of the frame's own (``shim.js``),
and a player (``replay.js``) lets virtual time pass as real time does.
"""

import json
from functools import cache

from grader.evidence.inputs import FRAME_MS, Plan
from grader.gather.lab.inject import body, given, script
from grader.gather.lab.wire import steps_of

PLAN = "/*PLAN*/null"
"""What the proof's own script puts seed, speed and what :func:`told` gives in the place of."""

MOST_CALLBACKS = 100_000
"""Callbacks between two steps; a page that runs more has hung, here as there."""


@cache
def replaying() -> str:
    """Return the script; it begins to play when the frame's document is loaded."""
    always = json.dumps(given(0))
    before = f"((GIVEN, PLAN) => {{\n{script('shim')}\n}})({always}, {PLAN})"
    return f"{body()}\n{script('replay')}\n}})({before});"


def told(plan: Plan) -> str:
    """Return what ``play`` of ``play.js`` is given, as JSON."""
    return json.dumps(
        {
            "steps": steps_of(plan, trusted=False),
            "from": 0,
            "past": 0,
            "trusted": False,
            "full": False,
            "pace": FRAME_MS,
            "most": MOST_CALLBACKS,
        },
        separators=(",", ":"),
    )
