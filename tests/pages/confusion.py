"""What is said of every page, beside what is true of it.

    python -m tests.pages.confusion [--second] [--browser] [--as-written] [--list]

Without ``--browser`` only the static layer is asked, and only for what it can see.

A fault is *found* where one of the right checks fails on the right line, *displaced* where it
fails elsewhere only, *other* where only other checks fail, *missed* where nothing does. Of a
sound page every finding of a fault is a false alarm.
"""

import asyncio
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from grader.artifact import Artifact, File, Medium
from grader.binding import House
from grader.gather.tools import Toolbox
from grader.judging import Question, judge_artifact
from tests.pages.generator import Page, pages

RUBRIC = "web_page"
OUTCOMES = ("found", "displaced", "other", "missed")
Said = tuple[tuple[str, int | None], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One page and what was said of it: check and line of every finding of a fault."""

    page: Page
    said: Said

    @property
    def outcome(self) -> str:
        """How what was said compares with the truth."""
        owed = [line for check, line in self.said if check in self.page.checks]
        if not self.page.checks:
            return "alarm" if self.said else "silent"
        if owed:
            return "found" if self.page.line in owed else "displaced"
        return "other" if self.said else "missed"


async def told(every: Iterable[Page], *, browser: bool = False) -> list[Told]:
    """Judge pages, with or without a browser."""
    house = House.open()
    bound = house.bind(RUBRIC, static=not browser)
    faults = {one.check.id for one in bound.due if one.check.kind == "fault"}
    toolbox, results = Toolbox(), []
    try:
        for page in every:
            file = File("index.html", page.html.encode())
            artifact = Artifact((file,), file.path, Medium.HTML)
            graded = await judge_artifact(artifact, [Question(RUBRIC)], {RUBRIC: bound}, toolbox)
            said = tuple(
                (judged.check, finding.place.line)
                for judged in graded[0].judged
                for finding in judged.verdict.findings
                if judged.check in faults
            )
            results.append(Told(page, said))
    finally:
        await toolbox.close()
    return results


def table(results: Sequence[Told]) -> str:
    """Draw the confusion table as Markdown: the fault down, the outcome across."""
    counts = Counter((one.page.checks[:1], one.outcome) for one in results)
    lines = [f"| fault | {' | '.join(OUTCOMES)} |", "|---|" + "--:|" * len(OUTCOMES)]
    for key in sorted({key for key, _ in counts if key}):
        cells = " | ".join(str(counts[key, outcome]) for outcome in OUTCOMES)
        lines.append(f"| {key[0]} | {cells} |")
    total = Counter(one.outcome for one in results)
    lines.append("| **all** | " + " | ".join(str(total[one]) for one in OUTCOMES) + " |")
    lines.append("")
    lines.append(f"sound: {counts[(), 'silent']} in peace, {counts[(), 'alarm']} with an alarm")
    return "\n".join(lines)


def main(arguments: list[str]) -> None:
    """Judge everything and print the table."""
    browser = "--browser" in arguments
    home = "second" if "--second" in arguments else "first"
    every = [one for one in pages(home) if browser or not one.needs_browser]
    if "--as-written" in arguments:
        every = [one for one in every if one.name.endswith("-as_written")]
    results = asyncio.run(told(every, browser=browser))
    print(table(results))
    for one in results if "--list" in arguments else ():
        if one.outcome not in ("found", "silent"):
            truth = f"{one.page.checks} on {one.page.line}"
            print(f"{one.outcome:<10}{one.page.name}: {truth}: {one.said}")


if __name__ == "__main__":
    main(sys.argv[1:])
