"""Whether the static pass is linear in size: one page's game repeated 1, 2, 4, 8 … times.

    python benchmarks/linear_size.py

Prints processor time for each size and the ratio to the size before; 2 is linear.
"""

import asyncio
import time
from collections.abc import Callable

from grader.artifact import Artifact, File, Medium
from grader.binding import House
from grader.gather.tools import Toolbox
from grader.judging import Question, judge_artifact
from grader.workers import settle_memory

FUNCTION = (
    "function f{n}(a, b) {{ let c = a * {n}; if (c > b) {{ c -= 1; }} return [c, '{n}']; }}\n"
)
ELEMENT = '<div id="d{n}" class="c"><p>text {n}</p></div>'
RULE = ".c{n} {{ color: red; top: {n}px }}"
SHAPES: dict[str, Callable[[int], str]] = {
    "functions": lambda n: f"<script>{_many(FUNCTION, n)}</script>",
    "elements": lambda n: _many(ELEMENT, n),
    "nested elements": lambda n: "<div>" * n + "</div>" * n,
    "rules": lambda n: f"<style>{_many(RULE, n)}</style>",
    "one line of numbers": lambda n: f"<script>var a=[{','.join(map(str, range(4 * n)))}]</script>",
}


def main() -> None:
    """Measure and print."""
    asyncio.run(_measure())


def _many(text: str, count: int) -> str:
    return "".join(text.format(n=at) for at in range(count))


async def _measure() -> None:
    house = House.open()
    bound = {id_: house.bind(id_, static=True) for id_ in ("web_page", "tetris")}
    questions = tuple(Question(id_) for id_ in bound)
    toolbox = Toolbox()
    settle_memory()
    try:
        for name, shape in SHAPES.items():
            before = 0.0
            for count in (500, 1000, 2000, 4000, 8000):
                data = f"<!doctype html><title>x</title>{shape(count)}".encode()
                artifact = Artifact((File("index.html", data),), "index.html", Medium.HTML)
                start = time.process_time()
                await judge_artifact(artifact, questions, bound, toolbox)
                spent = time.process_time() - start
                ratio = f"{spent / before:5.2f} x" if before else ""
                print(f"{name:<20}{len(data) / 1000:8.0f} KB {spent * 1000:9.1f} ms  {ratio}")
                before = spent
    finally:
        await toolbox.close()


if __name__ == "__main__":
    main()
