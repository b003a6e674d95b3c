"""Whether a worker keeps its size: this process, the driver and the browser, over many samples.

Pages that paint and keep things, each of them different, are visited and played in forks one after
another, as a worker gets them. Memory is the proportional share of each process (PSS, proc(5)).
The first tenth warms up; the slope is a least-squares line through the rest.

    python benchmarks/lab_memory.py [samples]
"""

import asyncio
import os
import sys
from pathlib import Path

from grader.artifact import Artifact, File, Medium
from grader.evidence.inputs import Plan, Show, looks, tap
from grader.evidence.source import SourceFiles
from grader.gather.lab import Lab, Stage
from grader.gather.lab.session import View, browser_session
from grader.missing import Missing
from grader.provider import Limits

PAGE = """<!doctype html><title>{0}</title><h1>Sample {0}</h1><canvas id=c></canvas><script>
const g = c.getContext('2d'), kept = new Array(20000).fill({0}); let n = 0;
onkeydown = () => {{ n += kept[n] }}; localStorage.kept = kept.join();
(function draw() {{ g.clearRect(0, 0, 300, 150); g.fillRect(n++ % 300, {0} % 100, 20, 20);
  requestAnimationFrame(draw) }})()</script>"""
PLANS = (
    Plan(looks([1000.0], Show.STATE)),
    Plan.of(tap("ArrowLeft", 300.0), looks([1000.0], Show.STATE, Show.DRAWS)),
)
POINTS = 20
MB = 1024.0


async def main(samples: int) -> None:
    """Visit, play, and print what is held after every so many samples."""
    lab = Lab()
    await lab.start(Limits())
    held: list[tuple[int, float]] = []
    every = max(1, samples // POINTS)
    print(f"{samples} samples, each visited and played in {len(PLANS)} forks")
    for number in range(1, samples + 1):
        await _sample(lab, number)
        if number % every == 0:
            held.append((number, memory()))
            print(f"{number:6} {held[-1][1]:8.0f} MB", flush=True)
    await lab.close()
    steady = held[max(1, len(held) // 10) :]
    print(f"slope {1000 * slope(steady):8.1f} MB in a thousand samples")


async def _sample(lab: Lab, number: int) -> None:
    page = PAGE.format(number)
    artifact = Artifact((File("index.html", page.encode()),), "index.html", Medium.HTML)
    source = SourceFiles.parse(page)

    async def act(stage: Stage) -> None:
        for plan in PLANS:
            await stage.fork(plan)

    seen = await browser_session.make(artifact, source, View(), lab)
    played = await lab.stage(artifact, source, act)
    for one in (seen, played):
        if isinstance(one, Missing):
            raise SystemExit(one.reason)


def memory() -> float:
    """Megabytes of this process and everything below it."""
    parents = {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            told = (entry / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        parents[int(entry.name)] = int(told[1])
    ours = {os.getpid()}
    while more := {pid for pid, parent in parents.items() if parent in ours} - ours:
        ours |= more
    return sum(map(_shared_out, ours))


def _shared_out(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(one.split()[1]) for one in lines if one.startswith("Pss:")) / MB


def slope(points: list[tuple[int, float]]) -> float:
    """Megabytes a sample."""
    count = len(points)
    middle = sum(x for x, _ in points) / count
    spread = sum((x - middle) ** 2 for x, _ in points)
    return sum((x - middle) * y for x, y in points) / spread if spread else 0.0


if __name__ == "__main__":
    usual = 1000 if os.environ.get("BITGRADE_FULL") else 20
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else usual))
