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
_VENDORS = ("moz", "webkit", "ms", "khtml")
_HOSTS = {
    "appinstalled", "backbutton", "compassneedscalibration", "deviceproximity", "deviceready",
    "interest", "languagechange", "loseinterest", "menubutton", "pushsubscriptionchange",
    "readystatechange", "rtctransform", "selectionchange", "touchforcechange", "userproximity",
    "vrdisplayactivate", "vrdisplayconnect",
}  # fmt: skip
"""Events of apps around a page, and of browsers that are gone."""
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


def is_odd(name: str) -> bool:
    """Whether a name looks like an event of the platform, and no browser had such a one.

    Events of libraries have capitals or signs in their names, those of vendors a prefix.
    """
    plain = re.fullmatch(r"[a-z]{4,}", name) is not None
    return plain and name not in KNOWN and not name.startswith(_VENDORS) and name not in _HOSTS
