"""Take the pictures of film strips that were not taken when a page was graded."""

import asyncio
from collections.abc import Mapping, Sequence

from grader.artifact import Artifact, File, Medium
from grader.cli import kit
from grader.evidence.inputs import Plan, Show, looks
from grader.evidence.replay import Replay
from grader.evidence.source import SourceFiles, source_text
from grader.gather.lab import Lab, Stage, ToolError
from grader.missing import Missing
from grader.provider import Limits


def film(
    files: Mapping[str, bytes], entry: str, replays: Sequence[Replay], kept: Mapping[str, bytes]
) -> dict[str, bytes]:
    """Play the replays whose pictures were not kept, and return those pictures as PNG, by name.

    Where no browser can be used, a line on standard error says so, and strips stay empty.
    """
    wanted = [one for one in replays if any(shot.picture not in kept for shot in one.strip)]
    if not wanted:
        return {}
    kit.note("taking pictures of the game again …")
    try:
        return asyncio.run(_taken(files, entry, wanted))
    except ToolError as error:
        kit.note(f"the film strips have no pictures: {error}")
        return {}


async def _taken(
    files: Mapping[str, bytes], entry: str, replays: Sequence[Replay]
) -> dict[str, bytes]:
    artifact = Artifact(tuple(File(name, data) for name, data in files.items()), entry, Medium.HTML)
    texts = tuple(source_text(name, data) for name, data in files.items())
    source = SourceFiles(texts, entry, Medium.HTML)

    async def act(stage: Stage) -> dict[str, bytes]:
        return {name: png for one in replays for name, png in (await _strip(stage, one)).items()}

    lab = Lab()
    try:
        await lab.start(Limits())
        taken = await lab.stage(artifact, source, act)
    finally:
        await lab.close()
    if isinstance(taken, Missing):
        kit.note(f"the film strips have no pictures: {taken.reason}")
        return {}
    return taken


async def _strip(stage: Stage, replay: Replay) -> dict[str, bytes]:
    """Do all that was done once more, and look at the moments of the strip."""
    plan = replay.plan
    times = [one.at for one in replay.strip]
    steps = looks(times, Show.SCREEN)  # they come before what is done then
    trace = await stage.fork(Plan.of(steps, plan.inputs, window=plan.window))
    seen = {sight.at: sight.screen for sight in trace.sights}
    return {
        one.picture: screen.data for one in replay.strip if (screen := seen.get(one.at)) is not None
    }
