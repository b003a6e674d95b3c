"""Restarting: when a game is over, what the page says of another one is tried."""

from grader.evidence.inputs import Show
from rubrics.tetris.evidence.advertised import Way, ways_again
from rubrics.tetris.evidence.around import Again
from rubrics.tetris.providers.deeds import LOOK, Deed, click, tap, wait
from rubrics.tetris.providers.game import Game
from rubrics.tetris.providers.reading import drawn_words

MOST_WAYS = 4

SPARE = 8
"""Cells beside those of the beginning that a new game may show: a piece and its ghost."""

PATIENCE_MS = 5000.0
"""How long a new game may take to come: some count down from three."""


class Restarter:
    """Begins another game where one is over."""

    def __init__(self, game: Game, seed: int, bare: int, *, drawn: bool) -> None:
        """``bare`` is how many cells lay on the board at the beginning."""
        self.game = game
        self.seed = seed
        self.bare = bare
        self.drawn = drawn

    async def again(self, during: str, early: float) -> list[Again]:
        """Try every way of which the page speaks, until one leads to another game.

        ``during`` is what the document said while the game was going on, as at the time ``early``.
        """
        words = await self.game.seat.words()
        if self.drawn:
            trace = await self.game.seat.replay([early, self.game.seat.now], Show.DRAWS)
            drawn = ["\n".join(one.text for one in drawn_words(sight)) for sight in trace.sights]
            during, words = ("\n".join(two) for two in zip((during, words), drawn, strict=False))
        buttons = [
            (one.words, one.x, one.y)
            for one in await self.game.seat.pressables()
            if one.kind == "button" and one.free
        ]
        found = []
        for way in ways_again(words, buttons, during)[:MOST_WAYS]:
            await self.game.seat.do(self._deed(way))
            cleared, alive = await self._look()
            at = self.game.seat.mark()
            found.append(Again(way.words[:60], cleared, alive, self.seed, at))
            if cleared and alive:
                break
        return found

    def _deed(self, way: Way) -> Deed:
        if way.key:
            return tap(way.key)
        left, top, width, height = self.game.ground.lattice.region
        return click(*(way.at or (left + width / 2, top + height / 2)))

    async def _look(self) -> tuple[bool, bool]:
        """Whether the board becomes as empty as at first, and whether something moves on it."""
        for attempt in range(2):
            waited, cleared = 0.0, False
            while waited < PATIENCE_MS:
                seen = await self.game.see()
                cleared = len(seen) <= self.bare + SPARE
                if cleared and await self._moves():
                    return True, True
                await self.game.seat.wait(500)
                waited += 500
            if not cleared or attempt:
                break
            opening = [one for one in self.game.ground.found.prefix if one.kind != "wait"]
            if not opening:
                break
            await self.game.seat.do(*opening)  # a title may have come first
        return cleared, False

    async def _moves(self) -> bool:
        before = await self.game.see()
        roles = self.game.roles
        for key in (roles.left, roles.right):
            if key and await self.game.watch(tap(key), LOOK) != [before]:
                return True
        return await self.game.watch(wait(1500), LOOK) != [before]
