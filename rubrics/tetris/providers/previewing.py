"""Previewing: pictures of everything beside the board, one for each piece that comes."""

import numpy as np

from rubrics.tetris.evidence.advertised import next_label
from rubrics.tetris.evidence.around import Preview
from rubrics.tetris.evidence.board import Set
from rubrics.tetris.evidence.foretelling import foretold
from rubrics.tetris.evidence.geometry import normal
from rubrics.tetris.evidence.raster import Mask, Raster
from rubrics.tetris.evidence.score import Word
from rubrics.tetris.providers.game import Game
from rubrics.tetris.providers.measure import MARGIN
from rubrics.tetris.providers.seat import HEIGHT, WIDTH

SCALE = 0.25
"""Pixels for each CSS pixel: enough for what is as large as a cell."""

ENOUGH = 18
"""Pieces after which no more pictures are taken."""

FEWEST = 6
"""Pieces without which nothing is said."""

DEEPEST = 1600.0
"""CSS pixels of a page that are looked at, from its top."""

TALLEST = 70.0
"""CSS pixels of a text that is a number beside its label, and no picture of letters."""

PAD = 3.0
"""CSS pixels around a text that may belong to its letters."""

UNDER = 140.0
"""CSS pixels below a title, and to its right, where its box is."""


class Previewer:
    """Takes the pictures of one run."""

    def __init__(self, game: Game, seed: int) -> None:
        self.game = game
        self.seed = seed
        self.pictures: list[Raster] = []
        self.kinds: list[str] = []
        self.height = float(HEIGHT)

    async def came(self, piece: Set) -> None:
        """Take a picture when a piece has come."""
        if len(self.pictures) < ENOUGH:
            if not self.pictures:
                self.height = min(max(await self.game.seat.height(), HEIGHT), DEEPEST)
            region = (0.0, 0.0, float(WIDTH), self.height)
            self.pictures.append(await self.game.seat.picture(region, SCALE))
            self.kinds.append(str(normal(tuple(piece))))

    def seen(self, words: list[list[Word]]) -> Preview | None:
        """What the pictures show, where the words of the page are known."""
        titles = [one for one in words[0] if next_label(one.text)] if words else []
        outside = bool(titles) and all(one.bottom + UNDER > self.height for one in titles)
        if len(self.pictures) < FEWEST or outside:
            return None
        hidden = self._hidden(words)
        found = foretold(self.pictures, self.kinds, hidden)
        return Preview(
            len(self.kinds),
            len(set(self.kinds)),
            found.changes,
            self._flat(words[0] if words else []),
            found.pictures,
            found.foretold,
            found.belied,
            self.seed,
            self.game.seat.now,
        )

    def _hidden(self, words: list[list[Word]]) -> Mask:
        """The board, and every place where a number ever stood: other text may be a picture."""
        hidden = np.zeros(self.pictures[0].shape[:2], bool)
        lattice = self.game.ground.lattice
        above = (MARGIN - 1) * lattice.down  # rows that were looked at, and are none of the board's
        left, top, width, height = lattice.region
        top, height = top + above, height - above
        boxes = [(left, min(top, top + height), width, abs(height))]
        boxes += [
            (one.left, one.top, one.width, one.height)
            for seen in words
            for one in seen
            if any(map(str.isdigit, one.text)) and one.height <= TALLEST
        ]
        for left, top, width, height in set(boxes):
            rows = slice(_pixel(top - PAD), _pixel(top + height + PAD) + 1)
            hidden[rows, _pixel(left - PAD) : _pixel(left + width + PAD) + 1] = True
        return hidden

    def _flat(self, words: list[Word]) -> bool:
        """Whether the place under the title is of one colour."""
        title = next((one for one in words if next_label(one.text)), None)
        if title is None:
            return False
        rows = slice(_pixel(title.bottom + 14), _pixel(title.bottom + UNDER / 2))
        columns = slice(_pixel(title.left + 8), _pixel(title.left + UNDER / 2))
        place = self.pictures[-1][rows, columns].reshape(-1, 3).astype(int)
        return len(place) > 0 and int(np.ptp(place, axis=0).max()) <= 6


def _pixel(at: float) -> int:
    return max(0, int(at * SCALE))
