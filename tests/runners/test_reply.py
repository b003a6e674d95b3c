"""From what a model said to files: tables of odd answers, and laws that hold for all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.artifact import Medium
from grader.shelf import is_graded
from runners.reply.fences import blocks
from runners.reply.files import files_of
from runners.reply.names import safe_path
from runners.reply.reasoning import split_reasoning

PAGE = "<!DOCTYPE html>\n<html><body>x</body></html>\n"
GAME = "<!DOCTYPE html>\n<html><body><script>\nlet a = 1;\n</script></body></html>\n"


def page(text: str) -> dict[str, str]:
    return {path: data.decode() for path, data in files_of(text, Medium.HTML).contents.items()}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(PAGE, id="bare"),
        pytest.param(f"```html\n{PAGE}```", id="fenced"),
        pytest.param(f"```HTML\r\n{PAGE}```\r\n", id="upper case, CRLF"),
        pytest.param(f"```\n{PAGE}```", id="no language"),
        pytest.param(f"~~~html\n{PAGE}~~~", id="tildes"),
        pytest.param(f"`````html\n{PAGE}`````", id="long"),
        pytest.param(f"Sure!\n\n```html\n{PAGE}```\n\nEnjoy.", id="prose around a fence"),
        pytest.param(f"Here you are: {PAGE}Have fun!", id="prose around, no fence"),
        pytest.param("1. It:\n   ```html\n   " + PAGE[:-1].replace("\n", "\n   ") + "\n   ```",
                     id="indented in a list"),
        pytest.param(f"```html\n{PAGE}", id="fence never closed"),
        pytest.param(f"```html\n{PAGE[:-1]}```", id="closed behind the last tag"),
        pytest.param(f"```html{PAGE}```", id="begins on the line of the fence"),
        pytest.param(f"\x1b[1m```html\x1b[0m\n\x1b[32m{PAGE}\x1b[0m```", id="terminal codes"),
        pytest.param(f"\ufeff{PAGE}", id="byte order mark"),
        pytest.param(f'```html title="index.html"\n{PAGE}```', id="name in the info string"),
        pytest.param(f"```html\n{GAME}```\nNow:\n```html\n{PAGE}```", id="the last version"),
        pytest.param(f"```html\n{PAGE}```\nChange one line:\n```html\n<p>x</p>\n```",
                     id="an excerpt is no version"),
        pytest.param(f"```css\nb {{}}\n```\n```html\n{PAGE}```", id="a style nobody loads"),
    ],
)  # fmt: skip
def test_one_page_comes_out_whatever_stands_around_it(text: str) -> None:
    assert page(text) == {"index.html": PAGE}


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        pytest.param("", "", id="empty"),
        pytest.param("I'm sorry, I can't help with that.", None, id="refusal"),
        pytest.param("```js\nlet a = 1;\n```", None, id="a script where a page was asked for"),
        pytest.param("```html\n<html>\n<p>cut o", "<html>\n<p>cut o", id="cut off"),
        pytest.param("<!DOCTYPE html>\n<p>cut o", None, id="cut off without a fence"),
        pytest.param("```html\n<p>hi</p>\n```", "<p>hi</p>\n", id="a fragment"),
    ],
)
def test_what_is_no_whole_page_is_kept_as_it_came(text: str, kept: str | None) -> None:
    assert page(text) == {"index.html": text if kept is None else kept}


def test_a_page_that_holds_a_fence_of_its_own_is_kept_whole() -> None:
    inner = "<!DOCTYPE html>\n<html><script>\nconst md = `\n```\ncode\n```\n`;\n</script></html>\n"
    assert page(f"```html\n{inner}```\n") == {"index.html": inner}
    assert page(f"A page:\n{inner}") == {"index.html": inner}


def test_siblings_come_by_name_or_because_the_page_loads_them() -> None:
    links = '<link rel="stylesheet" href="style.css"><script src="js/game.js"></script>'
    main = f"<!doctype html>{links}</html>\n"
    named = (
        f"**index.html**\n```html\n{main}```\n### `style.css`\n```css\nb {{}}\n```\n"
        "```js\n// js/game.js\nlet a = 1;\n```\n"
    )
    unnamed = f"```html\n{main}```\n```css\nb {{}}\n```\n```javascript\nlet a = 2;\n```\n"
    assert sorted(page(named)) == ["index.html", "js/game.js", "style.css"]
    assert page(unnamed) == {
        "index.html": main, "style.css": "b {}\n", "js/game.js": "let a = 2;\n"
    }  # fmt: skip


def test_the_entry_keeps_its_name_among_siblings() -> None:
    main = "<!doctype html><script src=a.js></script></html>\n"
    text = f"```html game.html\n{main}```\n```js a.js\nx\n```"
    found = files_of(text, Medium.HTML)
    assert (found.entry, sorted(found.contents)) == ("game.html", ["a.js", "game.html"])


def test_of_several_pages_the_index_is_opened_first() -> None:
    index = '<!doctype html><a href="about.html">about</a></html>\n'
    about = "<!doctype html><p>We are so many and have so much to tell of us.</p></html>\n"
    text = f"**index.html**\n```html\n{index}```\n**about.html**\n```html\n{about}```\n"
    found = files_of(text, Medium.HTML)
    assert (found.entry, sorted(found.contents)) == ("index.html", ["about.html", "index.html"])
    assert found.contents["index.html"].decode() == index


def test_commands_to_start_it_are_no_files() -> None:
    text = f"```html\n{PAGE}```\nThen run `python server.py`:\n```bash\npython server.py\n```\n"
    assert page(text) == {"index.html": PAGE}


@pytest.mark.parametrize(
    "path",
    ["../x.js", "/etc/x.js", "a/../../x.js", "C:\\x.js", "a//b.js", ".hidden.js", "manifest.json",
     "reply.json", "x\x00.js", "a" * 200 + ".js", "", "README.md"],
)  # fmt: skip
def test_no_name_leaves_the_folder_or_takes_one_of_ours(path: str) -> None:
    assert safe_path(path) is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('{"a": 1}', '{"a": 1}'),
        ('```json\n{"a": 1}\n```', '{"a": 1}\n'),
        ('Draft:\n```json\n{"a": \n```\nBetter:\n```json\n{"a": 2}\n```', '{"a": 2}\n'),
        ('```json {"a": 1} ```', '{"a": 1}\n'),
        ('Sure: {"a": 1}', 'Sure: {"a": 1}'),
        ('{"md": "```json\\n1\\n```"}', '{"md": "```json\\n1\\n```"}'),
    ],
)
def test_json_is_taken_out_of_fences_and_not_out_of_prose(text: str, wanted: str) -> None:
    assert files_of(text, Medium.JSON).contents == {"answer.json": wanted.encode()}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("habari", "habari"),
        ("```\nhabari\n```", "habari\n"),
        ("The translation:\n```text\nhabari\n```", "habari\n"),
        ("Use `x`:\n```python\nx\n```\nand\n```python\ny\n```", None),
        ("```python\nx = 1\n```", None),
    ],
)
def test_a_text_loses_only_a_fence_around_it(text: str, wanted: str | None) -> None:
    expected = (text if wanted is None else wanted).encode()
    assert files_of(text, Medium.TEXT).contents == {"answer.txt": expected}


def test_blocks_within_markdown_belong_to_it() -> None:
    text = "```markdown\n# A\n```js\nx\n```\nmore\n```\nafter"
    (only,) = blocks(text)
    assert only.body == "# A\n```js\nx\n```\nmore\n"


@pytest.mark.parametrize(
    ("text", "thoughts", "answer"),
    [
        ("<think>hm</think>\n\nyes", "hm", "yes"),
        ("<thinking>hm</thinking>yes", "hm", "yes"),
        ("[THINK]hm[/THINK]yes", "hm", "yes"),
        ("hm, so\n</think>\n\nyes", "hm, so", "yes"),
        ("<think>never ends", "never ends", ""),
        ("yes", "", "yes"),
        ("Write `</think>` to close it", "", "Write `</think>` to close it"),
        ("```html\n<p></think>\n</p>\n```", "", "```html\n<p></think>\n</p>\n```"),
        ("<|channel|>analysis<|message|>hm<|end|><|channel|>final<|message|>yes", "hm", "yes"),
    ],
)  # fmt: skip
def test_reasoning_is_split_off_and_quoted_tags_are_not(
    text: str, thoughts: str, answer: str
) -> None:
    assert split_reasoning(text) == (thoughts, answer)


ODD = st.text(st.sampled_from("`~<>!/abc \n\r\t\x1b\"'.:{}[]#-\ud800é"), max_size=200)


@given(st.one_of(st.text(max_size=300), ODD), st.sampled_from(list(Medium)))
def test_any_text_gives_an_entry_and_names_that_are_safe(text: str, medium: Medium) -> None:
    found = files_of(text, medium)
    assert found.entry in found.contents
    for path in found.contents:
        assert safe_path(path) == path
        assert is_graded(path)


@given(st.one_of(st.text(max_size=300), ODD))
def test_blocks_stand_in_order_and_do_not_overlap(text: str) -> None:
    at = 0
    for one in blocks(text):
        assert at <= one.start < one.end <= len(text)
        at = one.end


_WORDS = st.text(
    st.characters(
        exclude_characters="`~<\x1b\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", codec="utf-8"
    ),
    max_size=80,
)


@given(_WORDS, _WORDS, _WORDS, st.sampled_from(["```", "````", "~~~"]))
def test_fencing_a_page_and_finding_it_again_changes_nothing(
    body: str, before: str, after: str, fence: str
) -> None:
    whole = f"<!doctype html>\n<html>{body}</html>\n"
    text = f"{before}\n{fence}html\n{whole}{fence}\n{after}"
    assert page(text) == {"index.html": whole}


@given(st.one_of(st.text(max_size=200), ODD))
def test_splitting_reasoning_twice_finds_no_more_of_what_was_not_there(text: str) -> None:
    thoughts, answer = split_reasoning(text)
    if not thoughts and answer == text:
        assert split_reasoning(answer) == ("", text)
    assert len(thoughts) + len(answer) <= len(text) + text.count("<|channel|>")
