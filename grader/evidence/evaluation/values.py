"""The values of the evaluated language, as Python values.

    undefined  UNDEFINED        number  float        string  str of UTF-16 code units
    null       None             bigint  int          object  ObjectValue and its kinds
    boolean    bool             what cannot be told  Unknown

A container remembers the syntax node that made it and when it was made. A *vague* one has
been changed in a way that could not be followed: whatever is read from it is unknown.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final, TypeAlias, TypeGuard

from tree_sitter import Node

MOST = 1000
"""Containers that one unknown value may stand for."""

LONGEST = 100_000
"""Elements beyond which no array is grown by its length or a far index."""


class Undefined(Enum):
    """``undefined``, and what stands for nothing in our own tables."""

    UNDEFINED = "undefined"
    ABSENT = "absent"  # a property that a thing does not have
    HOLE = "hole"  # an element of an array that was never set
    UNSET = "unset"  # a let, const or class before its declaration has run


UNDEFINED: Final = Undefined.UNDEFINED
ABSENT: Final = Undefined.ABSENT
HOLE: Final = Undefined.HOLE
UNSET: Final = Undefined.UNSET


@dataclass(frozen=True, slots=True, eq=False)
class Unknown:
    """A value that looking at the script alone cannot tell.

    ``may`` lists containers that it may be or, where ``deep``, lead to: a change made
    through it reaches them. ``host`` marks what belongs to the page's surroundings (DOM,
    time, network), which does not change the script's own data by itself.
    """

    reason: str
    may: "tuple[ObjectValue, ...]" = ()
    deep: bool = False
    host: bool = False


HOST: Final = Unknown("the browser decides", host=True)


@dataclass(frozen=True, slots=True)
class Symbol:
    """A key that is no string: a symbol or a private name such as ``#rows``."""

    name: str


Key: TypeAlias = str | Symbol


class ObjectValue:
    """An object: its properties in order of creation, and what it inherits from.

    ``born`` is the count of containers and scopes made before; ``node`` the expression
    that made it; ``parent`` its prototype (Unknown where the script inherits from
    something that it does not define, None where only the language stands behind it).
    """

    __slots__ = ("born", "frozen", "hidden", "node", "parent", "props", "vague")

    def __init__(self, born: int, node: Node | None = None) -> None:
        self.born = born
        self.node = node
        self.parent: ObjectValue | Unknown | None = None
        self.props: dict[Key, Value | Accessor] = {}
        self.hidden: frozenset[Key] = frozenset()
        self.vague = False
        self.frozen = False

    def keys(self) -> list[str]:
        """Own enumerable string keys, in the order that the language gives them."""
        found = [key for key in self.props if isinstance(key, str) and key not in self.hidden]
        if any(is_index(key) for key in found):
            indices = sorted((key for key in found if is_index(key)), key=int)
            return indices + [key for key in found if not is_index(key)]
        return found

    def hide(self, key: Key) -> None:
        """Keep a property out of enumeration."""
        self.hidden |= {key}

    def own(self, key: Key) -> "Value | Accessor":
        """Read an own property, ABSENT where there is none."""
        return self.props.get(key, ABSENT)

    def store(self, key: Key, value: "Value | Accessor") -> None:
        """Write an own property."""
        self.props[key] = value

    def remove(self, key: Key) -> None:
        """Delete an own property."""
        self.props.pop(key, None)

    def contents(self) -> "Iterator[Value]":
        """Every value that is held directly, accessors left out."""
        return (one for one in self.props.values() if not isinstance(one, Accessor))


