"""One game before it is written: a value for every dimension, a defect or none, and a seed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from random import Random

from tests.games.controls import Key, bindings, has_hard_drop, key
from tests.games.dimensions import CANVAS_VIEWS, SIZES
from tests.games.languages import LANGUAGES, Words
from tests.games.pieces import Piece, planted

PALETTES: dict[str, tuple[str, ...]] = {
    "classic": ("#00d8f0", "#f0d800", "#a838e8", "#28c840", "#f03848", "#3858f0", "#f09028"),
    "pastel": ("#8fd3d8", "#e8d98a", "#c79be0", "#93cf9a", "#e79a9f", "#96a8e4", "#e6b98c"),
    "mono": ("#58b858",) * 7,
    "shades": ("#205080", "#2c6498", "#3878b0", "#448cc8", "#50a0e0", "#70b4ea", "#90c8f4"),
    "random": ("#e05050", "#50a050", "#5070e0", "#d0a030", "#a050c0", "#30a8a8", "#d07030"),
}

_IDS = {
    "board": ("board", "game", "field", "tetris", "playfield"),
    "next": ("next", "preview", "nextPiece", "queue", "upcoming"),
    "hold": ("hold", "held", "stash", "reserve", "saved"),
    "score": ("score", "points", "scoreValue", "txtScore", "s"),
    "lines": ("lines", "rowsDone", "linesValue", "txtLines", "l"),
    "level": ("level", "lvl", "levelValue", "txtLevel", "v"),
    "message": ("message", "status", "info", "txt", "msg"),
    "overlay": ("overlay", "screen", "curtain", "cover", "ov"),
    "start": ("start", "startBtn", "btn-start", "play", "go"),
    "restart": ("restart", "again", "btn-restart", "replay", "re"),
    "pad": ("pad", "btn", "ctrl", "touch", "key"),
}


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours of the page around the blocks."""

    page: str
    board: str
    line: str
    text: str
    accent: str
    font: str

    @property
    def board_parts(self) -> str:
        """The board's colour as three numbers from 0 to 1."""
        return ", ".join(f"{int(self.board[n : n + 2], 16) / 255:.3f}" for n in (1, 3, 5))


THEMES = (
    Theme("#20202c", "#101018", "#2c2c3c", "#eeeeee", "#ffcc33", "system-ui, sans-serif"),
    Theme("#f3f1ea", "#ffffff", "#dddddd", "#222222", "#c04020", "Georgia, serif"),
    Theme("#0b1d3a", "#061024", "#173056", "#d8e6ff", "#6ad0ff", "Verdana, sans-serif"),
    Theme("#c8c8b0", "#e4e4cc", "#d2d2b8", "#30301c", "#7a2a2a", "monospace"),
    Theme("#000000", "#000000", "#1c1c1c", "#dddddd", "#33dd66", "'Courier New', monospace"),
)


@dataclass(frozen=True)
class Spec:
    """A game to be written. `bug` is the name of a defect, or empty."""

    name: str
    values: Mapping[str, str]
    bug: str = ""
    seed: int = 0
    hook: bool = field(default=False, compare=False)

    def __getitem__(self, dimension: str) -> str:
        return self.values[dimension]

    def rng(self, purpose: str) -> Random:
        """Draws of lots for one purpose, apart from all others and from the hook."""
        return Random(f"{self.seed}:{self.name}:{purpose}")

    @property
    def columns(self) -> int:
        """Columns across the fall."""
        return SIZES[self["board"]][0]

    @property
    def rows(self) -> int:
        """Rows along the fall, hidden ones included."""
        return SIZES[self["board"]][1]

    @property
    def hidden(self) -> int:
        """Rows that are never drawn."""
        return 2 if self["board"] == "hidden" else 0

    @property
    def wide(self) -> int:
        """Cells from left to right on the screen."""
        return self.rows if self["board"] == "sideways" else self.columns

    @property
    def high(self) -> int:
        """Cells from top to bottom on the screen."""
        return self.columns if self["board"] == "sideways" else self.rows - self.hidden

    @property
    def mirrored(self) -> bool:
        """Whether pieces appear as mirror images of what the table says."""
        return self["board"] in {"sideways", "rising"}

    @property
    def preview(self) -> int:
        """How many pieces are shown in advance."""
        return {"none": 0, "one": 1, "three": 3}[self["preview"]]

    @property
    def lines_per_level(self) -> int:
        """Lines after which the game gets faster, 0 for never."""
        return {"none": 0, "ten": 10, "five": 5}[self["levels"]]

    @property
    def words(self) -> Words:
        """The words on the page."""
        return LANGUAGES[self["language"]]

    @cached_property
    def ids(self) -> dict[str, str]:
        """The ids of the page's elements, by what they are."""
        choice = self.rng("ids").randrange(5)
        return {name: ids[choice] for name, ids in _IDS.items()}

    @cached_property
    def roles(self) -> frozenset[str]:
        """What the player can do."""
        roles = {"left", "right", "turn"}
        if self["soft"] != "none":
            roles.add("soft")
        if has_hard_drop(self["controls"]):
            roles.add("hard")
        if self["keys"] == "mouse":
            return frozenset(roles)
        if self["keys"] != "buttons":
            roles.add("back")
        if self["hold"] == "yes":
            roles.add("swap")
        if self.rng("pause").random() < 0.7:
            roles.add("pause")
        return frozenset(roles)

    @cached_property
    def binds(self) -> dict[str, Key]:
        """The key of every role, as the hints say it."""
        if self["keys"] in {"mouse", "buttons"}:
            return {}
        return bindings(self["controls"], self["board"], self.roles)

    @property
    def restart_key(self) -> Key:
        """The key that begins another game, where there is one."""
        return key("Enter" if self["controls"] == "wasd" else "r")

    @property
    def has_hold(self) -> bool:
        """Whether a piece can be kept for later."""
        return "swap" in self.roles

    @property
    def scored(self) -> bool:
        """Whether a score is shown."""
        return self["scoring"] != "none"

    @cached_property
    def theme(self) -> Theme:
        """The colours around the blocks; light blocks get a dark board."""
        dark = self["palette"] in {"pastel", "shades"}
        choice = [one for one in THEMES if not dark or int(one.board[1:3], 16) < 100]
        return self.rng("theme").choice(choice)

    @cached_property
    def pieces(self) -> list[Piece]:
        """What the table of pieces holds."""
        tints = list(PALETTES[self["palette"]])
        rng = self.rng("pieces")
        if self["palette"] in {"classic", "pastel"}:
            rng.shuffle(tints)
        pieces = planted(self.bug, tints, rng)
        if self.bug == "piece_unpicked":
            last = rng.choice("IOT") if self.mirrored else rng.choice("IOTSZJL")
            pieces.sort(key=lambda one: one.name == last)
        return pieces

    @property
    def is_canvas(self) -> bool:
        """Whether the board is drawn in a 2-D canvas."""
        return self["view"] in CANVAS_VIEWS
