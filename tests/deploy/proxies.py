"""The proxies as their files are shipped; only ports and the folder of their secrets are the test's."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from desk.people import Person
from tests.deploy.standing import NAME, PASSWORD, PEOPLE, Standing
from tests.pages.conftest import REPOSITORY

SECONDS = 90
_WHERE = "/usr/sbin:/usr/bin:/usr/local/sbin"
NGINX = shutil.which("nginx", path=_WHERE)
APACHE = shutil.which("apache2", path=_WHERE)
OPENSSL = shutil.which("openssl")
# What Debian's package loads by itself, and what the file's second line asks for.
_MODULES = (
    "mpm_event", "authn_core", "authz_core", "authz_user", "reqtimeout", "filter", "mime", "alias",
    "setenvif", "ssl", "socache_shmcb", "proxy", "proxy_http", "proxy_wstunnel", "headers", "rewrite",
    "deflate", "auth_basic", "authn_file",
)  # fmt: skip


@contextmanager
def nginx(served: Standing, *, asks: bool = True) -> Iterator[None]:
    """``asks`` False: people sign in at a provider, and the lines of auth_basic are taken out."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        _secrets(folder)
        tls = ("listen 443 ssl", f"listen 127.0.0.1:{served.tls} ssl")
        shipped = _told("nginx.conf", folder, served, tls, ("listen 80", f"listen 127.0.0.1:{served.plain}"))
        if not asks:
            kept = [line for line in shipped.splitlines() if not line.strip().startswith("auth_basic")]
            shipped = "\n".join(kept)
        (folder / "shulan.conf").write_text(shipped, encoding="utf-8")
        rooms = " ".join(
            f"{kind}_temp_path {folder}/{kind};"
            for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        user = "user root;" if os.geteuid() == 0 else ""
        (folder / "nginx.conf").write_text(
            f"{user} daemon off; pid {folder}/pid; error_log {folder}/error.log;\n"
            f"events {{}}\nhttp {{ access_log off; {rooms} include {folder}/shulan.conf; }}\n",
            encoding="utf-8",
        )
        command = [str(NGINX), "-p", made, "-c", f"{folder}/nginx.conf", "-e", f"{folder}/error.log"]
        with _running(command, served):
            yield


@contextmanager
def apache(served: Standing) -> Iterator[None]:
    """As another user than root, which it refuses to be; so that one must be able to read the folder."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        folder.chmod(0o755)
        _secrets(folder)
        shipped = _told("apache.conf", folder, served, ("*:443>", f"*:{served.tls}>"),
                        ("*:80>", f"*:{served.plain}>"))  # fmt: skip
        loaded = "".join(
            f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n" for name in _MODULES
        )
        user = "User www-data\nGroup www-data\n" if os.geteuid() == 0 else ""
        (folder / "apache.conf").write_text(
            f"{loaded}{user}ServerRoot {folder}\nDefaultRuntimeDir {folder}\nPidFile {folder}/pid\n"
            f"Mutex pthread\nServerName {NAME}\nErrorLog {folder}/error.log\nTypesConfig /etc/mime.types\n"
            f"Listen 127.0.0.1:{served.tls} https\nListen 127.0.0.1:{served.plain} http\n{shipped}",
            encoding="utf-8",
        )
        with _running([str(APACHE), "-D", "FOREGROUND", "-f", f"{folder}/apache.conf"], served):
            yield


PROXIES: dict[str, Callable[[Standing], AbstractContextManager[None]]] = {"nginx": nginx, "apache": apache}


def _told(name: str, folder: Path, served: Standing, *more: tuple[str, str]) -> str:
    shipped = (REPOSITORY / "deploy" / name).read_text(encoding="utf-8")
    ours = (("127.0.0.1:8501", f"127.0.0.1:{served.program}"), ("/etc/shulan/", f"{folder}/"))
    for theirs, own in (*more, *ours):
        assert theirs in shipped
        shipped = shipped.replace(theirs, own)
    return shipped


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


@contextmanager
def _running(command: list[str], served: Standing) -> Iterator[None]:
    with subprocess.Popen(command) as server:
        try:
            _wait_for(served.tls, server)
            yield
        finally:
            server.terminate()
            server.wait(30)


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + SECONDS
    while time.monotonic() < end and server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise TimeoutError("the proxy did not come up")
