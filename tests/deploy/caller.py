"""Somebody who calls the program as a browser does, through the proxy or, to attack it, past it."""

from __future__ import annotations

import base64
import http.client
import socket
import ssl
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from http.client import HTTPMessage
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from tests.deploy.standing import NAME, PASSWORD, Standing

UPLOAD = "/_stcore/upload_file"


def trusting() -> ssl.SSLContext:
    """The certificate is the test's own."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


class Secure(http.client.HTTPSConnection):
    """To this machine under its name, as a browser: a proxy goes by what TLS was asked for."""

    def connect(self) -> None:
        """Begin."""
        plain = socket.create_connection(("127.0.0.1", self.port), self.timeout)
        self.sock = trusting().wrap_socket(plain, server_hostname=self.host)


@dataclass
class Caller:
    """``name`` '' has no password; ``direct`` calls the program's own port."""

    served: Standing
    name: str = ""
    direct: bool = False
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def host(self) -> str:
        """As a browser names it, with its port."""
        return f"127.0.0.1:{self.served.program}" if self.direct else f"{NAME}:{self.served.tls}"

    def told(self) -> dict[str, str]:
        """What goes with each request."""
        signed = base64.b64encode(f"{self.name}:{PASSWORD}".encode()).decode()
        return ({"Authorization": f"Basic {signed}"} if self.name else {}) | self.headers

    def ask(
        self, path: str, method: str = "GET", body: bytes | None = None, **more: str
    ) -> tuple[int, HTTPMessage, bytes]:
        """Status, headers and body of an answer; http.client.RemoteDisconnected where there is none.

        ``more`` are headers, with _ for -.
        """
        sent = {name.replace("_", "-"): value for name, value in more.items()}
        line: http.client.HTTPConnection = (
            http.client.HTTPConnection("127.0.0.1", self.served.program, timeout=30)
            if self.direct
            else Secure(NAME, self.served.tls, timeout=30, context=trusting())
        )
        try:
            line.request(method, path, body, {"Host": self.host} | self.told() | sent)
            answer = line.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            line.close()

    def session(
        self, old: str = "", origin: str | None = None, token: str = ""
    ) -> AbstractContextManager[ClientConnection]:
        """A websocket, as a page opens it; ``old`` is the session to take up again, ``token`` the page's."""
        scheme = "ws" if self.direct else "wss"
        port = self.served.program if self.direct else self.served.tls
        line = socket.create_connection(("127.0.0.1", port))
        more: dict[str, Any] = {} if self.direct else {"ssl": trusting(), "server_hostname": NAME}
        page = f"http://{self.host}" if self.direct else f"https://{self.host}"
        said = ("streamlit", token or "none", old) if old or token else ()
        return connect(
            f"{scheme}://{self.host}/_stcore/stream",
            sock=line,
            origin=Origin(origin or page),
            subprotocols=[Subprotocol(each) for each in said if each] if len(said) > 2 else None,
            additional_headers=self.told(),
            open_timeout=60,
            max_size=None,
            proxy=None,
            **more,
        )

    def token(self) -> dict[str, str]:
        """What a page sends along with an upload, so that no strange page can."""
        cookie = self.ask("/_stcore/health")[1]["Set-Cookie"].partition(";")[0]
        return {"Cookie": cookie, "X_Xsrftoken": cookie.partition("=")[2].strip('"')}

    def upload(self, session: str, file: str, token: bool = True, size: int = 8) -> int:
        """Status of an upload into a session."""
        known = self.token() if token else {}
        bound = "8d2f"
        head = f'--{bound}\r\nContent-Disposition: form-data; name="f"; filename="a.xlsx"\r\n\r\n'.encode()
        body = head + b"x" * size + f"\r\n--{bound}--\r\n".encode()
        kind = {"Content_Type": f"multipart/form-data; boundary={bound}"}
        return self.ask(f"{UPLOAD}/{session}/{file}", "PUT", body, **(kind | known))[0]


def run(line: ClientConnection, page: str = "") -> tuple[str, str]:
    """Have a page run; the session's name, and all the words that came."""
    request = BackMsg()
    request.rerun_script.page_name = page
    line.send(request.SerializeToString())
    session, words = "", b""
    while True:
        message = ForwardMsg.FromString(line.recv(timeout=60, decode=False))
        if message.WhichOneof("type") == "new_session":
            session = message.new_session.initialize.session_id
            words = b""
        words += message.SerializeToString()
        ended = message.WhichOneof("type") == "script_finished"
        if ended and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            return session, words.decode("utf-8", "replace")
