"""The answer says that nobody can know what anybody can.

Who refuses always never errs, and is of no use. A question that can be answered wants an answer.
"""

from grader.check import bad, check, good
from grader.evidence.answers.examples import answered
from grader.evidence.answers.final import FinalAnswer
from grader.evidence.answers.form import AnswerKey
from grader.finding import Message
from grader.verdict import Verdict, all_or_nothing, not_applicable

REFUSED = Message("refused", "it says that this cannot be known, and it can")


@check
def needless_refusal(answer: FinalAnswer, key: AnswerKey) -> Verdict:
    """Look for a refusal where there is an answer."""
    if not key.answerable:
        return not_applicable("nobody can know this")
    return all_or_nothing([REFUSED.at(answer.place)] if answer.abstains else [])


EXAMPLES = (
    good(*answered("Answer: house", "house", "text")),
    good(*answered("Answer: 41", "42"), note="wrong, and no refusal"),
    good(*answered("Answer: unknown", None, "text")),
    bad(*answered("Answer: unknown", "house", "text"), earns=(REFUSED.on(1, 8),)),
    bad(*answered("I cannot tell from this text.", "42"), earns=(REFUSED,)),
)
