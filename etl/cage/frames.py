"""One thing over a pipe or a socket: a pickle and, beside it, the memory of its arrays."""

from __future__ import annotations

import importlib
import io
import pickle
import struct
import sys
from collections.abc import Callable, Sequence
from typing import Any, BinaryIO

_COUNT, _SIZE = struct.Struct("<I"), struct.Struct("<Q")
_MOST_PIECES = 1_000_000
_ALIGNED = 64  # bytes, as Arrow lays its arrays
# What the answer to a reading is made of. Whoever took over the reading process could name nothing else.
_SAID = {
    "etl.cage.worker": ("Failed", "Read", "Spent"),
    "etl.coded": ("Coded",),
    "etl.guide": ("Guide", "TableGuide"),
    "etl.layouts.block": ("Block", "Column"),
    "etl.problem": ("Issue",),
    "etl.reading": ("Reading",),
    "etl.resolve": ("Resolved",),
    "etl.sheets.sheet": ("Merge", "Sheet"),
    "etl.tidy": ("Tidy",),
    "numpy": ("dtype", "ndarray"),
    "numpy._core.numeric": ("_frombuffer",),
    "numpy._core.multiarray": ("_reconstruct", "scalar"),
    "pyarrow.lib": ("_restore_array", "py_buffer", "type_for_alias"),
}


class FrameError(Exception):
    """What came is not what the other side writes."""


class _Plain(pickle.Unpickler):
    """Takes apart only what a reading is made of."""

    def find_class(self, module: str, name: str) -> object:
        if name not in _SAID.get(module, ()):
            raise FrameError(f"{module}.{name}")
        return getattr(sys.modules.get(module) or importlib.import_module(module), name)


def put(out: BinaryIO, thing: object) -> None:
    """Write one thing; raises OSError where nobody reads any more."""
    buffers: list[pickle.PickleBuffer] = []
    head = pickle.dumps(thing, protocol=5, buffer_callback=buffers.append)
    pieces: list[bytes | memoryview] = [head, *(each.raw() for each in buffers)]
    out.write(_COUNT.pack(len(pieces)))
    out.write(b"".join(_SIZE.pack(len(piece)) for piece in pieces))
    for piece in pieces:
        out.write(piece)
    out.flush()


def take(source: BinaryIO) -> Any:
    """Read one thing from a side that is trusted; EOFError where it ends early."""
    head, *buffers = _pieces(source, lambda _: None)
    return pickle.loads(head, buffers=buffers)


def take_plain(source: BinaryIO, allow: Callable[[int], None]) -> object:
    """The same from a side that is not: only what readings are made of, of a size that ``allow`` lets pass.

    Raises EOFError where it ends early, FrameError where it is something else, and what ``allow`` raises.
    """
    head, *buffers = _pieces(source, allow)
    try:
        return _Plain(io.BytesIO(head), buffers=buffers).load()
    except (pickle.UnpicklingError, AttributeError, ImportError, IndexError, TypeError, ValueError) as fault:
        raise FrameError(str(fault)) from fault


def _pieces(source: BinaryIO, allow: Callable[[int], None]) -> Sequence[memoryview]:
    (count,) = _COUNT.unpack(_exactly(source, _COUNT.size))
    if not 1 <= count <= _MOST_PIECES:
        raise FrameError(f"{count} pieces")
    sizes = [size for (size,) in _SIZE.iter_unpack(_exactly(source, _SIZE.size * count))]
    allow(sum(sizes))
    begins, total = [], 0
    for size in sizes:
        begins.append(total)
        total += -(-size // _ALIGNED) * _ALIGNED
    whole = memoryview(bytearray(total))
    found = [whole[begin : begin + size] for begin, size in zip(begins, sizes, strict=True)]
    for piece in found:
        _fill(source, piece)
    return found


def _exactly(source: BinaryIO, size: int) -> bytearray:
    found = bytearray(size)
    _fill(source, memoryview(found))
    return found


def _fill(source: BinaryIO, room: memoryview) -> None:
    at = 0
    while at < len(room):
        count = source.readinto(room[at:])  # type: ignore[attr-defined]  # of every binary file
        if not count:
            raise EOFError
        at += count
