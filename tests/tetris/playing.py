"""Whole pages, played in a real browser."""

import asyncio
from collections.abc import Callable, Iterator

from grader.artifact import Artifact, File, Medium
from grader.evidence.source import SourceFiles
from grader.gather.lab import Lab
from grader.provider import Limits
from rubrics.tetris.evidence.play import Play
from rubrics.tetris.providers.playing import play


def player() -> Iterator[Callable[[str], Play]]:
    """Something that plays one page after the other; it keeps its browser."""
    lab = Lab()
    with asyncio.Runner() as runner:
        runner.run(lab.start(Limits()))

        def played(page: str) -> Play:
            artifact = Artifact((File("index.html", page.encode()),), "index.html", Medium.HTML)
            seen = runner.run(play.make(artifact, SourceFiles.parse(page), lab))
            assert isinstance(seen, Play), seen
            return seen

        yield played
        runner.run(lab.close())
