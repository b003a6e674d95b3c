"""A whole page, broken at any place, is noticed by the check that is there for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.checks.page.duplicate_id import duplicate_id
from grader.checks.page.fenced_document import fenced_document
from grader.checks.page.truncated_document import truncated_document
from grader.checks.page.unclosed_element import unclosed_element
from grader.evidence.html import HtmlTree
from grader.evidence.script import ScriptTrees
from grader.evidence.style import StyleTrees
from grader.finding import Finding
from tests.budget import examples

PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>A page</title>
  <style>
    body { color: #222; }
    .cell::after { content: "}"; }
  </style>
</head>
<body>
  <!-- the board -->
  <main id="board" class="wide board">
    <h1>Title <small>of it</small></h1>
    <button type="button" title="a > b">Go</button>
  </main>
  <script>
    const text = '</div>' + `${1 + 1}`;
    function go() { return [text, { a: 1 }]; }
  </script>
</body>
</html>
"""

BODY = PAGE.index("<body>") + len("<body>")
MAIN = PAGE.index("<main")
END = PAGE.index("</body>")


def truncated(page: str) -> tuple[Finding, ...]:
    verdict = truncated_document.judge(
        HtmlTree.parse(page), ScriptTrees.parse(page), StyleTrees.parse(page)
    )
    return verdict.findings


def fenced(page: str) -> list[tuple[str, int | None]]:
    verdict = fenced_document.judge(
        HtmlTree.parse(page), ScriptTrees.parse(page), StyleTrees.parse(page)
    )
    return [(one.message.id, one.place.line) for one in verdict.findings]


@pytest.mark.parametrize("at", range(MAIN + 1, END))
def test_a_cut_in_the_body_is_noticed(at: int) -> None:
    whole = HtmlTree.parse(PAGE).all("main", "script")
    loose = all(not one.start < at < one.end for one in whole)
    assert bool(truncated(PAGE[:at])) is not loose


@pytest.mark.parametrize("word", ["<style>\n    body {", "<title>A pa", "<!-- the", 'class="wide'])
def test_a_cut_says_what_it_cuts(word: str) -> None:
    at = PAGE.index(word) + len(word)
    (finding,) = truncated(PAGE[:at])
    inside = {"<st": "<style>", "<ti": "<title>", "<!-": "a comment", "cla": "quotes"}[word[:3]]
    assert inside in str(finding)
    assert finding.place.end_line == PAGE.count("\n", 0, at) + 1


@pytest.mark.parametrize("at", [BODY, END, PAGE.index("</html>"), len(PAGE)])
def test_a_cut_between_elements_is_none(at: int) -> None:
    assert truncated(PAGE[:at]) == ()


@given(st.sampled_from(["```html", "```", "~~~", "  ```HTML"]), st.sampled_from(["", "Sure!\n\n"]))
def test_a_fence_in_front_is_noticed(fence: str, words: str) -> None:
    found = fenced(f"{words}{fence}\n{PAGE}```\n")
    first = words.count("\n") + 1
    assert ("fence", first) in found
    assert ("fence", first + PAGE.count("\n") + 1) in found
    assert (("prose", 1) in found) is bool(words)


@given(st.text("abc XYZ.,!?*#1-", min_size=1).filter(lambda one: bool(one.strip())))
def test_words_behind_the_page_are_noticed(words: str) -> None:
    assert [id_ for id_, _ in fenced(PAGE + words)] == ["prose"]


@pytest.mark.parametrize("token", ["<|im_end|>", "<|endoftext|>", "[/INST]", "&lt;s&gt;"])
def test_a_control_token_behind_the_page_is_noticed(token: str) -> None:
    assert fenced(PAGE + token) == [("prose", PAGE.count("\n") + 1)]


@examples(60)
@given(st.sampled_from(["main", "h1", "small", "button", "script", "style", "title"]))
def test_a_missing_end_tag_is_noticed(tag: str) -> None:
    page = PAGE.replace(f"</{tag}>", "", 1)
    found = unclosed_element.judge(HtmlTree.parse(page)).findings
    start = PAGE.index(f"<{tag}")
    assert PAGE.count("\n", 0, start) + 1 in [one.place.line for one in found]


@pytest.mark.parametrize("tag", ["body", "html", "head"])
def test_an_end_tag_that_may_be_missing_is_not_missed(tag: str) -> None:
    page = PAGE.replace(f"</{tag}>", "")
    assert unclosed_element.judge(HtmlTree.parse(page)).findings == ()


@given(st.lists(st.sampled_from("abcAB"), max_size=12))
def test_every_repeated_id_is_one_fault(ids: list[str]) -> None:
    page = "\n".join(f"<p id={one}>x</p>" for one in ids)
    verdict = duplicate_id.judge(HtmlTree.parse(page))
    assert verdict.faulty == len(ids) - len(set(ids))
    assert verdict.total == len(ids)
    lines = [one.place.line for one in verdict.findings]
    assert lines == [n for n, one in enumerate(ids, 1) if one in ids[: n - 1]]
