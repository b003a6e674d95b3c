"""Problems about things that keep a state, give values one by one, or take time."""

from typing import Any

from rubrics.code.literals import UNDEFINED, literal
from rubrics.code.problem import problem


def _deeds(name: str, given: tuple[Any, ...]) -> str:
    """Make an object and call its methods; what they give is collected in an array."""
    made, deeds = given[:-1], given[-1]
    calls = ", ".join(f"it.{deed[0]}({', '.join(map(literal, deed[1:]))})" for deed in deeds)
    return f"((it) => [{calls}])(new {name}({', '.join(map(literal, made))}))"


def _cache_deeds(d: Any) -> tuple[int, list[list[Any]]]:
    keys = "abcd"
    return d.whole(1, 3), [
        ["get", d.one(keys)] if d.whole(0, 1) else ["set", d.one(keys), d.whole(1, 9)]
        for _ in range(d.whole(5, 12))
    ]


@problem(
    3,
    form=_deeds,
    shape="class",
    name="RecentCache",
    parameters=("capacity",),
    pure=False,
    draw=_cache_deeds,
    edges={
        "nothing in it": (2, [["get", "a"]]),
        "reading keeps it": (
            2,
            [
                ["set", "a", 1],
                ["set", "b", 2],
                ["get", "a"],
                ["set", "c", 3],
                ["get", "b"],
                ["get", "a"],
            ],
        ),
        "setting again keeps it": (
            2,
            [
                ["set", "a", 1],
                ["set", "b", 2],
                ["set", "a", 9],
                ["set", "c", 3],
                ["get", "a"],
                ["get", "b"],
            ],
        ),
        "room for one": (1, [["set", "a", 1], ["set", "b", 2], ["get", "a"], ["get", "b"]]),
        "false values": (2, [["set", "a", 0], ["get", "a"]]),
        "keys that are not texts": (2, [["set", 1, "x"], ["get", "1"], ["get", 1]]),
    },
)
def recent_cache(capacity: int, deeds: list[list[Any]]) -> list[Any]:
    """The class `RecentCache` holds at most `capacity` values under keys of any kind. `set(key,
    value)` puts a value there and returns `undefined`; if there are too many then, the one whose key
    was not used for the longest time is dropped. `get(key)` returns the value, or `null` where
    there is none. Both of them use a key; `get` of a key that is not there uses nothing.
    """
    held: dict[Any, Any] = {}
    told: list[Any] = []
    for deed, key, *value in deeds:
        there = key in held
        kept = held.pop(key, None)
        if deed == "set":
            held[key] = value[0]
            if len(held) > capacity:
                del held[next(iter(held))]
        elif there:
            held[key] = kept
        told.append(UNDEFINED if deed == "set" else kept)
    return told


def _stack_deeds(d: Any) -> tuple[list[list[Any]]]:
    return (
        [
            d.one([["push", d.whole(-9, 9)], ["push", d.whole(-9, 9)], ["pop"], ["min"], ["size"]])
            for _ in range(d.whole(6, 14))
        ],
    )


@problem(
    2,
    form=_deeds,
    shape="class",
    name="MinStack",
    parameters=(),
    pure=False,
    draw=_stack_deeds,
    edges={
        "empty": ([["pop"], ["min"], ["size"]],),
        "the smallest twice": ([["push", 1], ["push", 1], ["pop"], ["min"]],),
        "the smallest goes": ([["push", 5], ["push", 2], ["min"], ["pop"], ["min"]],),
        "zero": ([["push", 0], ["min"], ["pop"]],),
        "empty and filled again": (
            [["push", 3], ["pop"], ["pop"], ["push", 7], ["min"], ["size"]],
        ),
    },
)
def min_stack(deeds: list[list[Any]]) -> list[Any]:
    """The class `MinStack` is a stack of numbers. `push(number)` puts one on top and returns how many
    there are then; `pop()` takes the one on top off and returns it; `min()` returns the smallest that
    is there; `size()` returns how many there are. `pop` and `min` of an empty stack return `null`.
    """
    stack: list[int] = []
    told: list[Any] = []
    for deed, *given in deeds:
        if deed == "push":
            stack.append(given[0])
            told.append(len(stack))
        elif deed == "pop":
            told.append(stack.pop() if stack else None)
        else:
            told.append(len(stack) if deed == "size" else min(stack, default=None))
    return told


