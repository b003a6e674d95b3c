"""One rung: start or reach its server, find out what it is, and ask all that is owed of it."""

import asyncio
import json
import os
from collections import deque
from collections.abc import AsyncIterator, Coroutine, Mapping
from contextlib import asynccontextmanager, suppress
from typing import Any

from grader.errors import ContractError
from grader.origin import Origin
from runners.cache import Cache
from runners.client.ask import Asker, open_client
from runners.client.faults import GapError, StopError, UnreachableError
from runners.client.request import seed_of
from runners.collection import LOGS, lay_down, rung_folder
from runners.energy import Reading, read_energy, spent
from runners.energy import told as energy_told
from runners.origins import facts_at_hand, of_answer, origin_of
from runners.plan.panel import duration
from runners.plan.parse import slug
from runners.plan.values import Attached, Variant
from runners.plan.work import Question
from runners.probe import probe, told
from runners.safetensors import weights_origin
from runners.servers.identity import (
    called_otherwise,
    check_file,
    identify,
    model_to_ask,
)
from runners.servers.managed import CrashError, Running, running
from runners.sitting import Tally, Work, name_of, owed_questions

DEFAULT_SLOTS = 4
"""Requests at once where neither plan nor server says how many: vLLM and others batch more."""

CRASHES = 3
"""Ends of a managed server without an answer in between, after which its rung is given up."""

SETTLING = 0.5
"""Seconds that a managed server gets to end after it failed us, so that a crash is told as one."""

UNREACHED = 3
"""Questions in a row that nobody was there for, after which a rung is given up."""


