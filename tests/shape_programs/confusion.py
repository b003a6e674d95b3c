"""What `wrong-tetrominoes` says of every program, beside what is true of it.

    python -m tests.shape_programs.confusion [--list]

A program is *exact* where the verdict has the very findings that it should have; *passed*
and *misjudged* are wrong verdicts; *gap* says nothing.
"""

import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from grader.audit import judge
from grader.evidence.missing import Missing
from grader.evidence.script import ScriptTrees
from grader.verdict import Status, Verdict
from rubrics.tetris.checks import wrong_tetrominoes as module
from rubrics.tetris.evidence.shape_table import ShapeTable, shape_table
from tests.shape_programs.generator import programs
from tests.shape_programs.library import hand_written
from tests.shape_programs.oracle import Program

OUTCOMES = ("exact", "passed", "misjudged", "gap")
CHECK = module.wrong_tetrominoes


@dataclass(frozen=True, slots=True)
class Judged:
    """One program, what was said, and how that compares with the truth."""

    program: Program
    verdict: Verdict
    outcome: str


def judged(program: Program) -> Judged:
    """Judge one program by its table alone."""
    table = shape_table.make(ScriptTrees.parse(program.html))
    assert isinstance(table, ShapeTable | Missing)
    verdict = judge(CHECK, {ShapeTable: table})
    return Judged(program, verdict, _outcome(program, verdict))


def findings_of(verdict: Verdict) -> tuple[tuple[str, str], ...]:
    """Findings as the oracle writes them: message and kind, sorted."""
    kinds = ("missing-piece", "doubled-piece")
    return tuple(
        sorted(
            (one.message.id, str(dict(one.detail)["piece"]) if one.message.id in kinds else "")
            for one in verdict.findings
        )
    )


def truth_of(program: Program) -> str:
    """Whether a program is clean, faulty or unreadable."""
    if program.expected is None:
        return "unreadable"
    return "faulty" if program.expected else "clean"


def _outcome(program: Program, verdict: Verdict) -> str:
    if verdict.status is Status.GAP:
        return "exact" if program.expected is None else "gap"
    if program.expected is not None and findings_of(verdict) == tuple(sorted(program.expected)):
        return "exact"
    return "passed" if verdict.status is Status.PASSED else "misjudged"


def table(results: Iterable[Judged]) -> str:
    """Draw the confusion table as Markdown: truth down, outcome across."""
    counts = Counter((truth_of(one.program), one.outcome) for one in results)
    lines = [f"| truth | {' | '.join(OUTCOMES)} |", "|---|" + "--:|" * len(OUTCOMES)]
    for truth in ("clean", "faulty", "unreadable"):
        cells = " | ".join(str(counts[truth, outcome]) for outcome in OUTCOMES)
        lines.append(f"| {truth} | {cells} |")
    return "\n".join(lines)


def main(arguments: list[str]) -> None:
    """Judge everything and print the tables."""
    for title, every in (("generated", programs()), ("hand-written", hand_written())):
        results = [judged(one) for one in every]
        print(f"\n{title}: {len(results)} programs\n\n{table(results)}")
        odd = [one for one in results if one.outcome != "exact"]
        by_encoding = Counter((one.program.encoding, one.outcome) for one in odd)
        for (encoding, outcome), count in sorted(by_encoding.items()):
            print(f"  {encoding:<28}{outcome:<10}{count:>4}")
        for one in odd if "--list" in arguments else ():
            said = findings_of(one.verdict) or one.verdict.reason
            print(f"  {one.program.name}: {said}, not {one.program.expected}")


if __name__ == "__main__":
    main(sys.argv[1:])
