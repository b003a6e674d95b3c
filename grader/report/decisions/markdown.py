"""What was decided, as a table for a pull request."""

from collections.abc import Sequence

from grader.decide.cliffs import Decision
from grader.report.decisions.cliffs import headline, qualifier
from grader.report.markdown import code, escape

_MOST = 40


def decisions_markdown(decisions: Sequence[Decision]) -> str:
    """Write one row a ladder; nothing where there is none."""
    if not decisions:
        return ""
    rows = [_row(one) for one in decisions[:_MOST]]
    more = len(decisions) - len(rows)
    head = ["| model | task | answer |", "| --- | --- | --- |"]
    return "\n".join([*head, *rows, *([f"*and {more} more*"] if more > 0 else []), "", ""])


def _row(one: Decision) -> str:
    aside = f" *({escape(qualifier(one))})*" if qualifier(one) else ""
    family = "" if one.ladder.family == "all" else f" {escape(one.ladder.family)}"
    model = code(one.ladder.model) + family
    return f"| {model} | {code(one.ladder.task)} | {escape(headline(one))}{aside} |"
