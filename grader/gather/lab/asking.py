"""Questions to a page: in a world of our own, or to our script's handle."""

import json
from typing import Any

from grader.gather.lab.room import Room


async def world(room: Room) -> int:
    """The world of our own in the page: nothing that the page did holds there."""
    told = await room.send("Page.createIsolatedWorld", frameId=room.main, worldName="look")
    return int(told["executionContextId"])


async def ask(room: Room, expression: str) -> Any:
    """Evaluate an expression in our own world.

    Returns:
        Its value as JSON, or None where it threw.
    """
    seen = await room.send(
        "Runtime.evaluate",
        expression=expression,
        contextId=await world(room),
        returnByValue=True,
    )
    return seen["result"].get("value")


async def ask_later(room: Room, expression: str) -> Any:
    """The same of an expression that gives a promise; the page's clock stands still meanwhile.

    A call in our own world is not held by that clock. What never comes is bounded as all that a
    page does is.
    """
    seen = await room.send(
        "Runtime.evaluate",
        expression=expression,
        contextId=await world(room),
        returnByValue=True,
        awaitPromise=True,
    )
    return seen["result"].get("value")


async def query(room: Room, name: str) -> Any:
    """Ask our script for a value that it gives as JSON (see ``tally.js``)."""
    told = await room.send(
        "Runtime.callFunctionOn",
        objectId=room.handle,
        functionDeclaration=f"function () {{ return this.{name}(); }}",
        returnByValue=True,
    )
    return json.loads(told["result"]["value"])
