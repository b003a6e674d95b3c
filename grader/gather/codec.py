"""Evidence as JSON and back: frozen dataclasses, tuples, sets, enums and scalars.

Bytes stand apart, under their sha256, so that a picture is kept once however often it is seen.
A value that comes back equals the one that went, to the byte of its JSON.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

KIND = "is"
BYTES = "sha256"

Blobs = dict[str, bytes]


class CodecError(ValueError):
    """A value that cannot be written, or JSON that is not such a value."""


def encode(value: object, blobs: Blobs) -> Any:
    """Turn a value into JSON; its bytes are put into ``blobs``.

    Raises:
        CodecError: it holds something else than evidence may hold.
    """
    told: Any
    match value:
        case Enum():
            told = value.value
        case None | bool() | int() | float() | str():
            told = value
        case bytes():
            told = {BYTES: hashlib.sha256(value).hexdigest()}
            blobs[told[BYTES]] = value
        case tuple():
            told = [encode(one, blobs) for one in value]
        case frozenset():
            told = sorted((encode(one, blobs) for one in value), key=json.dumps)
        case Mapping():
            told = [[encode(one, blobs), encode(other, blobs)] for one, other in value.items()]
        case _ if is_dataclass(value) and not isinstance(value, type):
            names = [one.name for one in fields(value) if one.init]
            told = {one: encode(getattr(value, one), blobs) for one in names}
            told[KIND] = type(value).__name__
        case _:
            raise CodecError(f"{type(value).__name__} cannot be recorded")
    return told


def decode(hint: Any, told: Any, blob: Callable[[str], bytes]) -> Any:
    """Turn JSON into a value of a type; ``blob`` returns bytes by their digest.

    Raises:
        CodecError: the JSON is none.
    """
    try:
        return _decode(hint, told, blob)
    except (TypeError, KeyError, AttributeError, ValueError) as error:
        if isinstance(error, CodecError):
            raise
        raise CodecError(str(error)) from error


def _decode(hint: Any, told: Any, blob: Callable[[str], bytes]) -> Any:
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return _decode(_choice(get_args(hint), told), told, blob)
    if origin is not None:
        return _many(origin, get_args(hint), told, blob)
    if hint is bytes:
        return blob(told[BYTES])
    if isinstance(hint, type) and is_dataclass(hint):
        return _dataclass(hint, told, blob)
    return _plain(hint, told)


def _dataclass(hint: type, told: Any, blob: Callable[[str], bytes]) -> Any:
    names = _hints(hint)
    if told.get(KIND) != hint.__name__ or set(told) - {KIND} != set(names):
        raise CodecError(f"no {hint.__name__} of this edition")
    return hint(**{name: _decode(kind, told[name], blob) for name, kind in names.items()})


@cache
def _hints(hint: Any) -> dict[str, Any]:
    all_hints = get_type_hints(hint)
    return {one.name: all_hints[one.name] for one in fields(hint) if one.init}


def _many(origin: Any, kinds: tuple[Any, ...], told: Any, blob: Callable[[str], bytes]) -> Any:
    if issubclass(origin, Mapping):
        return {_decode(kinds[0], k, blob): _decode(kinds[1], v, blob) for k, v in told}
    if origin is frozenset or kinds[1:] == (Ellipsis,):
        return origin(_decode(kinds[0], one, blob) for one in told)
    return tuple(_decode(kind, one, blob) for kind, one in zip(kinds, told, strict=True))


def _choice(kinds: tuple[Any, ...], told: Any) -> Any:
    """The member of a union that JSON is of."""
    if isinstance(told, dict):
        name = told.get(KIND)
        for kind in kinds:
            if name is None and kind is bytes:
                return kind
            if getattr(kind, "__name__", None) == name:
                return kind
        raise CodecError(f"{name} is none of {kinds}")
    for kind in kinds:
        if _fits(kind, told):
            return kind
    raise CodecError(f"{told!r} is none of {kinds}")


def _fits(kind: Any, told: Any) -> bool:
    if kind is NoneType:
        return told is None
    if isinstance(told, list):
        return get_origin(kind) in (tuple, frozenset) or kind is tuple
    if isinstance(kind, type) and issubclass(kind, Enum):
        return any(told == one.value for one in kind)
    return type(told) is kind or (kind is float and type(told) is int)


def _plain(hint: Any, told: Any) -> Any:
    """A scalar or an enum, or a list of scalars (JSON details of findings)."""
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint(told)
    if isinstance(told, list):
        return tuple(_plain(object, one) for one in told)
    if isinstance(told, dict):
        raise CodecError(f"{told.get(KIND)} where {hint} is expected")
    allowed = (int, float) if hint is float else hint
    if isinstance(hint, type) and hint is not object and not isinstance(told, allowed):
        raise CodecError(f"{told!r} is no {hint.__name__}")
    return told
