"""The answer breaks off because the model did not find an end.

A model that loops, or writes until its context is full, gives no answer that anybody can
use, however good its beginning looks. An answer that ends at the user's own token limit is
another matter: nobody can tell what would have followed, so nothing is said about it.
"""

from grader.check import bad, check, good
from grader.finding import Message
from grader.item import Reply
from grader.missing import Cause, Missing
from grader.verdict import Verdict, all_or_nothing, gap, not_applicable

RUNAWAY = Message("runaway", "the model repeated itself until it was stopped{after}")
CONTEXT_FULL = Message("context-full", "the model wrote until its context was full{after}")


@check
def cut_short(reply: Reply | Missing) -> Verdict:
    """Ask how the answer ended."""
    if isinstance(reply, Missing):
        return not_applicable("nothing tells how the answer ended")
    after = f", after {reply.completion_tokens} tokens" if reply.completion_tokens else ""
    match reply.cut:
        case "token-limit":
            limit = "" if reply.token_limit is None else f" of {reply.token_limit}"
            return gap(f"the token limit{limit} cut the answer", Cause.TOKEN_LIMIT)
        case "context-limit":
            return all_or_nothing([CONTEXT_FULL.at(after=after)])
        case "runaway":
            return all_or_nothing([RUNAWAY.at(after=after)])
    return all_or_nothing([])


EXAMPLES = (
    good(Reply("stop", completion_tokens=812)),
    good(Reply("stop", token_limit=4096, completion_tokens=4096), note="it ended by itself"),
    good(Missing("a loose file", Cause.NO_ITEM)),
    bad(Reply("stop", "runaway", completion_tokens=9000), earns=(RUNAWAY,)),
    bad(Reply("length", "context-limit"), earns=(CONTEXT_FULL,)),
)
