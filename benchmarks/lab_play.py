"""What a minute of play costs, beside a plain Playwright script and Playwright's own clock.

The page is a canvas of 200 cells, repainted sixty times a second. All three press a key every
second and read the canvas at the end. The baseline waits in real time; `page.clock` runs the same
minute in jumps. Ours is one fork, with the recorder armed before the look.

    python benchmarks/lab_play.py [seconds]
"""

import asyncio
import os
import sys
import time

from playwright.async_api import Page, async_playwright

from grader.artifact import Artifact, File, Medium
from grader.evidence.inputs import Plan, Show, Window, looks, tap
from grader.evidence.source import SourceFiles
from grader.gather.lab import Lab, Stage
from grader.gather.lab.find import chromiums
from grader.missing import Missing
from grader.provider import Limits

PAGE = """<!doctype html><canvas id=c width=300 height=600></canvas><script>
const g = c.getContext('2d'), hues = ['#e33', '#3e3', '#33e', '#ee3', '#3ee', '#e3e', '#fa3'];
let n = 0, x = 0; onkeydown = () => x++;
(function draw() { g.clearRect(0, 0, 300, 600);
  for (let row = 0; row < 20; row++) for (let column = 0; column < 10; column++) {
    g.fillStyle = hues[(column * 7 + row * 3 + x + (n / 30 | 0)) % 7];
    g.fillRect(column * 30, row * 30, 29, 29) }
  n++; requestAnimationFrame(draw) })()</script>"""

ROUNDS = 3


async def main(seconds: int) -> None:
    """Measure and print: wall clock, the least of several rounds where rounds are cheap."""
    ours = await _ours(seconds)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=next(chromiums()))
        clock = min([await _clock(await browser.new_page(), seconds) for _ in range(ROUNDS)])
        real = await _real(await browser.new_page(), seconds)
        await browser.close()
    print(f"{seconds} s of play at 60 frames a second, 200 cells")
    print(f"plain Playwright, real time {real:8.2f} s")
    print(f"Playwright's page.clock     {clock:8.2f} s   ratio {real / clock:6.1f}")
    print(f"one fork, armed             {ours:8.2f} s   ratio {real / ours:6.1f}")
    print(f"armed beside page.clock              ratio {clock / ours:6.1f}")


async def _ours(seconds: int) -> float:
    artifact = Artifact((File("index.html", PAGE.encode()),), "index.html", Medium.HTML)

    async def act(stage: Stage) -> float:
        await stage.fork(Plan.of(tap("a", 100), looks([500], Show.DRAWS)))  # the first is checked
        return min([await _fork(stage, seconds, seed) for seed in range(ROUNDS)])

    lab = Lab()
    await lab.start(Limits())
    try:
        spent = await lab.stage(artifact, SourceFiles.parse(PAGE), act)
    finally:
        await lab.close()
    if isinstance(spent, Missing):
        raise SystemExit(spent.reason)
    return spent


async def _fork(stage: Stage, seconds: int, seed: int) -> float:
    keys = (tap("a", 1000 * one) for one in range(seconds))
    plan = Plan.of(*keys, looks([1000 * seconds], Show.DRAWS), window=Window(seed=seed))
    start = time.perf_counter()
    trace = await stage.fork(plan)
    if len(trace.last.surfaces[0].draws) != 200:
        raise SystemExit("the cells were not seen")
    return time.perf_counter() - start


async def _real(page: Page, seconds: int) -> float:
    await page.set_content(PAGE)
    start = time.perf_counter()
    for one in range(seconds):
        await page.keyboard.press("a")
        await asyncio.sleep(max(0.0, start + one + 1 - time.perf_counter()))
    await page.evaluate("c.toDataURL().length")
    return time.perf_counter() - start


async def _clock(page: Page, seconds: int) -> float:
    await page.clock.install()
    await page.set_content(PAGE)
    start = time.perf_counter()
    for _ in range(seconds):
        await page.keyboard.press("a")
        await page.clock.run_for(1000)
    await page.evaluate("c.toDataURL().length")
    return time.perf_counter() - start


if __name__ == "__main__":
    usual = 60 if os.environ.get("BITGRADE_FULL") else 10
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else usual))
