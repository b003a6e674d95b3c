"""Read the header of a GGUF file: metadata and the table of tensors.

Arrays longer than a few dozen elements (vocabularies, merges) are stepped over, which is what makes
this take milliseconds where a general reader takes seconds. A type of tensor that is newer than
our table does not stop it.
"""

import mmap
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import Final

from grader.errors import ContractError
from runners.gguf.types import TensorType, type_of

Value = bool | int | float | str | tuple["Value", ...] | None
"""A value of the metadata; None stands for a long array that was stepped over."""

KEPT: Final = 128
"""Elements of the longest array that is kept: layer-wise settings are, vocabularies are not."""

LONGEST: Final = 1 << 30
"""No text or count of a sound file is beyond this; a larger one means damage."""

_MAGIC: Final = b"GGUF"
_STRING, _ARRAY = 8, 9
_SCALARS = {
    0: "<B", 1: "<b", 2: "<H", 3: "<h", 4: "<I", 5: "<i", 6: "<f", 7: "<?", 10: "<Q", 11: "<q",
    12: "<d",
}  # fmt: skip
_SHARD = re.compile(r"^(?P<stem>.*)-(?P<at>\d{5})-of-(?P<all>\d{5})\.gguf$")


@dataclass(frozen=True, slots=True)
class Tensor:
    """One row of the table. ``offset`` counts from where the data begin."""

    name: str
    shape: tuple[int, ...]
    type: TensorType
    offset: int

    @property
    def elements(self) -> int:
        """Weights in it."""
        return prod(self.shape)

    @property
    def bytes(self) -> int | None:
        """Bytes that it takes, or None where the type is not known."""
        return self.elements // self.type.block * self.type.size if self.type.size else None


@dataclass(frozen=True, slots=True)
class Header:
    """What one file's header holds. ``raw`` are the header's bytes up to where the data begin."""

    path: Path
    version: int
    metadata: dict[str, Value]
    tensors: tuple[Tensor, ...]
    data_at: int
    file_bytes: int
    raw: bytes

    @property
    def lacking(self) -> int:
        """Bytes that the table promises and the file does not have: a download that broke off."""
        ends = [one.offset + one.bytes for one in self.tensors if one.bytes is not None]
        return max(0, self.data_at + max(ends, default=0) - self.file_bytes)


def read_header(path: Path) -> Header:
    """Read one file's header.

    Raises:
        ContractError: it cannot be read, is no GGUF, or breaks off within the header.
    """
    try:
        with path.open("rb") as file:
            size = path.stat().st_size
            if file.read(4) != _MAGIC:
                raise ContractError(f"{path}: no GGUF file; it does not begin with 'GGUF'")
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as mapped:
                return _Reader(mapped, path).header(size)
    except OSError as error:
        raise ContractError(f"{path}: cannot be read: {error.strerror}") from error
    except (struct.error, IndexError, OverflowError) as error:
        raise ContractError(f"{path}: the header breaks off; is the download whole?") from error


def shards(path: Path) -> tuple[Path, ...]:
    """Every file of the set that one belongs to, in order; a single file is its own set.

    Raises:
        ContractError: one of the set is not there.
    """
    match = _SHARD.match(path.name)
    if match is None:
        return (path,)
    names = (
        f"{match['stem']}-{at:05d}-of-{match['all']}.gguf" for at in range(1, int(match["all"]) + 1)
    )
    found = tuple(path.with_name(name) for name in names)
    for one in found:
        if not one.is_file():
            raise ContractError(f"{path}: part of a set, and {one.name} is not there")
    return found


class _Reader:
    """A place in the mapped file that moves forward as values are read."""

    def __init__(self, data: mmap.mmap, path: Path) -> None:
        self._data = data
        self._path = path
        self._at = 4

    def header(self, size: int) -> Header:
        version = self._number("<I")
        if version not in (2, 3):
            if version & 0xFFFF == 0:
                raise ContractError(f"{self._path}: a big-endian GGUF; those are not read here")
            raise ContractError(f"{self._path}: GGUF version {version}; 2 and 3 are read here")
        tensors, pairs = self._count(), self._count()
        metadata = dict(self._pair() for _ in range(pairs))
        table = tuple(self._tensors(tensors))
        step = metadata.get("general.alignment", 32)
        if not isinstance(step, int) or step < 1:
            raise ContractError(f"{self._path}: general.alignment is {step!r}, not a count")
        begin = -(-self._at // step) * step
        raw = self._data[: self._at]
        return Header(self._path, version, metadata, table, begin, size, raw)

    def _pair(self) -> tuple[str, Value]:
        key = self._text()
        return key, self._value(self._number("<I"))

    def _tensors(self, count: int) -> Iterator[Tensor]:
        for _ in range(count):
            name = self._text()
            dimensions = self._number("<I")
            if dimensions > 8:
                raise ContractError(f"{self._path}: tensor {name!r} has {dimensions} dimensions")
            shape = tuple(self._number("<Q") for _ in range(dimensions))
            kind = type_of(self._number("<I"))
            yield Tensor(name, shape, kind, self._number("<Q"))

    def _value(self, kind: int) -> Value:
        if kind == _STRING:
            return self._text()
        if kind == _ARRAY:
            return self._array()
        if kind not in _SCALARS:
            raise ContractError(f"{self._path}: the metadata hold a value of unknown kind {kind}")
        form = _SCALARS[kind]
        (value,) = struct.unpack_from(form, self._data, self._at)
        self._at += struct.calcsize(form)
        return value  # type: ignore[no-any-return]  # one of bool, int, float by its format

    def _array(self) -> Value:
        kind, count = self._number("<I"), self._count()
        if count <= KEPT:
            return tuple(self._value(kind) for _ in range(count))
        if kind in _SCALARS:
            self._skip(struct.calcsize(_SCALARS[kind]) * count)
        else:
            for _ in range(count):
                self._pass_over(kind)
        return None

    def _pass_over(self, kind: int) -> None:
        if kind == _STRING:
            self._skip(self._count())
        else:
            self._value(kind)

    def _text(self) -> str:
        length = self._count()
        begin = self._at
        self._skip(length)
        return self._data[begin : self._at].decode("utf-8", "replace")

    def _count(self) -> int:
        number = self._number("<Q")
        if number > LONGEST:
            raise ContractError(f"{self._path}: a length of {number}; the header is damaged")
        return number

    def _number(self, form: str) -> int:
        (value,) = struct.unpack_from(form, self._data, self._at)
        self._at += struct.calcsize(form)
        return int(value)

    def _skip(self, length: int) -> None:
        self._at += length
        if self._at > len(self._data):
            raise IndexError(self._at)
