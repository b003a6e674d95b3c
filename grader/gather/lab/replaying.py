"""The lab's clock, randomness and inputs for a reader's own browser: one script for one frame.

The same files that run in the lab run there, behind a window of the frame's own (``shim.js``),
and a player (``replay.js``) lets virtual time pass as real time does.
"""

import json
from functools import cache

from grader.evidence.inputs import FRAME_MS, Plan
from grader.gather.lab.inject import BINDING, EPOCH, LOADED_MS, ORDER, script
from grader.gather.lab.wire import steps_of

SEED = "/*SEED*/0"
PLAN = "/*PLAN*/null"
"""What the proof's own script puts a seed, and what :func:`told` gives, in the place of."""

MOST_CALLBACKS = 100_000
"""Callbacks between two steps; a page that runs more has hung, here as there."""


@cache
def replaying() -> str:
    """Return the script; it begins when the frame's document is loaded."""
    parts = "\n".join(script(name) for name in ORDER)
    given = (
        f"const BINDING = {BINDING!r}, EPOCH = {EPOCH}, START = {LOADED_MS}, SEED = {SEED}, "
        f"FRAME = {FRAME_MS!r}, RECORD = false, PLAN = {PLAN};"
    )
    return (
        f'(() => {{ "use strict";\n{given}\n{script("shim")}\n{parts}\n{script("replay")}\n}})();'
    )


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
