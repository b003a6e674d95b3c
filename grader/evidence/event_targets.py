"""Who is listened to, and what a page sends by itself."""

import re

from grader.evidence.program import Program

_WINDOW = ("window", "document", "document.body", "document.documentElement")
_ELEMENT = re.compile(r"(?:getElementById|querySelector|createElement)\([^()]*\)$")


def is_target(program: Program, name: str) -> bool:
    """Whether an expression stands for the window, the document or an element."""
    if name in _WINDOW or _ELEMENT.search(name):
        return True
    held = program.constant(name)
    text = (held.text or b"").decode("utf-8", "replace") if held is not None else ""
    return _ELEMENT.search(text[-200:]) is not None


def is_sent(name: str, code: str) -> bool:
    """Whether scripts make an event of a name."""
    return re.search(rf"Event\(\s*['\"`]{re.escape(name)}['\"`]", code) is not None
