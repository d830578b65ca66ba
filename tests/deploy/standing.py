"""The program as an office's server runs it, on free ports of this machine; a proxy stands in front of it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from desk import people
from desk.people import Person
from tests.pages.conftest import REPOSITORY, publish

NAME = "tj.example.gov.cn"
HEADER = "X-Remote-User"
PASSWORD = "对的口令"
PEOPLE = (Person("chakan", "viewer"), Person("王伟", "editor"), Person("guanli", "admin"))


@dataclass(frozen=True)
class Standing:
    """Ports of the proxy (TLS, plain) and of the program behind it, and the warehouse's folder."""

    tls: int
    plain: int
    program: int
    folder: Path


def prepared(folder: Path, listed: Sequence[Person] = PEOPLE) -> Standing:
    """A small warehouse with these people, and ports that nobody has."""
    warehouse = folder / "warehouse"
    warehouse.mkdir()
    publish(warehouse)
    for each in listed:
        people.add(warehouse, each)
    tls, plain, program = _free_ports(3)
    return Standing(tls, plain, program, warehouse)


@contextmanager
def program(served: Standing, *sign_in: str, **more: str) -> Iterator[None]:
    """Until the test is over; ``sign_in`` are words of the command, ``more`` is of the environment."""
    command = [sys.executable, "-m", "setup.serve", "--port", str(served.program), "--site", NAME, *sign_in]
    surroundings = os.environ | {"SHULAN_WAREHOUSE": str(served.folder)} | more
    with subprocess.Popen(
        command, cwd=REPOSITORY, env=surroundings, stdout=subprocess.PIPE, text=True
    ) as server:
        try:
            assert server.stdout is not None
            assert any("打开" in line for line in server.stdout), "the program did not come up"
            yield
        finally:
            server.terminate()
            server.wait(30)


def _free_ports(count: int) -> list[int]:
    taken = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [int(one.getsockname()[1]) for one in taken]
    for one in taken:
        one.close()
    return ports
