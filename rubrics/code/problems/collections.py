"""Problems about values one by one, maps and sets."""

from typing import Any

from rubrics.code.literals import Js, Map, literal
from rubrics.code.problem import problem


def _spread(name: str, given: tuple[Any, ...]) -> str:
    return f"[...{name}({', '.join(map(literal, given))})]"


_ENDLESS = Js("(function* () { let n = 1; for (;;) yield n++; })()")


@problem(
    2,
    form=_spread,
    pure=False,
    draw=lambda d: (d.one([d.ints(0, 8), d.text(0, 8), set(d.ints(2, 6))]), d.whole(0, 6)),
    edges={
        "none of them": ([1, 2, 3], 0),
        "more than there are": ([1], 5),
        "nothing": ([], 2),
        "one that never ends": (_ENDLESS, 4),
        "letters of a text": ("añ🙂z", 3),
    },
)
def take(values: Any, count: int) -> list[Any]:
    """Give the first `count` values of `values`, which is anything that `for … of` can go through,
    possibly without an end; all of them if there are fewer. What `take` returns has to be something
    that `for … of` can go through as well: an array, or a generator.
    """
    if isinstance(values, Js):
        return list(range(1, count + 1))
    return (sorted(values) if isinstance(values, set) else list(values))[:count]


@problem(
    3,
    form=_spread,
    pure=False,
    draw=lambda d: ([sorted(d.ints(0, 5, 0, 20)) for _ in range(d.whole(1, 4))],),
    edges={
        "nothing": ([],),
        "empty ones": ([[], []],),
        "one": ([[1, 2]],),
        "equal values stay": ([[1, 1], [1]],),
        "one after another": ([[5, 6], [1, 2]],),
        "sets": ([{1, 5}, {3}],),
        "two digits beside one": ([[9, 10], [8, 11]],),
    },
)
def merge_sorted(sources: list[Any]) -> list[int]:
    """Write a generator function (`function*`). `sources` is an array of things that `for … of` can
    go through, each with numbers in rising order. Give all their numbers, one by one, in rising
    order; those that stand there several times as often.
    """
    return sorted(one for source in sources for one in source)


@problem(
    2,
    draw=lambda d: (Map(tuple((one, d.whole(1, 4)) for one in d.some("abcdef", 1, 5))),),
    edges={
        "nothing": (Map(()),),
        "all the same": (Map((("a", 1), ("b", 1))),),
        "a number and its text": (Map((("a", 1), ("b", "1"))),),
        "keys of any kind": (Map(((1, "x"), (None, "x"))),),
    },
)
def invert(map: Map) -> Map:  # noqa: A002 - the name that is asked for
    """`map` is a `Map`. Return a new `Map` that has a key for each value of it, and under each an
    array of the keys under which that value stands, in the order of `map`.
    """
    found: list[tuple[Any, list[Any]]] = []
    for key, value in map.pairs:
        group = next(
            (keys for one, keys in found if one == value and type(one) is type(value)), None
        )
        if group is None:
            found.append((value, [key]))
        else:
            group.append(key)
    return Map(tuple(found))


@problem(
    2,
    draw=lambda d: (d.ints(1, 6, 0, 9), d.ints(1, 6, 0, 9)),
    edges={
        "nothing": ([], []),
        "all the same": ([1, 1], [1]),
        "nothing in common": ([1], [2]),
        "a number and its text": ([1], ["1"]),
        "not a number": ([Js("NaN")], [Js("NaN")]),
    },
)
def common_values(first: list[Any], second: list[Any]) -> set[Any]:
    """Return a `Set` of all values that stand in both arrays. Values are the same if a `Set` takes
    them for the same.
    """
    if any(isinstance(one, Js) for one in first):
        return {float("nan")}
    return {
        one for one in first if any(one == other and type(one) is type(other) for other in second)
    }
