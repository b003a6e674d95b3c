"""What was heard of a page during a visit, and where in its files it belongs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from grader.evidence.browser import BlockedRequest, ConsoleLine, PageError
from grader.evidence.source import SourceFiles
from grader.gather.lab.serve import Site

MOST = 200
"""Entries of one kind that are kept of a visit."""

LONGEST = 500
"""Characters of a text that are kept."""

INSIDE = ("about:", "blob:", "data:", "javascript:")
"""Schemes that ask nobody."""

Spot = tuple[str | None, int | None, int | None]
"""File, line and column, all from 1 and in code points."""

_FRAME = re.compile(r"\(?((?:https?|blob):[^\s()]+?):(\d+):(\d+)\)?$", re.MULTILINE)


@dataclass
class Log:
    """Collects events of one visit, bounded and each once; times are virtual milliseconds."""

    site: Site
    source: SourceFiles
    console: list[ConsoleLine] = field(default_factory=list)
    errors: dict[tuple[str, Spot], PageError] = field(default_factory=dict)
    requests: dict[tuple[str, str], None] = field(default_factory=dict)
    absent: set[str] = field(default_factory=set)
    restless: set[str] = field(default_factory=set)
    workers: set[str] = field(default_factory=set)
    left: str = ""
    keeps: bool = False
    _told: int = 0

    def hear_report(self, kind: str, parts: list[str]) -> bool:
        """Take what our script told of the page (see ``natives.js``), if it is for the log."""
        match kind, parts:
            case "fault", [moment, file, line, column, *text]:
                self.hear_fault(moment, file, line, column, "\x1f".join(text))
            case "request", [what, address, *_]:
                self.block(address, what)
            case "worker", [address, *_]:
                self.workers.add(address)
            case "restless", [what, *_]:
                self.restless.add(what)
            case "keeps", _:
                self.keeps = True
            case _:
                return False
        return True

    def hear_console(self, event: dict[str, Any]) -> None:
        """Take ``Runtime.consoleAPICalled``; our own wrapper sent the text and the time."""
        if len(self.console) >= MOST:
            return
        given = [one.get("value", one.get("description", "")) for one in event["args"]]
        ours = len(given) == 2 and type(given[0]) is str and isinstance(given[1], int | float)
        text = given[0] if ours else " ".join(map(str, given))
        frames = event.get("stackTrace", {}).get("callFrames", [])
        spots = (self.spot(one["url"], one["lineNumber"], one["columnNumber"]) for one in frames)
        spot = next((one for one in spots if one[0]), NOWHERE)
        time = round(float(given[1]), 3) if ours else None
        self.console.append(ConsoleLine(event["type"], text[:LONGEST], *spot, time))

    def hear_fault(self, time: str, file: str, line: str, column: str, text: str) -> None:
        """Take an uncaught error or rejection as the page's window was told of it."""
        if text.startswith("Script error."):
            return  # a script of another origin: only the browser itself knows more
        self._told += 1
        spot = self.spot(file, int(line) - 1, int(column) - 1) if file else self._from_stack(text)
        self._add(text.partition("\n")[0], spot, round(float(time), 3))

    def hear_exception(self, event: dict[str, Any]) -> None:
        """Take ``Runtime.exceptionThrown``, where the page's window was not told before."""
        told, self._told = self._told, 0
        if told:
            return
        details = event["exceptionDetails"]
        thrown = details.get("exception", {})
        what = thrown.get("description", str(thrown.get("value", "")))
        spot = self.spot(details.get("url", ""), details["lineNumber"], details["columnNumber"])
        self._add(f"{details['text']} {what}".partition("\n")[0], spot, None)

    def block(self, url: str, kind: str) -> None:
        """Note an address outside the artifact, if it would have left this machine."""
        outside = self.site.path(url) is None and not url.startswith(INSIDE)
        if outside and len(self.requests) < MOST:
            self.requests.setdefault((url[:LONGEST], kind))

    def miss(self, path: str) -> None:
        """Note a file of the artifact that is not there."""
        if len(self.absent) < MOST:
            self.absent.add(path[:LONGEST])

    def blocked(self) -> tuple[BlockedRequest, ...]:
        """Every address outside, with the place where a file names it."""
        return tuple(
            BlockedRequest(url, kind, *self._named(url)) for url, kind in sorted(self.requests)
        )

    def spot(self, url: str, row: int, unit: int) -> Spot:
        """Turn an address, a row and a column in UTF-16 units (both from 0) into a place."""
        path = self.site.path(url) if url else None
        file = self.source.get(path) if path is not None else None
        if file is None or row < 0:
            return NOWHERE
        if row >= len(file.line_starts):
            return file.path, row + 1, None
        return file.path, row + 1, _code_points(file.text, file.line_starts[row], unit) + 1

    def _add(self, text: str, spot: Spot, time: float | None) -> None:
        text = text[:LONGEST]
        if len(self.errors) < MOST:
            self.errors.setdefault((text, spot), PageError(text, *spot, time))

    def _from_stack(self, text: str) -> Spot:
        """Find the first frame of a stack that lies in a file of the artifact."""
        for frame in islice(_FRAME.finditer(text), 20):
            spot = self.spot(frame[1], int(frame[2]) - 1, int(frame[3]) - 1)
            if spot[0]:
                return spot
        return NOWHERE

    def _named(self, url: str) -> Spot:
        """Find where a file writes an address, with or without its scheme or last slash."""
        for part in _spellings(url):
            for file in self.source.files:
                at = file.text.find(part)
                if at >= 0:
                    place = file.place(at)
                    return file.path, place.line, place.column
        return NOWHERE


NOWHERE: Spot = (None, None, None)


def _spellings(url: str) -> Iterator[str]:
    yield url
    yield url.removesuffix("/")
    bare = url.partition(":")[2]
    if bare.startswith("//"):
        yield bare.removesuffix("/")
        yield bare.split("?")[0].removesuffix("/")


def _code_points(text: str, start: int, units: int) -> int:
    """Count the code points in so many UTF-16 units of a text; half of one counts as one."""
    part = text[start : start + max(units, 0)]
    if part.isascii():
        return len(part)
    return len(part.encode("utf-16-le", "replace")[: 2 * units].decode("utf-16-le", "replace"))
