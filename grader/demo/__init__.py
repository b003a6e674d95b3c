"""A simulated model on a ladder of seven quants: 300 items, with a cliff that is known.

For newcomers (``grade demo``) and for tests: every number that is reported of it can be held
against the truth that it was drawn from. Nothing of it was measured, and its name says so.
"""

from grader.demo.simulate import fill
from grader.demo.truth import MODEL, QUANTS, TASKS

__all__ = ["MODEL", "QUANTS", "TASKS", "fill"]