class Rung:
    """One rung: its server, its queue, and what came of it."""

    def __init__(self, work: Work, variant: Variant) -> None:
        self._work = work
        self._variant = variant
        self._queue: deque[Question] = deque()
        self._asked: list[Question] = []
        self._tally = Tally(name_of(variant))
        self._unreached = 0

    async def run(self) -> Tally:
        """Ask all that is owed; whatever goes wrong is in the tally, and nothing is raised."""
        tally = self._tally
        owed, tally.there = owed_questions(self._work, self._variant)
        tally.owed = len(owed)
        self._queue.extend(owed)
        self._work.watch.begins(tally.rung, tally.owed, tally.there)
        crashes, before = 0, 0
        while self._queue and not tally.stopped:
            try:
                await self._serve()
            except CrashError as crash:
                self._queue.extend(self._asked)
                crashes = crashes + 1 if tally.answered == before else 1
                before = tally.answered
                self._tell(f"{crash}")
                if crashes == CRASHES:
                    tally.stopped = str(crash)
            except (StopError, ContractError) as error:
                tally.stopped = str(error)
            except OSError as error:
                tally.stopped = f"{error.filename}: {error.strerror}"
            self._asked.clear()
        if tally.stopped:
            self._tell(f"given up: {tally.stopped}")
            self._note_gap({"reason": tally.stopped, "answers": tally.missing})
        return tally

    async def _serve(self) -> None:
        """Ask everything that is owed of a server that is started, or there already."""
        async with self._reached() as (url, server):
            asking = asyncio.create_task(self._ask_all(url))
            ending = asyncio.create_task(server.ended()) if server else None
            waits = {one for one in (asking, ending) if one is not None}
            try:
                await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
                if ending is not None and asking.done() and not _succeeded(asking):
                    await asyncio.wait({ending}, timeout=SETTLING)
                if ending is not None and ending.done() and not _succeeded(asking):
                    raise ending.result()
                await asking
            finally:
                for one in waits:
                    one.cancel()
                with suppress(asyncio.CancelledError, Exception):
                    await asking

    @asynccontextmanager
    async def _reached(self) -> AsyncIterator[tuple[str, Running | None]]:
        server = self._variant.server
        if isinstance(server, Attached):
            yield server.url, None
            return
        name = f"{slug(self._variant.model)}-{slug(self._variant.label)}.log"
        log = self._work.collection.folder / LOGS / name
        alive: Running | None = None
        try:
            async with running(server, log, self._work.plan.patience.start) as alive:
                yield alive.url, alive
        finally:  # the last measure is taken while it is stopped
            if alive is not None:
                self._tally.peak_memory = max(self._tally.peak_memory or 0, alive.peak or 0) or None
        if alive.peak:
            self._kept()["peak_memory_bytes"] = alive.peak
            self._work.collection.save()

    async def _ask_all(self, url: str) -> None:
        plan, variant = self._work.plan, self._variant
        async with open_client(url, _key(variant)) as client:
            identity = await identify(client, plan.patience.start)
            facts = facts_at_hand(variant, identity)
            if facts is not None and variant.server.gguf is not None:
                check_file(identity, facts, url)
            model = model_to_ask(identity, variant.served_as, url)
            weights = weights_origin(variant.server.weights)
            origin = origin_of(plan, variant, identity, facts, weights)
            if facts is None and (other := called_otherwise(identity, variant.label)):
                self._tell(other)
            self._agree(origin)
            asker = Asker(client, model, plan.patience, identity.context)
            slots = variant.slots or identity.slots or DEFAULT_SLOTS
            await self._probe(asker, model, slots)
            cache = Cache(self._work.cache, origin, slots) if self._work.cache else None
            if cache is not None and not cache.usable:
                self._tell("no cache: nothing tells which file is served; name it by gguf")
            workers = [self._work_off(asker, origin, cache) for _ in range(slots)]
            before, tokens = read_energy(), self._tally.tokens
            try:
                await _all_or_none(workers)
            finally:
                self._note_energy(before, self._tally.tokens - tokens)

    def _note_energy(self, before: Reading, tokens: int) -> None:
        """Keep what the machine took, only where this rung had it for itself."""
        alone = len(self._work.lanes) == 1
        if alone and tokens and (took := energy_told(spent(before, read_energy()), tokens)):
            self._kept()["energy"] = took
            self._work.collection.save()

    def _agree(self, origin: Origin) -> None:
        """Refuse to mix two files, builds or templates in one rung."""
        kept = self._kept()
        then = kept.get("origin")
        now = origin.to_json()
        if then is None:
            kept["origin"] = now
            self._work.collection.save()
            return
        where = str(self._work.collection.folder / "collection.json")
        if Origin.from_json(then, where).digest != origin.digest:
            differ = sorted(k for k in {*then, *now} if then.get(k) != now.get(k))
            raise StopError(
                f"answers of another {', '.join(differ)} lie here; choose another label or --out"
            )

    async def _probe(self, asker: Asker, model: str, slots: int) -> None:
        kept = self._kept()
        if "probe" not in kept:
            with suppress(GapError):
                found = await probe(asker, self._work.plan, self._queue[0], model, slots)
                kept["probe"] = found.to_json()
                self._work.collection.save()
        if held := kept.get("probe"):
            rate = held.get("tokens_per_second")
            time = f"; {self._rest(rate * slots)} for the rest" if rate else ""
            speed = f"; {rate:.0f} tokens/s alone" if rate else ""
            self._tell(f"{told(held)}{speed}{time}")

    def _rest(self, rate: float) -> str:
        """How long what is owed takes at so many tokens per second, about where that is known."""
        limit = self._work.plan.sampling.max_tokens
        most = f"at most {duration(len(self._queue) * limit / rate)}"
        told = [one.tokens for one in self._queue if one.tokens is not None]
        if len(told) < len(self._queue):
            return most
        return f"about {duration(sum(told) / rate)}, {most}"

    async def _work_off(self, asker: Asker, origin: Origin, cache: Cache | None) -> None:
        while self._queue:
            question = self._queue.popleft()
            self._asked.append(question)
            await self._one(asker, question, origin, cache)
            self._asked.remove(question)

    async def _one(
        self, asker: Asker, question: Question, origin: Origin, cache: Cache | None
    ) -> None:
        plan, tally, variant = self._work.plan, self._tally, self._variant
        try:
            answer = cache.get(plan, question) if cache else None
            if answer is None:
                answer = await asker.ask(plan, question)
                if cache:
                    cache.put(plan, question, answer)
            else:
                tally.cached += 1
        except GapError as gap:
            self._gap(question, gap)
            return
        self._unreached = 0
        known = of_answer(origin, answer, seed_of(plan, question))
        folder = rung_folder(
            self._work.collection, question.item.rubric, variant.model, variant.label
        )
        lay_down(self._work.collection, folder, question, known, answer)
        tally.answered += 1
        tally.tokens += answer.completion_tokens or 0
        if answer.cut:
            tally.cut[answer.cut] = tally.cut.get(answer.cut, 0) + 1
        self._work.watch.answered(tally.rung, answer)

    def _gap(self, question: Question, gap: GapError) -> None:
        item = question.item
        self._tally.gaps.append(f"{item.rubric} {item.id}-{question.repeat}: {gap}")
        self._note_gap(
            {"rubric": item.rubric, "item": item.id, "repeat": question.repeat, "reason": str(gap)}
        )
        self._unreached = self._unreached + 1 if isinstance(gap, UnreachableError) else 0
        if self._unreached >= UNREACHED:
            raise StopError(f"nobody answers any more: {gap}")

    def _note_gap(self, gap: Mapping[str, object]) -> None:
        """Add a line to the collection's list of gaps; the next sitting asks them again."""
        path = self._work.collection.folder / LOGS / "gaps.ndjson"
        line = json.dumps({"rung": self._tally.rung, **gap}, ensure_ascii=False)
        with suppress(OSError), path.open("a", encoding="utf-8") as file:  # the tally has it too
            file.write(line + "\n")

    def _kept(self) -> dict[str, Any]:
        return self._work.collection.rung(self._tally.rung)

    def _tell(self, text: str) -> None:
        self._work.watch.tells(self._tally.rung, text)


def _key(variant: Variant) -> str | None:
    """The API key, from the environment only: a plan is a file that people share."""
    return os.environ.get(variant.key_name) or None


def _succeeded(task: asyncio.Task[None]) -> bool:
    return task.done() and not task.cancelled() and task.exception() is None


async def _all_or_none(workers: list[Coroutine[Any, Any, None]]) -> None:
    """Run workers side by side; the first that fails ends the others, and is what is raised."""
    tasks = [asyncio.create_task(one) for one in workers]
    try:
        await asyncio.gather(*tasks)
    finally:
        for one in tasks:
            one.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
