"""The n-th call by which this process changes a file fails, or is its last: how a deed is broken off."""

from __future__ import annotations

import errno
import io
import os
import resource
import signal
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Final

CALLS: Final = ("fsync", "replace", "rename", "unlink", "remove", "mkdir", "write", "open")
WAYS: Final = ("kill before", "kill after", "fail")
_WRITING: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND


@dataclass
class Breakage:
    """``way`` is one of WAYS at the call ``number`` from 1, or "limit": no file beyond ``number`` bytes.

    Any other way is the disk's own, and nothing is done here.
    """

    way: str
    number: int
    calls: int = 0

    def begin(self) -> None:
        """From now on calls are counted."""
        if self.way == "limit":
            resource.setrlimit(resource.RLIMIT_FSIZE, (self.number, resource.RLIM_INFINITY))
        if self.way not in WAYS:
            return
        for name in CALLS:
            setattr(os, name, self._counted(getattr(os, name), _os_open if name == "open" else _always))
        io.open = self._counted(io.open, _stream)  # pathlib's

    def end(self) -> None:
        """From now on every call is made."""
        self.calls = self.number
        if self.way == "limit":
            resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))

    @property
    def came(self) -> bool:
        """Whether the call was made at which to break off; True where that cannot be told."""
        return self.way not in WAYS or self.calls >= self.number

    def _counted(
        self, call: Callable[..., Any], counts: Callable[[tuple[Any, ...], dict[str, Any]], bool]
    ) -> Callable[..., Any]:
        @wraps(call)
        def counted(*arguments: Any, **named: Any) -> Any:
            if not counts(arguments, named):
                return call(*arguments, **named)
            self.calls += 1
            if self.calls != self.number:
                return call(*arguments, **named)
            if self.way == "fail":
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            if self.way == "kill after":
                call(*arguments, **named)
            os.kill(os.getpid(), signal.SIGKILL)
            return None  # which nobody lives to see

        return counted


def _always(arguments: tuple[Any, ...], named: dict[str, Any]) -> bool:
    del arguments, named
    return True


def _os_open(arguments: tuple[Any, ...], named: dict[str, Any]) -> bool:
    flags = arguments[1] if len(arguments) > 1 else named.get("flags", 0)
    return bool(flags & _WRITING)


def _stream(arguments: tuple[Any, ...], named: dict[str, Any]) -> bool:
    mode = arguments[1] if len(arguments) > 1 else named.get("mode", "r")
    return any(letter in mode for letter in "wax+")
