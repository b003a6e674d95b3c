"""A script waits for a key that no keyboard has.

`event.key` names what a key means (`" "`, `ArrowLeft`, `a`), `event.code` where it sits (`Space`,
`ArrowLeft`, `KeyA`). A name of the other kind, an old one or a misspelt one is never equal: the
key does nothing. Where the right name is asked for as well, the old one is a courtesy.
"""

from collections.abc import Iterator

from grader.check import bad, check, good
from grader.evidence.key_tests import KeyTest, KeyTests
from grader.evidence.keys import CAPS
from grader.evidence.near import nearest
from grader.finding import Finding, Message
from grader.verdict import Verdict, not_applicable, share

UNKNOWN = Message("unknown", "event.{said} is never “{text}”")
OTHER = Message("other", "event.{said} is never “{text}”; it is “{right}”")

_MORE = (
    "Accept Again AltGraph AudioVolumeDown AudioVolumeMute AudioVolumeUp BrowserBack "
    "BrowserForward Cancel Clear ContextMenu Copy Cut Dead Eject Fn FnLock Help "
    "Hyper MediaPlayPause MediaStop MediaTrackNext MediaTrackPrevious NumLock "
    "Paste Power PrintScreen Process Redo ScrollLock Super Symbol Undo "
    "Unidentified GoBack GoHome Select Compose Convert NonConvert KanaMode"
)
KEYS = {one.key for one in CAPS.values() if len(one.key) > 1} | set(_MORE.split(" "))
CODES = (
    set(CAPS) | set(_MORE.split(" ")) | {"IntlBackslash", "IntlRo", "IntlYen", "OSLeft", "OSRight"}
)
_OLD = {
    "Left": "ArrowLeft", "Right": "ArrowRight", "Up": "ArrowUp", "Down": "ArrowDown",
    "Esc": "Escape", "Del": "Delete", "Ins": "Insert", "Return": "Enter", "Ctrl": "Control",
    "Cmd": "Meta", "Command": "Meta", "PgUp": "PageUp", "PgDn": "PageDown", "Option": "Alt",
}  # fmt: skip
_KEY = (
    _OLD
    | {"Space": " ", "Spacebar": " "}
    | {one.code: one.key for one in CAPS.values() if len(one.key) == 1}
)
_CODE = (
    _OLD
    | {"Spacebar": "Space", "Control": "ControlLeft", "Shift": "ShiftLeft"}
    | {
        name: one.code
        for one in CAPS.values()
        if not one.location
        for name in (one.key, one.key.upper())
    }
)


@check
def unknown_key(keys: KeyTests) -> Verdict:
    """Look up every name that is compared with a key."""
    if not keys.tests:
        return not_applicable("no script compares keys by name")
    return share(len(keys.tests), _found(keys))


def _found(keys: KeyTests) -> Iterator[Finding]:
    asked = {one.text for one in keys.tests}
    for one in keys.tests:
        if _is_known(one):
            continue
        right = _right(one)
        if right is None:
            yield UNKNOWN.at(one.place, said=one.said, text=one.text)
        elif right not in asked or not _is_old(one):
            yield OTHER.at(one.place, said=one.said, text=one.text, right=right)


def _is_known(one: KeyTest) -> bool:
    names = KEYS if one.said == "key" else CODES
    if one.said == "key" and len(one.text) <= 1:
        return True
    return one.text in ({getattr(name, one.case)() for name in names} if one.case else names)


def _is_old(one: KeyTest) -> bool:
    """Whether browsers of old, or events of the other kind, had such a name."""
    names = _KEY if one.said == "key" else _CODE
    return one.text.lower() in {name.lower() for name in names}


def _right(one: KeyTest) -> str | None:
    """The name that was meant, written as the comparison wants it."""
    names, others = (KEYS, _KEY) if one.said == "key" else (CODES, _CODE)
    plain = {name.lower(): name for name in names}
    olds = {name.lower(): name for name in others.values()} | {
        k.lower(): v for k, v in others.items()
    }
    found = plain.get(one.text.lower()) or olds.get(one.text.lower())
    found = found or nearest(one.text, sorted(names), most=2)
    return getattr(found, one.case)() if found and one.case else found


def _page(body: str) -> str:
    return f"<script>\naddEventListener('keydown', (e) => {{ {body} }});\n</script>"


EXAMPLES = (
    good(_page("if (e.key === 'ArrowLeft' || e.key === 'Left' || e.key === ' ') go();")),
    good(_page("if (e.code === 'Space' || e.code === 'KeyA' || e.key === 'ü') go();")),
    good(_page("const k = e.key.toLowerCase(); if (k === 'arrowup' || k === 'w') go();")),
    good(_page("if (other.key === 'name') go(); switch (e.code) { case 'Digit1': go(); }")),
    bad(_page("if (e.key === 'Space') go();"), earns=(OTHER.on(2, 52),)),
    bad(_page("switch (e.code) { case 'ArowLeft': go(); }"), earns=(OTHER.on(2),)),
    bad(
        _page("const { key } = e; if (key.toLowerCase() === 'ArrowUp') go();"), earns=(OTHER.on(2),)
    ),
    bad(_page("if (['a', 'LeftArrow!'].includes(e.key)) go();"), earns=(UNKNOWN.on(2),)),
    bad(
        _page("held[e.code] = true;") + "<script>\nif (held['a']) go();</script>",
        earns=(OTHER.on(4, 11),),
    ),
)
