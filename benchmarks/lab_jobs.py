"""What looking at a static page costs, beside a plain Playwright script that does less.

The baseline opens a fresh context and page, answers the request from memory, reads the text and
takes one picture. Ours is the whole visit: our clock, console, errors, requests, three virtual
seconds, pictures and what they show; then each of the further looks at a page that can be used.
Processor time is that of this process, the driver and the browser, read from /proc; all run two
jobs side by side.

    python benchmarks/lab_jobs.py [jobs]
"""

import asyncio
import os
import sys
import time
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Route, async_playwright

from grader.artifact import Artifact, File, Medium
from grader.evidence.browser import BrowserSession
from grader.evidence.html import HtmlTree
from grader.evidence.source import SourceFiles
from grader.gather.explore.appearing import appearance
from grader.gather.explore.exploration import exploration
from grader.gather.explore.fitting import layout
from grader.gather.lab import Lab
from grader.gather.lab.find import chromiums
from grader.gather.lab.session import View, browser_session
from grader.missing import Missing
from grader.provider import Limits

CARD = "<div class=c><h2>Card {0}</h2><p>A text that is longer than a line would be: {0}.</p></div>"
PAGE = (
    "<!doctype html><title>Cards</title><style>body { font: 16px sans-serif }"
    ".c { padding: 8px; border: 1px solid #ccc }</style><h1>Cards</h1>"
    + "".join(CARD.format(one) for one in range(30))
    + "<script>document.querySelectorAll('h2').forEach((h) => { h.onclick = () => h.remove() })"
    "</script>"
)
BESIDE = 2
TICK = os.sysconf("SC_CLK_TCK")


async def main(jobs: int) -> None:
    """Measure and print."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=next(chromiums()))
        plain = await _measure(lambda: _plain(browser), jobs)
        await browser.close()
    lab = Lab()
    await lab.start(Limits())
    artifact = Artifact((File("index.html", PAGE.encode()),), "index.html", Medium.HTML)
    source = SourceFiles.parse(PAGE)

    page, session = HtmlTree.read(source.index), BrowserSession()

    async def look(provider: Any, *given: object) -> None:
        seen = await provider.make(artifact, source, *given, View(), lab)
        if isinstance(seen, Missing):
            raise SystemExit(seen.reason)

    told = {
        "plain Playwright": plain,
        "browser_session": await _measure(lambda: look(browser_session), jobs),
    }
    for provider in (appearance, layout, exploration):
        once = partial(look, provider, page, session)
        told[provider.make.__name__] = await _measure(once, max(2, jobs // 5))
    await lab.close()
    print(f"{jobs} static pages, {BESIDE} side by side")
    for name, (cpu, wall) in told.items():
        print(f"{name:<18}{cpu * 1000:6.0f} ms processor time a job{60 / wall:7.0f} a minute")
    print(f"ratio of processor time {told['browser_session'][0] / plain[0]:.2f}")


async def _plain(browser: Browser) -> None:
    async def answer(route: Route) -> None:
        await route.fulfill(content_type="text/html", body=PAGE)

    context = await browser.new_context()
    page = await context.new_page()
    await page.route("**/*", answer)
    await page.goto("https://page.test/")
    await page.inner_text("body")
    await page.screenshot()
    await context.close()


async def _measure(job: Callable[[], Awaitable[None]], jobs: int) -> tuple[float, float]:
    """Seconds of processor time and of wall clock a job."""
    for _ in range(BESIDE):
        await job()
    gate = asyncio.Semaphore(BESIDE)

    async def one() -> None:
        async with gate:
            await job()

    start, before = time.perf_counter(), _spent()
    await asyncio.gather(*(one() for _ in range(jobs)))
    return (_spent() - before) / jobs, (time.perf_counter() - start) / jobs


def _spent() -> float:
    """Processor time of this process and all below it, the reaped ones included (proc(5))."""
    children: dict[int, list[tuple[int, int]]] = {}
    ticks = {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            told = (entry / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        pid = int(entry.name)
        ticks[pid] = sum(map(int, told[11:15]))
        children.setdefault(int(told[1]), []).append((pid, ticks[pid]))
    total, waiting = ticks.get(os.getpid(), 0), [os.getpid()]
    while waiting:
        for pid, spent in children.get(waiting.pop(), []):
            total += spent
            waiting.append(pid)
    return total / TICK


if __name__ == "__main__":
    usual = 100 if os.environ.get("BITGRADE_FULL") else 20
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else usual))
