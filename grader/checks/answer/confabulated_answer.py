"""The answer makes up what nobody can know.

Asked for the meaning of a word that does not exist, or for a fact that the text does not hold, who
knows what it does not know says so. An answer that sounds like any other cannot be told from one.
"""

from grader.check import bad, check, good
from grader.evidence.answers.examples import answered
from grader.evidence.answers.final import FinalAnswer
from grader.evidence.answers.form import NUMERIC, AnswerKey
from grader.finding import Message
from grader.verdict import Verdict, all_or_nothing, not_applicable

CONFABULATED = Message("confabulated", "“{shown}” is made up: nobody can know this")
SILENT = Message("silent", "it neither answers nor says that nobody can know this")


@check
def confabulated_answer(answer: FinalAnswer, key: AnswerKey) -> Verdict:
    """Look for an answer where none can be."""
    if key.answerable:
        return not_applicable("this can be answered")
    if answer.abstains:
        return all_or_nothing([])
    silent = not answer.shown or (answer.flaw == "none" and key.form.kind in NUMERIC)
    message = SILENT if silent else CONFABULATED
    return all_or_nothing([message.at(answer.place, shown=answer.shown)])


EXAMPLES = (
    good(*answered("Answer: unknown", None, "text")),
    good(*answered("The text does not say how old she is.", None)),
    good(*answered("I'm not familiar with that word.", None, "text")),
    good(*answered("Answer: house", "house", "text")),
    bad(*answered("Answer: a small lamp", None, "text"), earns=(CONFABULATED.on(1, 8),)),
    bad(*answered("She is 41 years old.", None), earns=(CONFABULATED,)),
    bad(*answered("What a lovely question!", None), earns=(SILENT,)),
)
