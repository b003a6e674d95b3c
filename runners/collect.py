"""Collect: rung after rung, every question once, whatever happens in between."""

import asyncio

from runners.plan.values import Variant
from runners.rung import Rung
from runners.sitting import Tally, Work, name_of


async def collect(work: Work) -> list[Tally]:
    """Ask every rung what it owes; servers that run already side by side, others one by one."""

    async def run(lane: list[Variant]) -> list[Tally]:
        return [await Rung(work, variant).run() for variant in lane]

    done = await asyncio.gather(*(run(lane) for lane in work.lanes))
    by_name = {tally.rung: tally for lane in done for tally in lane}
    return [by_name[name_of(one)] for one in work.plan.variants]
