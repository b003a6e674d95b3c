"""The summary says a name or a number that its source does not have.

What was made up looks like everything else, so nobody who has not read the source notices it.
"""

from grader.check import bad, check, good
from grader.finding import Message
from grader.verdict import Verdict, capped_share
from rubrics.summary.evidence.summary import Fact, Summary, parse

NAME = Message("name", "{value} stands nowhere in the report")
NUMBER = Message("number", "the number {value} stands nowhere in the report")


@check
def added_fact(summary: Summary) -> Verdict:
    """Hold every name and number against the source."""
    found = (
        (NAME if one.kind == "name" else NUMBER).at(summary.file.place(one.at), value=one.value)
        for one in summary.added
    )
    return capped_share(summary.names, found)


_FACTS = (Fact("name", "the town", "Harlow"),)
_SOURCE = "In Harlow, 2,345 guests came to the fair. It was opened by Mira."

EXAMPLES = (
    good(
        parse("The fair in Harlow had 2345 guests and was opened by Mira's hand.", _FACTS, _SOURCE)
    ),
    good(parse("# Fair Report Of Today\n\nGuests came to Harlow.", _FACTS, _SOURCE)),
    bad(parse("In the fair of Harlow, led by Anton.", _FACTS, _SOURCE), earns=(NAME.on(1, 31),)),
    bad(parse("Harlow had 2,346 guests.", _FACTS, _SOURCE), earns=(NUMBER.on(1, 12),)),
)
