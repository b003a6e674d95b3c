"""Calibration: whether an answer is right, abstains, and how sure the model was of its words.

``answerable``, ``abstains`` and ``correct`` are 0 or 1; to abstain is correct where nobody can
know.
``confidence`` is the probability of the whole answer, the product over its tokens, where the server
told log-probabilities and the answer is short enough to be nothing but an answer; ``squared-error``
is (confidence - correct)², whose mean is the Brier score (Brier 1950, for two outcomes).
"""

import math
from dataclasses import dataclass

from grader.evidence.answers.final import FinalAnswer
from grader.evidence.answers.form import AnswerKey
from grader.finding import Observation
from grader.item import Reply
from grader.missing import Missing
from grader.provider import provider

MOST_TOKENS = 40
"""Tokens of an answer that is an answer alone; in a longer one most are about something else."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """Observations on one answer, each name at most once."""

    observations: tuple[Observation, ...]

    @classmethod
    def of(cls, answer: FinalAnswer, key: AnswerKey, logprobs: tuple[float, ...]) -> "Calibration":
        """Put together what is known; without log-probabilities there is no confidence."""
        right = answer.value is not None and key.answerable and key.matches(answer.value)
        correct = right or (answer.abstains and not key.answerable)
        told: dict[str, float] = {
            "answerable": int(key.answerable),
            "abstains": int(answer.abstains),
            "correct": int(correct),
        }
        if 0 < len(logprobs) <= MOST_TOKENS:
            confidence = math.exp(min(0.0, math.fsum(logprobs)))
            told |= {
                "confidence": round(confidence, 6),
                "squared-error": round((confidence - correct) ** 2, 6),
            }
        return cls(tuple(Observation(name, value) for name, value in told.items()))


@provider
def calibration(answer: FinalAnswer, key: AnswerKey, reply: Reply | Missing) -> Calibration:
    """Lay what is said beside what is known, and how likely it was."""
    return Calibration.of(answer, key, () if isinstance(reply, Missing) else reply.logprobs)
