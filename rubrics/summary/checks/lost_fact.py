"""The summary leaves out what it was asked to keep, or says it differently.

Names and numbers are what a summary is read for. A number counts as kept in digits, with or without
separators, or in words.
"""

from grader.check import bad, check, good
from grader.finding import Message
from grader.verdict import Verdict, share
from rubrics.summary.evidence.summary import Fact, Summary, parse

LOST = Message("lost", "{what} is lost: {value}")


@check
def lost_fact(summary: Summary) -> Verdict:
    """Look for each fact."""
    lost = (LOST.at(what=one.what, value=one.value) for one, kept in summary.kept if not kept)
    return share(len(summary.kept), lost)


_FACTS = (Fact("name", "the town", "Harlow"), Fact("number", "the number of guests", "2345"))
_SOURCE = "In Harlow, 2,345 guests came to 45 stalls."

EXAMPLES = (
    good(parse("2345 guests came to Harlow.", _FACTS, _SOURCE)),
    good(parse("**Harlow** had 2 345 guests.", _FACTS, _SOURCE)),
    good(parse("Forty-five stalls.", (Fact("number", "stalls", "45"),), _SOURCE)),
    bad(parse("Many guests came to Harlow.", _FACTS, _SOURCE), earns=(LOST,)),
    bad(parse("In Harlowe there were 2,354 guests.", _FACTS, _SOURCE), earns=(LOST, LOST)),
)
