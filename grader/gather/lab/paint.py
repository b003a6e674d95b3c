"""What a window shows: one picture, and what stands in it."""

from grader.evidence.browser import Paint, Picture
from grader.gather.lab.asking import ask
from grader.gather.lab.inject import script
from grader.gather.lab.picture import measure
from grader.gather.lab.room import Room
from grader.gather.lab.wire import picture


async def paint(room: Room, name: str, time_ms: float) -> tuple[Paint, Picture]:
    """Look at the window of a room, from a world of its own that the page cannot reach."""
    data = await room.picture()
    value = await ask(room, script("look")) or {}
    found = measure(data)
    painted = Paint(
        name,
        time_ms,
        found.colours,
        found.ground,
        round(found.share, 6),
        *(value[one] for one in ("text", "controls", "drawings", "reach")),
    )
    return painted, picture(name, data)
