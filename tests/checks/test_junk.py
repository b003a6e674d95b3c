"""Whatever a page is made of, no check of pages raises, and all say the same twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.audit import judge
from grader.check import Check, Example
from grader.examples import evidence_for
from grader.verdict import Status
from tests.budget import examples
from tests.checks.test_good_pages import CHECKS
from tests.evidence.test_html_tokens import JUNK

PIECES: tuple[str, ...] = (
    *("function f(", "){", "}", "let a", "=", "`", "${", "'", "//", "/*", "a.b", "(", ")", "["),
    *("]", "setInterval", "=>", "x++", ",", ";", "\n", "1/0", "class", "import", "é", "</script>"),
    *("```\n", "fetch(", "innerHTML", "<br>", "url(", "@import", "{", "<style>", "\0"),
)
CODE = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@pytest.mark.parametrize("check", CHECKS, ids=lambda one: one.id)
@examples(60)
@given(JUNK, CODE, JUNK)
def test_junk_is_judged(check: Check, before: str, code: str, after: str) -> None:
    page = f"{before}<script>{code}</script>{after}"
    evidence = evidence_for(check, Example((page,)))
    verdict = judge(check, evidence)
    assert verdict.status is not Status.GAP, verdict.reason
    assert judge(check, evidence) == verdict
    for finding in verdict.findings:
        assert str(finding)
        assert finding.place.line is not None
        assert 1 <= finding.place.line <= page.count("\n") + page.count("\r") + 1
