"""The small process from which those that read are forked: all is imported, nothing of any file ever seen.

It takes orders over one socket, from the program that started it, and ends with it. A fork of it costs a few
milliseconds, and one child always waits ready; a fork of the program itself would take along its threads and
all its memory.
"""

from __future__ import annotations

import gc
import json
import os
import pickle
import selectors
import signal
import socket
import sys
import time
from contextlib import suppress
from dataclasses import dataclass

from etl.cage.nursling import read_one
from etl.cage.orders import DROP, KEEP, ORDER, Bounds, End
from etl.cage.warming import warm

_IN_REACH = 10.0  # seconds to look after children though nothing is heard of them


@dataclass
class _Child:
    """``order`` is the way to one that waits; ``report`` tells the keeper of one that reads how it ended."""

    order: socket.socket | None = None
    report: int = -1
    deadline: float = float("inf")
    late: bool = False


class _Nursery:
    def __init__(self, control: socket.socket) -> None:
        self._control = control
        self._kept: dict[int, object] = {}
        self._children: dict[int, _Child] = {}
        self._waiting = 0  # the number of the child that is ready
        self._woken, self._wake = os.pipe()
        for end in (self._woken, self._wake):
            os.set_blocking(end, False)

    def run(self) -> None:
        """Serve until the program that gives the orders is gone."""
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(self._wake)
        selector = selectors.DefaultSelector()
        selector.register(self._control, selectors.EVENT_READ)
        selector.register(self._woken, selectors.EVENT_READ)
        going = True
        while going:
            nearest = min((child.deadline for child in self._children.values()), default=float("inf"))
            wait = min(_IN_REACH, max(0.0, nearest - time.monotonic()))
            ready = [key.fileobj for key, _ in selector.select(wait)]
            if self._woken in ready:
                os.read(self._woken, 4096)
            self._bury()
            self._hurry()
            if self._control in ready:
                going = self._obey()
        for child in self._children:
            os.kill(child, signal.SIGKILL)

    def _obey(self) -> bool:
        """Take one order; False where no more will come."""
        head, handed, _, _ = socket.recv_fds(self._control, ORDER.size, 2)
        if not head:
            return False
        what, number, size = ORDER.unpack(head + self._received(ORDER.size - len(head)))
        if what == KEEP:
            self._kept[number] = pickle.loads(self._received(size))
            warm(self._kept[number])
            gc.collect()
            gc.freeze()  # what is kept is shared with the children, page by page, as long as nobody writes it
            self._dismiss()
        elif what == DROP:
            self._kept.pop(number, None)
        else:
            bounds = Bounds(*json.loads(self._received(size)))
            self._assign(number, bounds, *handed)
        if self._kept and not self._waiting:
            self._bear()
        return True

    def _received(self, size: int) -> bytes:
        found = bytearray()
        while len(found) < size:
            part = self._control.recv(min(size - len(found), 1 << 20))
            if not part:
                raise EOFError
            found += part
        return bytes(found)

    def _bear(self) -> None:
        """Have a child made that waits for its file."""
        ours, theirs = socket.socketpair()
        child = os.fork()
        if child == 0:
            read_one(theirs.fileno(), self._kept)
        theirs.close()
        self._waiting = child
        self._children[child] = _Child(ours)

    def _assign(self, number: int, bounds: Bounds, conversation: int, report: int) -> None:
        """Hand a conversation over to the child that waits; its time begins now."""
        if not self._waiting:
            self._bear()
        child = self._children[self._waiting]
        self._waiting = 0
        child.report, child.deadline = report, time.monotonic() + bounds.time_s
        with suppress(OSError):  # it died while it waited: then that is what the keeper is told
            socket.send_fds(_open(child), [json.dumps([number, bounds]).encode()], [conversation])
        _open(child).close()
        os.close(conversation)

    def _dismiss(self) -> None:
        """Let the child go that waits and does not know what was kept since."""
        if self._waiting:
            _open(self._children[self._waiting]).close()
            self._waiting = 0

    def _bury(self) -> None:
        """Take leave of every child that ended, and tell its keeper how."""
        while self._children:
            child, status = os.waitpid(-1, os.WNOHANG)
            if not child:
                return
            known, code = self._children.pop(child), os.waitstatus_to_exitcode(status)
            self._waiting = 0 if child == self._waiting else self._waiting
            if known.report >= 0:
                end = End(max(0, -code), max(0, code), known.late)
                with suppress(BrokenPipeError):  # a keeper who has the answer no longer asks
                    os.write(known.report, json.dumps(end).encode())
                os.close(known.report)

    def _hurry(self) -> None:
        """Kill those whose time is over: our own children, so the numbers are nobody else's."""
        now = time.monotonic()
        for number, child in self._children.items():
            if child.deadline <= now:
                child.late, child.deadline = True, float("inf")
                os.kill(number, signal.SIGKILL)


def _open(child: _Child) -> socket.socket:
    assert child.order is not None
    return child.order


def main() -> None:
    """Serve on the socket whose number is the first argument."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with socket.socket(fileno=int(sys.argv[1])) as control, suppress(EOFError):
        _Nursery(control).run()


if __name__ == "__main__":
    main()