def _emitting(name: str, given: tuple[Any, ...]) -> str:
    """Listeners write down what they hear."""
    calls = ", ".join(
        f"it.{one[0]}({', '.join(_heard(each) for each in one[1:])})" for one in given[0]
    )
    return (
        "((it) => { const log = []; const f = { a: (...x) => log.push(['a', ...x]), b: (...x) => "
        f"log.push(['b', ...x]) }}; return [[{calls}], log]; }})(new {name}())"
    )


def _heard(value: Any) -> str:
    return f"f.{value[1:]}" if isinstance(value, str) and value.startswith("@") else literal(value)


def _listening(d: Any) -> tuple[list[list[Any]]]:
    def deed() -> list[Any]:
        event, listener = d.one("xy"), d.one(["@a", "@b"])
        heard = [event, d.whole(0, 9), *(["q"] if d.whole(0, 2) == 0 else [])]
        kind = d.one(["on", "emit", "emit", "off", "once"])
        return ["emit", *heard] if kind == "emit" else [kind, event, listener]

    return ([deed() for _ in range(d.whole(5, 10))],)


@problem(
    3,
    form=_emitting,
    shape="class",
    name="Emitter",
    parameters=(),
    pure=False,
    draw=_listening,
    edges={
        "nobody listens": ([["emit", "x", 1]],),
        "once": ([["once", "x", "@a"], ["emit", "x", 1], ["emit", "x", 2]],),
        "the same twice": ([["on", "x", "@a"], ["on", "x", "@a"], ["emit", "x", 1]],),
        "off takes one": (
            [["on", "x", "@a"], ["on", "x", "@a"], ["off", "x", "@a"], ["emit", "x", 1]],
        ),
        "off who waits once": ([["once", "x", "@a"], ["off", "x", "@a"], ["emit", "x", 1]],),
        "off a stranger": (
            [["off", "x", "@a"], ["on", "x", "@b"], ["off", "x", "@a"], ["emit", "x", 1]],
        ),
        "a name that every object has": (
            [["emit", "constructor", 1], ["on", "toString", "@a"], ["emit", "toString", 2]],
        ),
        "off takes the earliest": (
            [
                ["on", "x", "@a"],
                ["on", "x", "@b"],
                ["on", "x", "@a"],
                ["off", "x", "@a"],
                ["emit", "x", 1],
            ],
        ),
    },
)
def emitter(deeds: list[list[Any]]) -> list[Any]:
    """The class `Emitter` calls listeners. `on(event, listener)` adds a listener for an event; the
    same one may be added several times and is called as often. `once` does the same, but the listener
    is taken off before it is called for the first time. `off(event, listener)` takes the earliest of
    those off that were added for the event with this listener, by `on` or `once`. `emit(event,
    ...values)` calls the listeners of the event in the order in which they were added, with the
    values, and returns how many it called. The other three return `undefined`. Events may have any
    name, also one that every object has, such as "constructor".
    """
    held: list[tuple[str, str, bool]] = []
    told: list[Any] = []
    log: list[Any] = []
    for deed, event, *given in deeds:
        told.append(UNDEFINED)
        if deed in ("on", "once"):
            held.append((event, given[0], deed == "once"))
        elif deed == "off":
            found = next((one for one in held if one[:2] == (event, given[0])), None)
            if found:
                held.remove(found)
        else:
            due = [one for one in held if one[0] == event]
            held = [one for one in held if one not in due or not one[2]]
            log += [[one[1][1:], *given] for one in due]
            told[-1] = len(due)
    return [told, log]
