"""What the static pass costs beside a bare tree-sitter parse of the same files.

The baseline parses every page with tree-sitter-html, its scripts with
tree-sitter-javascript and its styles with tree-sitter-css, and nothing else. Both are
processor time of this process, the least of several rounds; the JavaScript engine is a
process of its own and is told beside it in wall-clock time, one batch for all files.

    python benchmarks/static_pass.py [rounds]
"""

import asyncio
import sys
import time
from collections.abc import Callable
from pathlib import Path

import tree_sitter_css
import tree_sitter_html
import tree_sitter_javascript
from tree_sitter import Language, Parser

from grader.artifact import Artifact, File, Medium
from grader.binding import House
from grader.evidence.html import HtmlTree
from grader.evidence.script import ScriptTrees
from grader.gather.engine import Engine
from grader.gather.tools import Toolbox
from grader.judging import Question, judge_artifact
from grader.workers import settle_memory

HERE = Path(__file__).parents[1]
SHELF, EXEMPLARS = "artifacts/cliff/*/*/*/*/index.html", "rubrics/*/exemplars/*/index.html"
PAGES = sorted((*HERE.glob(SHELF), *HERE.glob(EXEMPLARS)))
PARSERS = {
    "html": Parser(Language(tree_sitter_html.language())),
    "script": Parser(Language(tree_sitter_javascript.language())),
    "style": Parser(Language(tree_sitter_css.language())),
}


def main(rounds: int) -> None:
    """Measure and print."""
    texts = [path.read_bytes() for path in PAGES]
    parts = [_parts(text.decode("utf-8", "replace")) for text in texts]
    bare = _least(rounds, lambda: [_parse(one) for one in parts])
    ours, engine = asyncio.run(_ours(rounds, texts))
    size = sum(map(len, texts)) / 1000
    print(f"{len(texts)} pages, {size:.0f} KB, {rounds} rounds")
    print(f"bare tree-sitter parse   {bare * 1000:8.1f} ms processor time")
    print(f"static pass              {ours * 1000:8.1f} ms processor time")
    print(f"engine, one batch        {engine * 1000:8.1f} ms wall clock, in its own process")
    print(f"ratio (bound 4)          {ours / bare:8.2f}")


def _parts(html: str) -> list[tuple[str, bytes]]:
    page = HtmlTree.parse(html)
    inner = [(e.tag, e.text.encode()) for e in page.elements if e.tag in ("script", "style")]
    return [("html", html.encode()), *inner]


def _parse(parts: list[tuple[str, bytes]]) -> None:
    for kind, text in parts:
        PARSERS[kind].parse(text)


async def _ours(rounds: int, texts: list[bytes]) -> tuple[float, float]:
    house = House.open()
    bound = {id_: house.bind(id_, static=True) for id_ in ("tetris", "web_page")}
    questions = tuple(Question(id_) for id_ in bound)
    artifacts = [Artifact((File("index.html", text),), "index.html", Medium.HTML) for text in texts]
    toolbox = Toolbox()
    settle_memory()
    try:
        engine = await toolbox.get(Engine)
        scripts = tuple(
            script
            for text in texts
            for script in ScriptTrees.parse(text.decode("utf-8", "replace")).scripts
        )
        best, batch = float("inf"), float("inf")
        for _ in range(rounds + 1):
            start = time.process_time()
            for artifact in artifacts:
                await judge_artifact(artifact, questions, bound, toolbox)
            best = min(best, time.process_time() - start)
            start = time.perf_counter()
            await engine.verdicts(ScriptTrees(scripts))
            batch = min(batch, time.perf_counter() - start)
    finally:
        await toolbox.close()
    return best, batch


def _least(rounds: int, work: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(rounds + 1):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
