"""Write GGUF files for tests: made-up models without weights, and real quantizations of a real one.

Quantizing is ggml's own code, which the wheel of xllamacpp exports as ``ggml_quantize_chunk``; with
every matrix of one type its bytes equal those of ``llama-quantize --pure``.
"""

import ctypes
import importlib.util
import struct
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from runners.gguf.header import Tensor, read_header
from runners.gguf.types import FILE_TYPES, type_of

TINY = Path(__file__).parent / "model" / "tiny-f16.gguf"
NUMBERS = {type_of(number).name: number for number in range(43)}
ALIGNMENT = 32

Pair = tuple[str, tuple[int, ...], str]
"""Name, shape and type of a tensor."""


def write_gguf(
    path: Path,
    metadata: Mapping[str, object],
    tensors: Sequence[Pair],
    *,
    missing: int = 0,
) -> None:
    """Write a file whose weights are a hole (zeros that take no room); `missing` bytes cut off."""
    out = bytearray(b"GGUF" + struct.pack("<IQQ", 3, len(tensors), len(metadata)))
    for key, value in metadata.items():
        out += _text(key) + _value(value)
    offset = 0
    for name, shape, kind in tensors:
        number = NUMBERS.get(kind, 99)
        out += _text(name) + struct.pack(f"<I{len(shape)}QIQ", len(shape), *shape, number, offset)
        offset += _padded(Tensor(name, shape, type_of(number), 0).bytes or 64)
    end = _padded(len(out)) + offset
    with path.open("wb") as file:
        file.write(out)
        file.truncate(end - missing)


def quantize(source: Path, target: Path, kind: str) -> None:
    """Write a file with every matrix in one type; what it calls itself stays as it was."""
    library = _ggml()
    header = read_header(source)
    number = NUMBERS[kind]
    data = source.read_bytes()
    table, body, offset = bytearray(), bytearray(), 0
    for one in header.tensors:
        begin = header.data_at + one.offset
        raw = data[begin : begin + (one.bytes or 0)]
        kept = NUMBERS[one.type.name]
        if len(one.shape) > 1 and one.type.name == "F16":
            raw, kept = _quantized(library, raw, one.shape, number), number
        table += _text(one.name)
        table += struct.pack(f"<I{len(one.shape)}QIQ", len(one.shape), *one.shape, kept, offset)
        body += raw + bytes(_padded(len(raw)) - len(raw))
        offset += _padded(len(raw))
    names = sum(len(_text(one.name)) + 4 + 8 * len(one.shape) + 12 for one in header.tensors)
    head = header.raw[: len(header.raw) - names] + bytes(table)
    target.write_bytes(head + bytes(_padded(len(head)) - len(head)) + bytes(body))


def _quantized(library: ctypes.CDLL, raw: bytes, shape: tuple[int, ...], number: int) -> bytes:
    width, rows = shape[0], shape[1]
    wide = np.frombuffer(raw, np.float16).astype(np.float32)
    out = np.zeros(rows * library.ggml_row_size(number, width), np.uint8)
    even = np.ones(width, np.float32)
    importance = even.ctypes.data if library.ggml_quantize_requires_imatrix(number) else None
    done = library.ggml_quantize_chunk(
        number, wide.ctypes.data, out.ctypes.data, 0, rows, width, importance
    )
    assert done == out.nbytes
    return out.tobytes()


def _ggml() -> ctypes.CDLL:
    spec = importlib.util.find_spec("xllamacpp")
    assert spec is not None
    assert spec.submodule_search_locations is not None
    folder = Path(spec.submodule_search_locations[0])
    library = ctypes.CDLL(str(next(folder.glob("xllamacpp*.so"))))
    library.ggml_quantize_chunk.restype = ctypes.c_size_t
    library.ggml_quantize_chunk.argtypes = [
        ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int64, ctypes.c_int64,
        ctypes.c_int64, ctypes.c_void_p,
    ]  # fmt: skip
    library.ggml_row_size.restype = ctypes.c_size_t
    library.ggml_row_size.argtypes = [ctypes.c_int, ctypes.c_int64]
    library.ggml_quantize_requires_imatrix.restype = ctypes.c_bool
    return library


def _text(text: str) -> bytes:
    data = text.encode()
    return struct.pack("<Q", len(data)) + data


def _value(value: object) -> bytes:
    match value:
        case bool():
            return struct.pack("<I?", 7, value)
        case int():
            return struct.pack("<IQ", 10, value)
        case float():
            return struct.pack("<If", 6, value)
        case str():
            return struct.pack("<I", 8) + _text(value)
        case list() if value and isinstance(value[0], str):
            held = b"".join(_text(str(one)) for one in value)
            return struct.pack("<IIQ", 9, 8, len(value)) + held
        case list():
            return struct.pack(f"<IIQ{len(value)}i", 9, 5, len(value), *value)
    raise TypeError(value)


def _padded(length: int) -> int:
    return -(-length // ALIGNMENT) * ALIGNMENT


FILE_TYPE = {name: number for number, name in FILE_TYPES.items()}
