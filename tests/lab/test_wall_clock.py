"""No verdict from the clock on the wall: who reads it, or waits by it, and why that is no harm.

That time which passes changes nothing is proved by ``test_repeats``: machines that are throttled,
loaded, or stand still see the same.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]

ALLOWED = {
    "grader/gather/engine.py": "gives up the JavaScript engine: a gap of ours",
    "grader/gather/lab/browser.py": "gives up a browser that does not start, answer or end",
    "grader/gather/lab/compiler.py": "gives up a context that does not close",
    "grader/gather/lab/room.py": "gives up a context that does not close, or a lost document",
    "grader/gather/lab/session.py": "waits for workers, and only in pages that are marked restless",
    "grader/gather/lab/watch.py": "looks at the processor time of a page; late is a gap of ours",
    "grader/gather/resolve.py": "measures what providers cost, apart from what they found",
}
"""Modules that read the clock or wait by it. A bound of theirs may end in a gap, never a fault."""

READS = re.compile(
    r"^(?:time\.\w+|os\.times|(?:datetime\.)?(?:datetime|date)\.(?:now|utcnow|today)|\w*loop\.time"
    r"|asyncio\.(?:sleep|timeout|timeout_at|wait_for|wait)|threading\.Timer"
    r"|signal\.(?:alarm|setitimer))$"
)
IMPORTED = {"time", "asyncio", "datetime"}

SCRIPT_READS = re.compile(
    r"\bperformance\s*\.\s*(?:now|timeOrigin)|\bDate\s*\.\s*now|\bnew\s+Date\b|\.timeStamp\b"
)
COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)

SQL_READS = re.compile(
    r"\b(?:now|today|get_current_timestamp)\s*\(\)|\bcurrent_(?:time|date)", re.IGNORECASE
)


def dotted(node: ast.expr) -> str:
    """A name as it is written: ``time.monotonic``."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def reads(source: str) -> Iterator[str]:
    """Every use of the clock in a module, under its full name."""
    tree = ast.parse(source)
    full: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module in IMPORTED:
            full |= {one.asname or one.name: f"{node.module}.{one.name}" for one in node.names}
        if isinstance(node, ast.Import):
            full |= {one.asname: one.name for one in node.names if one.asname}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Attribute | ast.Name):
            continue
        head, _, tail = dotted(node).partition(".")
        name = ".".join(one for one in (full.get(head, head), tail) if one)
        if READS.match(name):
            yield name


JUDGING = ("checks", "evidence", "gather", "stats", "audit.py", "judging.py", "binding.py")


def modules() -> Iterator[Path]:
    """Every module that has a part in what is seen and how it is judged."""
    for place in (*(PROJECT / "grader" / one for one in JUDGING), PROJECT / "rubrics"):
        yield from sorted(place.rglob("*.py")) if place.is_dir() else (place,)


def test_only_these_modules_know_the_time() -> None:
    found = {
        path.relative_to(PROJECT).as_posix()
        for path in modules()
        if any(reads(path.read_text("utf-8")))
    }
    assert found == set(ALLOWED)


@pytest.mark.parametrize(
    "source",
    [
        "import time\nx = time.monotonic()",
        "import time as t\nx = t.perf_counter()",
        "from time import time as what\nx = what()",
        "from datetime import datetime\nx = datetime.now()",
        "import datetime\nx = datetime.datetime.now()",
        "import asyncio\nasync def f(): await asyncio.wait_for(g(), 3)",
        "from asyncio import sleep\nasync def f(): await sleep(1)",
        "x = asyncio.get_running_loop\nloop.time()",
    ],
)
def test_every_way_of_asking_is_found(source: str) -> None:
    assert list(reads(source))


def test_what_only_looks_alike_is_left_alone() -> None:
    source = "x = loop.times\ntime = 3\ny = one.time\nz = datetime.fromisoformat('2026-01-01')"
    assert not list(reads(source))


def test_no_script_of_ours_asks_for_the_time() -> None:
    """Nor one that looks at a page from a world of its own, where the real clock goes on.

    Solutions are answers: they run on the page's clock.
    """
    folders = [PROJECT / one for one in ("grader/gather", "rubrics")]
    found_there = [path for folder in folders for path in sorted(folder.rglob("*.js"))]
    scripts = [path for path in found_there if path.parent.name != "solutions"]
    assert len(scripts) > 20
    asked = {
        path.name: found
        for path in scripts
        if (found := SCRIPT_READS.findall(COMMENT.sub("", path.read_text("utf-8"))))
    }
    assert asked == {}


def test_no_view_asks_for_the_time() -> None:
    views = sorted((PROJECT / "grader").rglob("*.sql"))
    assert views
    assert not [path.name for path in views if SQL_READS.search(path.read_text("utf-8"))]
