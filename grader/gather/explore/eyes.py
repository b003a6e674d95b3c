"""Eyes: what the page shows, asked from a world that the page cannot reach."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from grader.gather.explore.scripts import exploring
from grader.gather.lab.asking import ask
from grader.gather.lab.room import Room

Told = Mapping[str, Any]


class Eyes:
    """Looks at one document; a document that took its place has to be looked at anew."""

    def __init__(self, room: Room) -> None:
        self._room = room

    async def open(self) -> None:
        """Put our script into the document, in a world of its own."""
        await ask(self._room, exploring())

    async def ask(self, name: str, *given: object) -> Any:
        """Call one of the explorer's functions."""
        arguments = ", ".join(json.dumps(one) for one in given)
        return await ask(self._room, f"explorer.{name}({arguments})")

    async def controls(self) -> list[Told]:
        """Every control, in the order of the document."""
        found: list[Told] | None = await self.ask("find", [])
        return found or []

    async def aim(self, number: int) -> Told | None:
        """Where to press a control, once it is scrolled into the window; None where it hides."""
        found: Told | None = await self.ask("aim", number)
        return found if found and found["hit"] else None

    async def remember(self) -> None:
        """Look, to know later what changed."""
        await self.ask("remember")

    async def changed(self, number: int) -> list[str]:
        """Names of what changed since; see ``state.js``."""
        found: list[str] | None = await self.ask("changed", number)
        return found or []

    async def census(self, of: Sequence[str] = ()) -> Told:
        """Count the elements by sort, those of some sorts also as spent."""
        found: Told | None = await self.ask("census", list(of))
        return found or {"counts": {}, "spent": {}, "traits": {}}
