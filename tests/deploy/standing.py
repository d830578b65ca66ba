"""The program behind the shipped nginx.conf, as an office would have it, on free ports of this machine."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
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
SECONDS = 90


@dataclass(frozen=True)
class Standing:
    """Ports of the proxy (TLS, plain) and of the program behind it, and the warehouse's folder."""

    tls: int
    plain: int
    program: int
    folder: Path


@contextmanager
def standing(folder: Path) -> Iterator[Standing]:
    """Both servers, until the test is over."""
    warehouse = folder / "warehouse"
    warehouse.mkdir()
    publish(warehouse)
    for each in PEOPLE:
        people.add(warehouse, each)
    tls, plain, program = _free_ports(3)
    served = Standing(tls, plain, program, warehouse)
    with _program(served), _nginx(folder, served):
        yield served


@contextmanager
def _program(served: Standing) -> Iterator[None]:
    asked = ["--port", str(served.program), "--site", NAME, "--user-header", HEADER]
    surroundings = os.environ | {"SHULAN_WAREHOUSE": str(served.folder)}
    command = [sys.executable, "-m", "setup.serve", *asked]
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


@contextmanager
def _nginx(folder: Path, served: Standing) -> Iterator[None]:
    """The file as it is shipped; only ports and the folder of its secrets are this test's."""
    _secrets(folder)
    shipped = (REPOSITORY / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    for theirs, ours in (
        ("listen 443 ssl", f"listen 127.0.0.1:{served.tls} ssl"),
        ("listen 80", f"listen 127.0.0.1:{served.plain}"),
        ("127.0.0.1:8501", f"127.0.0.1:{served.program}"),
        ("/etc/shulan/", f"{folder}/"),
    ):
        assert theirs in shipped
        shipped = shipped.replace(theirs, ours)
    (folder / "shulan.conf").write_text(shipped, encoding="utf-8")
    rooms = " ".join(
        f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(
        f"{user} daemon off; pid {folder}/pid; error_log {folder}/error.log;\n"
        f"events {{}}\nhttp {{ access_log off; {rooms} include {folder}/shulan.conf; }}\n",
        encoding="utf-8",
    )
    nginx = shutil.which("nginx") or "/usr/sbin/nginx"
    command = [nginx, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]
    with subprocess.Popen(command) as server:
        try:
            _wait_for(served.tls, server)
            yield
        finally:
            server.terminate()
            server.wait(30)


def _secrets(folder: Path) -> None:
    """A certificate for the name, and a password for each."""
    made = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    made += ["-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME}", "-days", "2"]
    files = ["-keyout", str(folder / "tls.key"), "-out", str(folder / "tls.crt")]
    subprocess.run([*made, *files], check=True, capture_output=True)
    hashed = subprocess.run(
        ["openssl", "passwd", "-apr1", "-stdin"], input=PASSWORD, check=True, capture_output=True, text=True
    ).stdout.strip()
    lines = "".join(f"{each.name}:{hashed}\n" for each in (*PEOPLE, Person("unlisted", "viewer")))
    (folder / "htpasswd").write_text(lines, encoding="utf-8")


def _free_ports(count: int) -> list[int]:
    taken = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [int(one.getsockname()[1]) for one in taken]
    for one in taken:
        one.close()
    return ports


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + SECONDS
    while time.monotonic() < end and server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise TimeoutError("nginx did not come up")
