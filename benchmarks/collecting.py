"""What the runner costs: requests a second, its share of a server's time, and how it resumes.

The server is a process of its own that answers at once, or a piece every 25 ms as a model would.
The baseline is the same HTTP client without anything around it: the request is sent, the stream is
read, and nothing is parsed, watched or written.

    python benchmarks/collecting.py [answers]
"""

import asyncio
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import httpx2

from grader.artifact import Medium
from grader.item import Chat, Item
from grader.rubric import Counted, Rubric
from runners.client.request import body_of
from runners.collect import collect
from runners.collection import opened, rung_folder, sample_name
from runners.plan.parse import parse_plan
from runners.plan.values import Constraint, Plan
from runners.plan.work import Asking, questions
from runners.sitting import Watch, Work

FULL = bool(os.environ.get("BITGRADE_FULL"))
SLOTS = (1, 8, 64)
PACE = 0.025
Cost = tuple[float, float]
"""Seconds of processor and of wall clock."""

RESUMED = 200_000 if FULL else 20_000

PLAN = """
model = "bench"
out = "{out}"
[[rubric]]
id = "bench"
[[variant]]
quant = "Q4_K_M"
url = "{url}"
slots = {slots}
"""
SERVER = """
import asyncio, sys
from tests.runners.fake_server import FakeServer
async def main():
    server = FakeServer(lambda body: "<!doctype html>" + "<p>text</p>" * int(sys.argv[2]), piece=12,
                        pace=float(sys.argv[1]), slots=64)
    listening = await asyncio.start_server(server.handle, "127.0.0.1", 0)
    print(listening.sockets[0].getsockname()[1], flush=True)
    await listening.serve_forever()
asyncio.run(main())
"""


def main(answers: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory(prefix="bitgrade-bench-") as folder:
        at_once(Path(folder), answers)
        overhead(Path(folder))
        resume(Path(folder))


def at_once(folder: Path, answers: int) -> None:
    """Requests a second against a server that answers at once, 16 side by side."""
    with server(0.0, 10) as url:
        bare, ours = both(folder / "once", url, 16, answers)
    for name, (cpu, wall) in (("bare HTTP client", bare), ("collect", ours)):
        print(
            f"{name:<18}{answers / wall:7.0f} requests/s{answers / cpu:7.0f} a second of processor"
        )
    print(f"{'':<18}{ours[0] / bare[0]:7.2f} x the processor time (bound: 300 requests/s a core)")


def overhead(folder: Path) -> None:
    """Wall clock beyond that of the bare client, at several numbers of slots."""
    with server(PACE, 80) as url:
        for slots in SLOTS:
            answers = slots * (4 if FULL else 2)
            bare, ours = both(folder / f"slots-{slots}", url, slots, answers)
            print(
                f"{slots:>3} slots: {ours[1] / bare[1] - 1:7.2%} beyond the bare client "
                f"(bound: 1 %), {ours[0] / ours[1]:.1%} of a core"
            )


def both(out: Path, url: str, slots: int, answers: int) -> tuple[Cost, Cost]:
    """Cost of the bare client and of ours; the probe was made before, and is not counted."""
    plan = plan_of(out, url, slots)
    collected(plan, 1)
    ours = collected(plan, answers + 1)
    return asyncio.run(bare_client(plan, url, answers, slots)), ours


def resume(folder: Path) -> None:
    """Time to find out that a large collection is complete."""
    plan = plan_of(folder / "resume", "http://127.0.0.1:9/v1", 1)
    asking = asking_of(RESUMED // 10, 10)
    with opened(plan, [asking]) as collection:
        lies = rung_folder(collection, "bench", "bench", "Q4_K_M")
        lies.mkdir(parents=True)
        for one in questions([asking]):
            (lies / sample_name(one)).mkdir()
    cpu, wall = timed(plan, [asking_of(RESUMED // 10, 10)])
    print(f"resume of {RESUMED:,}: {wall:.2f} s, {cpu:.2f} s of processor (bound: 5 s for 200,000)")
    shutil.rmtree(folder / "resume")


def collected(plan: Plan, answers: int) -> Cost:
    """Collect so many answers; seconds of processor and of wall clock."""
    return timed(plan, [asking_of(answers, 1)])


def timed(plan: Plan, askings: list[Asking]) -> Cost:
    """Collect; seconds of processor and of wall clock."""
    cpu, wall = time.process_time(), time.perf_counter()
    with opened(plan, askings) as collection:
        (tally,) = asyncio.run(collect(Work(plan, askings, collection, Watch())))
    if tally.missing:
        raise SystemExit(f"{tally.missing} answers are missing: {tally.stopped}")
    return time.process_time() - cpu, time.perf_counter() - wall


async def bare_client(plan: Plan, url: str, answers: int, slots: int) -> Cost:
    """Send the same requests and read the streams, and do nothing else."""
    todo = list(questions([asking_of(answers, 1)]))
    cpu, wall = time.process_time(), time.perf_counter()
    async with httpx2.AsyncClient(trust_env=False, timeout=None) as client:

        async def work() -> None:
            while todo:
                body = body_of(plan, todo.pop(), "m")
                async with client.stream("POST", f"{url}/chat/completions", json=body) as reply:
                    async for _ in reply.aiter_bytes():
                        pass

        await asyncio.gather(*(work() for _ in range(slots)))
    return time.process_time() - cpu, time.perf_counter() - wall


def plan_of(out: Path, url: str, slots: int) -> Plan:
    """Plan for one server."""
    plan = parse_plan(PLAN.format(out=out, url=url, slots=slots), "PLAN.toml", out.parent)
    return replace(plan, sampling=replace(plan.sampling, max_tokens=4096))


def asking_of(items: int, repeats: int) -> Asking:
    """Items that differ in their prompt alone."""
    rubric = Rubric("bench", 1, Medium.HTML, (Counted("cut-short"),))
    asked = tuple(
        Item("bench", f"item-{one}", messages=(Chat("user", f"Write page {one}."),))
        for one in range(items)
    )
    return Asking(rubric, asked, repeats, Constraint())


@contextmanager
def server(pace: float, pieces: int) -> Iterator[str]:
    """Run the server as a process of its own: so many pieces an answer, so many seconds apart."""
    process = subprocess.Popen(
        [sys.executable, "-c", SERVER, str(pace), str(pieces)], stdout=subprocess.PIPE, text=True
    )
    if process.stdout is None:
        raise SystemExit("the server has no output")
    try:
        yield f"http://127.0.0.1:{int(process.stdout.readline())}/v1"
    finally:
        process.kill()
        process.wait()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3000 if FULL else 600)
