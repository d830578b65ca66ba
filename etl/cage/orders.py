"""What the keeper and the nursery say to each other."""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import NamedTuple

from etl.limits import LIMITS

ORDER = struct.Struct("<cIQ")  # what, the number of a thing kept, bytes that follow
KEEP, DROP, READ = b"k", b"d", b"r"


class Bounds(NamedTuple):
    """What one reading may take: bytes beyond a bare process, seconds of the processor and in all."""

    memory: int = LIMITS["memory"].most
    processor_s: int = LIMITS["processor_time"].most
    time_s: int = LIMITS["time"].most


class Errand(NamedTuple):
    """One reading: what ``function(kept, *arguments)`` returns, within bounds.

    ``kept`` is handed over once and remembered; ``allow`` is asked whether an answer may have so many bytes,
    and raises where not.
    """

    function: Callable[..., object]
    kept: object
    arguments: tuple[object, ...]
    bounds: Bounds
    allow: Callable[[int], None]


class End(NamedTuple):
    """How a process that read ended: by which signal (0 for none), with which code, whether for its time."""

    signal: int
    code: int
    late: bool