class ArrayValue(ObjectValue):
    """An array. ``coerce`` makes it a typed array: what an element becomes when it is set."""

    __slots__ = ("coerce", "items")

    def __init__(self, born: int, items: "list[Value]", node: Node | None = None) -> None:
        super().__init__(born, node)
        self.items = items
        self.coerce: Callable[[float], float] | None = None

    def keys(self) -> list[str]:
        """Indices of the elements that were set, then other properties."""
        held = [str(at) for at, one in enumerate(self.items) if one is not HOLE]
        return held + super().keys()

    def own(self, key: Key) -> "Value | Accessor":
        """Read an element, the length or another own property."""
        at = self.position(key)
        if at is not None:
            return self.items[at] if at < len(self.items) else ABSENT
        return float(len(self.items)) if key == "length" else super().own(key)

    def store(self, key: Key, value: "Value | Accessor") -> None:
        """Write an element, the length or another own property.

        Raises:
            Bounded: the array would grow beyond all data.
        """
        at = self.position(key)
        if key == "length" and is_number(value):
            self.resize(int(value) if 0 <= value <= LONGEST else LONGEST + 1)
        elif at is None or isinstance(value, Accessor):
            super().store(key, value)
        elif self.coerce is None:
            if at >= len(self.items):
                self.resize(at + 1)
            self.items[at] = value
        elif at < len(self.items):
            self.items[at] = self.coerce(value) if is_number(value) else value

    def remove(self, key: Key) -> None:
        """Leave a hole, or delete another own property."""
        at = self.position(key)
        if at is None:
            super().remove(key)
        elif at < len(self.items):
            self.items[at] = HOLE

    def resize(self, length: int) -> None:
        """Cut the array, or lengthen it with holes."""
        if length > LONGEST:
            raise Bounded("an array grows too long")
        if length < len(self.items):
            del self.items[length:]
        else:
            self.items.extend([HOLE] * (length - len(self.items)))

    @staticmethod
    def position(key: Key) -> int | None:
        """Tell which element a key means, or None."""
        return int(key) if isinstance(key, str) and is_index(key) else None

    def contents(self) -> "Iterator[Value]":
        """Every element and property."""
        yield from self.items
        yield from super().contents()


class MapValue(ObjectValue):
    """A Map or, where ``single``, a Set: ``entries`` holds comparable key → (key, value)."""

    __slots__ = ("entries", "single")

    def __init__(self, born: int, node: Node | None = None, *, single: bool = False) -> None:
        super().__init__(born, node)
        self.single = single
        self.entries: dict[object, tuple[Value, Value]] = {}

    def own(self, key: Key) -> "Value | Accessor":
        """Read the size or another own property."""
        return float(len(self.entries)) if key == "size" else super().own(key)

    def contents(self) -> "Iterator[Value]":
        """Every key, value and property."""
        for key, value in self.entries.values():
            yield key
            yield value
        yield from super().contents()


class Builtin(ObjectValue):
    """A function of the language. ``make`` serves ``new``; None where that is an error."""

    __slots__ = ("make", "name", "run")

    def __init__(self, name: str, run: "Native", make: "Native | None" = None) -> None:
        super().__init__(0)
        self.name = name
        self.run = run
        self.make = make


class Opaque(ObjectValue):
    """A thing of the language that is carried but not looked into, such as a regex."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Accessor:
    """A property that is computed: its getter and setter."""

    get: "Value" = UNDEFINED
    set: "Value" = UNDEFINED


Value: TypeAlias = Undefined | bool | int | float | str | ObjectValue | Symbol | Unknown | None
Native: TypeAlias = Callable[..., Value]
"""A function of the language: takes the machine, ``this`` and the list of arguments."""


class Thrown(Exception):  # noqa: N818 - it carries a value of the script, not an error of ours
    """The script throws ``value``."""

    def __init__(self, value: Value) -> None:
        super().__init__()
        self.value = value


class Bounded(Exception):  # noqa: N818 - a bound that is kept on purpose
    """Steps or depth ran out; the argument says which."""


def is_index(key: str) -> bool:
    """Whether a key is a canonical array index."""
    return key.isdecimal() and key.isascii() and (key[0] != "0" or key == "0") and len(key) < 11


def is_number(value: object) -> TypeGuard[float]:
    """Whether a value is a number (not a bigint)."""
    return type(value) is float


def is_bigint(value: object) -> TypeGuard[int]:
    """Whether a value is a bigint (not a boolean)."""
    return type(value) is int


def is_nullish(value: object) -> TypeGuard[Undefined | None]:
    """Whether a value is null or undefined."""
    return value is None or type(value) is Undefined


def containers(*values: Value) -> tuple[ObjectValue, ...]:
    """Containers among the values or behind those that are unknown, each once.

    Raises:
        Bounded: there are too many to keep track of.
    """
    found: dict[int, ObjectValue] = {}
    for value in values:
        for one in value.may if isinstance(value, Unknown) else (value,):
            if isinstance(one, ObjectValue) and not isinstance(one, Builtin):
                found[id(one)] = one
    if len(found) > MOST:
        raise Bounded("too much is unknown")
    return tuple(found.values())


def unknown(reason: str, *values: Value) -> Unknown:
    """Make an unknown value that may be any of the values."""
    deep = any(isinstance(one, Unknown) and one.deep for one in values)
    return Unknown(reason, containers(*values), deep)
