"""Chromium as a compiler of scripts: for machines whose Node is missing or too old."""

import asyncio
import json
from collections.abc import Sequence

from grader.gather.compiler import CompilerError, Refusal
from grader.gather.lab.browser import Handle
from grader.gather.lab.inject import script
from grader.gather.lab.pool import Lab


class ChromiumCompiler:
    """V8 inside a Chromium of its own. Nothing that it compiles is run."""

    def __init__(self, lab: Lab) -> None:
        self.name = "Chromium"
        self.version = lab.engine
        self._lab = lab

    async def compile(self, scripts: Sequence[tuple[str, str]]) -> list[Refusal | None]:
        """Say of each script why it is refused, or None.

        Raises:
            CompilerError: the browser died; the next call starts another one.
        """
        try:
            browser = await self._lab.browser()
            context, page, _ = await browser.open()
            try:
                cdp = await context.new_cdp_session(page)
                await cdp.send("Runtime.enable")
                return [await _compile(cdp, kind, text) for kind, text in scripts]
            finally:
                await asyncio.wait_for(context.close(), 3)
        except Exception as error:
            raise CompilerError(str(error)) from error

    async def close(self) -> None:
        """End the browser."""
        await self._lab.close()


async def _compile(cdp: Handle, kind: str, text: str) -> Refusal | None:
    if kind != "classic":
        call = f"{script('compile')} compile({json.dumps(kind)}, {json.dumps(text)})"
        told = await cdp.send(
            "Runtime.evaluate",
            {"expression": call, "awaitPromise": True, "returnByValue": True},
        )
        found = told["result"].get("value")
        return Refusal(**found) if found else None
    told = await cdp.send(
        "Runtime.compileScript",
        {"expression": text, "sourceURL": "", "persistScript": False},
    )
    details = told.get("exceptionDetails")
    if details is None:
        return None
    thrown = details["exception"]
    message = thrown["description"].split("\n    at ")[0]
    return Refusal(thrown["className"], message, details["lineNumber"], details["columnNumber"])
