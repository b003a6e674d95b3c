"""Start a browser once, as bitgrade will, and see whether it can draw."""

import os
import re
import tempfile
from dataclasses import dataclass

from tools.watched import Ended, run

NOBODY = 65534
"""Whom the superuser starts browsers as: what a page may break out into owns nothing."""

START = 60.0
"""Seconds that a browser has to start and draw on a busy machine."""

PAGE = (
    "data:text/html,<canvas></canvas><script>"
    "const pen=document.querySelector('canvas').getContext('2d');"
    "document.title=pen.measureText('bitgrade').width>0?'drawn':'blank'</script>"
)
"""A page that tells whether scripts run and text has a width: without a font it has none."""


@dataclass(frozen=True, slots=True)
class Browser:
    """A browser that was seen to start. ``way`` says how we came by it."""

    path: str
    version: str
    way: str
    digest: str = ""


def start(path: str, way: str, user: int | None = None) -> tuple[Browser | None, str]:
    """Start it as ``user`` (else as ourselves); return it, or None and why it will not do."""
    with tempfile.TemporaryDirectory() as home:
        if user is not None:
            os.chown(home, user, user)

        def ask(*flags: str) -> Ended:
            return run((path, *flags), limit=START, env={"HOME": home}, user=user)

        version = ask("--version")
        number = re.search(r"\d+(\.\d+){3}", version.output)
        if not version.ok or not number:
            return None, version.reason
        flags = ("--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={home}/profile")
        drawn = ask(*flags, "--dump-dom", PAGE)
    if "<title>drawn</title>" in drawn.output:
        return Browser(path, number[0], way), ""
    return None, "it has no font" if "<title>blank</title>" in drawn.output else drawn.reason
