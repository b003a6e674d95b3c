"""Run an answer and judge it, as a run does."""

from grader.gather.lab import Lab
from grader.item import Item
from grader.verdict import Verdict
from rubrics.code.checks.failing_unit_test import failing_unit_test
from rubrics.code.evidence.calls import Calls
from rubrics.code.evidence.javascript import JavaScript
from rubrics.code.providers.run_calls import run_calls


async def judged(lab: Lab, item: Item, answer: str) -> tuple[Verdict, Calls]:
    """Run an answer and judge it."""
    code = JavaScript.read(answer, str(item.param("function")))
    calls = await run_calls.make(item, code, lab)
    assert isinstance(calls, Calls), calls
    return failing_unit_test.judge(calls, code, item), calls
