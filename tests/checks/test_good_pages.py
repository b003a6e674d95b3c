"""No check of pages and scripts finds a fault where there is none."""

import pytest

from grader.audit import judge
from grader.check import Check, Example
from grader.checks.page.break_layout import break_layout
from grader.checks.page.duplicate_id import duplicate_id
from grader.checks.page.external_resource import external_resource
from grader.checks.page.fenced_document import fenced_document
from grader.checks.page.truncated_document import truncated_document
from grader.checks.page.unclosed_element import unclosed_element
from grader.checks.script.global_state import global_state
from grader.checks.script.interval_loop import interval_loop
from grader.examples import evidence_for
from grader.verdict import Status
from tests.checks.good_pages import GOOD_PAGES

CHECKS = (
    truncated_document,
    fenced_document,
    unclosed_element,
    duplicate_id,
    external_resource,
    break_layout,
    interval_loop,
    global_state,
)


def test_there_are_many_pages() -> None:
    assert len(GOOD_PAGES) >= 60


@pytest.mark.parametrize("check", CHECKS, ids=lambda one: one.id)
@pytest.mark.parametrize("name", GOOD_PAGES)
def test_good_page(check: Check, name: str) -> None:
    verdict = judge(check, evidence_for(check, Example((GOOD_PAGES[name],))))
    assert [str(one) for one in verdict.findings] == []
    assert verdict.status in (Status.PASSED, Status.NOT_APPLICABLE)
