"""Write the tables of names that a browser knows, by asking a Chromium.

    BITGRADE_CHROMIUM=… python -m tools.web.build

Three modules come out in ``grader/evidence/tables``: ``globals.py`` (names of the global scope,
members of elements, events), ``styles.py`` (properties of CSS, what each takes) and nothing else.
The names come from the running browser's own objects; the words that values of CSS are made of
from the list of strings in its binary, each tried on each property with ``CSS.supports``.
The same browser gives the same bytes.
"""

import re
import textwrap
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from tools.browser import find, here

HERE = Path(__file__).parent
OUT = HERE.parents[1] / "grader" / "evidence" / "tables"
_POOL = re.compile(rb"\0inherit\0initial\0none\0hidden\0(?:[!-~]+\0)+")
"""Keywords of CSS as Blink keeps them: texts that end in a zero byte, in one piece."""


def main() -> None:
    """Ask the browser, and write."""
    command = find(here()).path
    words = _words(command)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=command, args=["--no-sandbox"])
        page = browser.new_page()
        page.route("**/*", lambda route: route.fulfill(body="", content_type="text/html"))
        page.goto("https://artifact.local/")
        names = page.evaluate((HERE / "names.js").read_text())
        styles = page.evaluate((HERE / "styles.js").read_text(), words)
        version = browser.version
        browser.close()
    _write("globals.py", _globals(names, version))
    _write("styles.py", _styles(styles, version))


def _words(command: str) -> list[str]:
    """Every keyword of CSS, from the browser's binary."""
    found: set[str] = set()
    for data in _binaries(Path(command)):
        for pool in _POOL.finditer(data):
            found.update(pool[0].decode("ascii").split("\0"))
    if len(found) < 500:
        raise SystemExit(f"no list of keywords in {command}")
    return sorted(one for one in found if re.fullmatch(r"[a-z][a-z0-9-]*", one))


def _binaries(command: Path) -> Iterable[bytes]:
    """The binary, or what a script that starts it names."""
    data = command.read_bytes()
    if len(data) > 1 << 20:
        yield data
        return
    for name in re.findall(r"/[\w./-]+", data.decode("utf-8", "replace")):
        path = Path(name)
        for one in (path, *(path.glob("*headless*") if path.is_dir() else ())):
            if one.is_file() and one.stat().st_size > 1 << 20:
                yield one.read_bytes()


def _globals(names: dict[str, Any], version: str) -> str:
    parts = [
        _head("Names that a page finds: globals, members of elements, events.", version),
        _set("GLOBALS", names["globals"], "Names of the global scope of pages and workers."),
        _set("FIXED", names["fixed"], "Globals that no ``let``, ``const`` or ``class`` may take."),
        _set("IN_HANDLERS", names["members"], "What event handler attributes find around them."),
        _set("COMMON", names["common"], "Members that every HTML element has."),
        _set("EVENTS", names["events"], "Types of events that have a handler property."),
        _groups("MEMBERS", names["tags"], "Members of elements by tag, beside the common ones."),
        _set("TAGS", names["known"], "Tags that the browser knows."),
    ]
    return "\n".join(parts)


def _styles(styles: dict[str, Any], version: str) -> str:
    parts = [
        _head("Properties of CSS: their names, and what each takes.", version),
        _set("PROPERTIES", styles["properties"], "Names of properties in style sheets."),
        _set("SETTERS", styles["setters"], "Names of properties of ``element.style``."),
        _set("KEYWORDS", styles["words"], "Every keyword that some property takes."),
        _set("FREE", styles["free"], "Properties that take words of the author's own."),
        _set("LENGTHS", styles["lengths"], "Properties that take ``5px`` and never ``5``."),
        _set("TIMES", styles["times"], "Properties that take ``5s`` and never ``5``."),
        _set("NUMBERS", styles["numbers"], "Properties that take ``5``."),
        _groups("WORDS", styles["keywords"], "Keywords that a property takes alone."),
    ]
    return "\n".join(parts)


def _head(title: str, version: str) -> str:
    return f'"""{title}\n\nWritten by ``python -m tools.web.build`` from Chromium {version}.\n"""\n'


def _set(name: str, words: Iterable[str], said: str) -> str:
    return f'{name} = frozenset(\n    """\n{_text(words)}\n    """.split()\n)\n"""{said}"""\n'


def _groups(name: str, groups: dict[str, list[str]], said: str) -> str:
    """Words by group; groups of the same words stand together."""
    together: dict[tuple[str, ...], list[str]] = {}
    for key, words in sorted(groups.items()):
        together.setdefault(tuple(sorted(words)), []).append(key)
    rows = "\n".join(
        f"    {_quoted(keys)}: {_quoted(words)},"
        for words, keys in sorted(together.items(), key=lambda one: one[1])
    )
    return (
        f"_{name} = {{\n{rows}\n}}\n\n"
        f"{name} = {{\n    key: frozenset(words.split())\n"
        f"    for keys, words in _{name}.items()\n    for key in keys.split()\n}}\n"
        f'"""{said}"""\n'
    )


def _quoted(words: Iterable[str]) -> str:
    text = _text(words, "        ")
    short = text.strip()
    return f'"{short}"' if len(short) < 30 and "\n" not in short else f'"""\n{text}\n    """'


def _text(words: Iterable[str], margin: str = "    ") -> str:
    return textwrap.fill(
        " ".join(sorted(set(words))),
        96,
        initial_indent=margin,
        subsequent_indent=margin,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _write(name: str, text: str) -> None:
    (OUT / name).write_text(text, encoding="utf-8")
    print(f"{OUT / name}: {len(text) / 1000:.0f} KB")  # noqa: T201 - a command that tells


if __name__ == "__main__":
    main()
