"""Names of the events that a browser sends, and what was meant by one that it does not send."""

import re

from grader.evidence.near import nearest
from grader.evidence.tables.globals import EVENTS

_MORE = (
    "DOMContentLoaded DOMMouseScroll beforeinstallprompt compositionend compositionstart "
    "compositionupdate focusin focusout fullscreenchange gesturechange gestureend gesturestart "
    "touchcancel touchend touchmove touchstart visibilitychange voiceschanged webglcontextlost "
    "webglcontextrestored MSPointerDown MSPointerMove MSPointerUp orientationchange "
    "devicelight storage load error popstate unload pointerlockchange wheel"
)
KNOWN = EVENTS | set(_MORE.split(" "))
_MEANT = {
    "doubleclick": "dblclick", "hover": "mouseenter", "mousehover": "mouseenter", "tap": "click",
    "mouseclick": "click", "keypressed": "keypress", "press": "click",
    "domloaded": "DOMContentLoaded", "ready": "DOMContentLoaded",
}  # fmt: skip
_ENDING = re.compile(r"(?:ed|d|ing|Event|event)$")


def event_meant(name: str) -> str | None:
    """The event that was meant, if there is none of this name and one is near."""
    plain = name.lower()
    if name in KNOWN:
        return None
    same = {one.lower(): one for one in KNOWN}
    near = same.get(plain) or same.get(plain.removeprefix("on")) or _MEANT.get(plain)
    near = near or nearest(name, sorted(KNOWN), most=2)
    if near is None:
        stem = _ENDING.sub("", name)
        near = next((one for one in (stem, stem.removesuffix(stem[-1:])) if one in EVENTS), None)
    return near
