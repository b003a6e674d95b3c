"""What axe-core says through the lab: the right rules, at their places, whatever the page does."""

import pytest

from grader.missing import Missing
from tests.explore.exploring import Explorer

pytestmark = pytest.mark.browser

PALE = "<main><h1>Hello</h1>\n<p id=pale style='color:#bbb;background:#fff'>Too pale</p></main>"


def test_a_plain_page_has_no_barriers(explorer: Explorer) -> None:
    seen = explorer.access("<main><h1>Hello</h1><p>All is well.</p></main>")
    assert seen.barriers == ()
    assert seen.rules > 3


def test_pale_text_is_told_where_it_stands(explorer: Explorer) -> None:
    (barrier,) = explorer.access(PALE).barriers
    assert (barrier.rule, barrier.selector, barrier.place.line) == ("color-contrast", "#pale", 2)


def test_what_the_page_replaces_holds_nobody_up_and_hides_nothing(explorer: Explorer) -> None:
    hostile = """<script>
      window.axe = { run: async () => ({ violations: [], passes: [] }) };
      Promise.prototype.then = () => { throw new Error(); };
      window.setTimeout = Array.prototype.map = getComputedStyle = () => null;
      Element.prototype.matches = Document.prototype.querySelectorAll = () => [];
    </script>"""
    assert [one.rule for one in explorer.access(PALE + hostile).barriers] == ["color-contrast"]


def test_a_page_that_never_rests_is_judged_as_it_stands(explorer: Explorer) -> None:
    busy = "<script>(function f() { Promise.resolve(); requestAnimationFrame(f); })()</script>"
    assert len(explorer.access(PALE + busy).barriers) == 1


def test_the_same_is_said_again(explorer: Explorer) -> None:
    assert explorer.access(PALE) == explorer.access(PALE)


def test_a_huge_page_is_not_judged(explorer: Explorer) -> None:
    assert isinstance(explorer.access_anything("<p>Hello" + "<i>a</i>" * 3000), Missing)
