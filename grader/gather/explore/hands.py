"""Hands: mouse and keys as a person's, which go through the browser."""

from grader.evidence.inputs import Key, Mouse, Step, Text, Window
from grader.gather.lab.hand import Hand
from grader.gather.lab.room import Room

PATH = ((0.5, 0.5), (0.2, 0.3), (0.8, 0.3), (0.8, 0.7), (0.2, 0.7), (0.99, 0.99))
"""Where the mouse wanders, as shares of the window."""


class Hands:
    """Uses one page. Every event reaches the page while its clock stands still."""

    def __init__(self, room: Room, window: Window) -> None:
        self._room = room
        self._window = window
        self._hand = Hand()
        self._at = 0.0

    async def move(self, x: float, y: float) -> None:
        """Move the mouse to a point."""
        await self._do(Mouse(0, "move", x, y))

    async def click(self, x: float, y: float) -> None:
        """Press and let go the left button."""
        self._at += 1000.0  # no two clicks make a double click
        await self._do(Mouse(self._at, "down", x, y), Mouse(self._at, "up", x, y))

    async def tap(self, code: str) -> None:
        """Press and let go a key."""
        await self._do(Key(0, code, "down"), Key(0, code, "up"))

    async def type(self, text: str) -> None:
        """Type a text into what has the focus."""
        await self._do(Text(0, text))

    async def wander(self) -> None:
        """Move the mouse over the page."""
        for across, down in PATH:
            await self.move(across * self._window.width, down * self._window.height)

    async def resize(self, width: int) -> None:
        """Make the window so wide."""
        await fit(self._room, self._window, width)

    async def _do(self, *steps: Step) -> None:
        for step in steps:
            for method, given in self._hand.calls(step):
                await self._room.send(method, **given)


async def fit(room: Room, window: Window, width: int) -> None:
    """Make a window so wide, and wait until the page knows."""
    size = await room.furniture.resize(window, width, window.height)
    await room.call("fit", *size)
    await room.hear("sized")
