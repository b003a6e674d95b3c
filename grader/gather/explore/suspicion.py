"""Who is tried further: controls that kept silent, and controls that set something going."""

from collections.abc import Iterator

from grader.evidence.exploration import Hearing, Listener, Press
from grader.evidence.whereabouts import Traits
from grader.gather.explore.ears import reaching
from grader.gather.explore.mentions import Scripts
from grader.gather.explore.walk import Seen, Walk

SETTING_GOING = frozenset({"timer", "frame", "listener", "element"})
"""Effects of a press after which something may pile up."""

HOLDING = frozenset({"choice", "field", "toggle"})
"""Kinds of control whose value the browser itself changes."""


def tried(one: Seen) -> Iterator[Press]:
    """The presses of a control, without what the browser itself does to one that holds a value."""
    for press in one.presses:
        native = {"form"} if one.told["kind"] in HOLDING else set()
        effects = tuple(name for name in press.effects if name not in native)
        yield Press(press.after, effects, press.error, press.hit)


def listeners(one: Seen) -> tuple[Listener, ...]:
    """Every listener that reached the control in some state of the page."""
    found: dict[Listener, None] = {}
    for heard, relation in one.relation:
        found.update(dict.fromkeys(reaching(heard, relation, one.told["kind"])))
    return tuple(found)


def silent(walk: Walk, scripts: Scripts) -> list[Seen]:
    """Controls that promise something, kept silent, and have no listener that explains it."""
    return [one for one in walk.seen.values() if _is_suspect(one, scripts)]


def _is_suspect(one: Seen, scripts: Scripts) -> bool:
    told = one.told
    if told["kind"] not in ("button", "choice") or told["native"] or told["disabled"]:
        return False
    presses = [press for press in tried(one) if press.hit]
    if not presses or any(press.works for press in presses):
        return False
    if all(press.error for press in presses):
        return True
    heard = [each for each in listeners(one) if each.hearing is not Hearing.BYSTANDER]
    if told["kind"] == "choice":
        return not heard and not scripts.mention(Traits.read(told["traits"]))
    return all(each.idle for each in heard)


def repeatable(walk: Walk) -> list[Seen]:
    """Controls whose press set something going that could pile up; timers first."""
    there = [
        one
        for one in walk.seen.values()
        if one.told["kind"] in ("button", "canvas", "other")
        and any(SETTING_GOING & set(press.effects) for press in one.presses)
    ]
    return sorted(there, key=lambda one: not any("timer" in press.effects for press in one.presses))
