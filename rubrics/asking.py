"""How the questions of generated rubrics end: one wish in several wordings."""

from random import Random

_ENDINGS = (
    "Think step by step if you like. Finish with a line of the form\nAnswer: {what}",
    "You may show your work. The last line has to be\nAnswer: {what}",
    'End your reply with "Answer: {what}" on a line of its own.',
    "Reply however you like, but close with this line:\nAnswer: {what}",
)


def ending(rng: Random, what: str) -> str:
    """Ask for a last line with the answer; ``what`` names its form, like ``<number>``."""
    return rng.choice(_ENDINGS).format(what=f"<{what}>")


def asked(rng: Random, question: str, what: str) -> str:
    """A question and how its answer is to be given."""
    return f"{question}\n\n{ending(rng, what)}"
