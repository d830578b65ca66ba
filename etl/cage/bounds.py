"""What the process that reads may take and do: set once, from within, before it sees a byte of the file."""

from __future__ import annotations

import sys
from pathlib import Path

from etl.cage.orders import Bounds

if sys.platform != "win32":
    import resource

_STATM = Path("/proc/self/statm")
# Reading needs none of these: no connection, no program, no file written.
_REFUSED = (
    "socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto",
    "socket.sendmsg", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork",
    "os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.truncate", "os.link", "os.symlink", "os.chmod",
    "os.chown", "os.kill", "shutil.", "urllib.Request", "ftplib.", "smtplib.", "webbrowser.", "ctypes.dlopen",
)  # fmt: skip


class Refused(BaseException):
    """The reading tried what no reading needs; no reader may catch it as one of its own errors."""


def impose(bounds: Bounds) -> None:
    """Bound memory, processor time, files and deeds of this process; there is no way back."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (bounds.processor_s, bounds.processor_s + 1))
        if _STATM.exists():  # elsewhere nobody says how much a bare process has already
            most = bare() + bounds.memory
            resource.setrlimit(resource.RLIMIT_AS, (most, most))
    impose_deeds()


def impose_deeds() -> None:
    """Bound the deeds alone: all that there is where the system bounds nothing (Windows)."""
    sys.addaudithook(_refuse)


def bare() -> int:
    """Bytes of address space that this process has now."""
    return int(_STATM.read_text().split()[0]) * resource.getpagesize()


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event.startswith(_REFUSED) or (event == "open" and _writes(arguments)):
        raise Refused(event)


def _writes(arguments: tuple[object, ...]) -> bool:
    """Whether a file is opened for more than reading; by its mode, or by its flags where there is none."""
    mode, flags = arguments[1], arguments[2]
    if isinstance(mode, str):
        return bool(set(mode) & set("wax+"))
    return isinstance(flags, int) and bool(flags & 0o3)
