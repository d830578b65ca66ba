"""Somebody whose browser signs in at an identity provider: redirects, cookies, and the page's buttons."""

from __future__ import annotations

import http.client
import re
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection

from tests.deploy.caller import Caller, run
from tests.deploy.standing import NAME

USER = "_streamlit_user"


@dataclass
class Visitor(Caller):
    """``jar`` is what the browser keeps of cookies."""

    jar: dict[str, str] = field(default_factory=dict)

    def told(self) -> dict[str, str]:
        """With every request go all cookies, in one line."""
        kept = "; ".join(f"{name}={value}" for name, value in self.jar.items())
        return ({"Cookie": kept} if kept else {}) | super().told()

    def ask(self, path: str, method: str = "GET", body: bytes | None = None, **more: str) -> Any:
        """As a caller does, and keep the cookies."""
        status, headers, data = super().ask(path, method, body, **more)
        for line in headers.get_all("Set-Cookie") or ():
            for name, each in SimpleCookie(line).items():
                self.jar[name] = each.coded_value
                if each["max-age"] == "0":
                    del self.jar[name]
        return status, headers, data

    def token(self) -> dict[str, str]:
        """The cookie goes with the others."""
        self.ask("/_stcore/health")
        return {"X_Xsrftoken": self.jar["_streamlit_xsrf"].strip('"')}

    def session(
        self, old: str = "", origin: str | None = None, token: str = ""
    ) -> AbstractContextManager[ClientConnection]:
        """Streamlit believes a cookie only beside the page's token."""
        return super().session(old, origin, token or self.token()["X_Xsrftoken"])

    def look(self, page: str = "") -> str:
        """All that a page says."""
        with self.session() as line:
            return run(line, page)[1]

    def press(self, key: str) -> str:
        """Press a button of the front page; where the browser is sent."""
        with self.session() as line:
            words = run(line)[1]
            found = re.search(rf"\$\$ID-[0-9a-f]+-{key}\b", words)
            assert found, f"no button {key}"
            request = BackMsg()
            request.rerun_script.widget_states.widgets.add(id=found[0], trigger_value=True)
            line.send(request.SerializeToString())
            while True:
                message = ForwardMsg.FromString(line.recv(timeout=30, decode=False))
                if message.WhichOneof("type") == "auth_redirect":
                    return message.auth_redirect.url

    def follow(self, where: str) -> list[str]:
        """Go where one is sent, to the provider and back, until a page comes; the addresses."""
        gone = [where]
        while True:
            parts = urlsplit(gone[-1])
            path = f"{parts.path}?{parts.query}" if parts.query else parts.path
            status, to = self._go(parts.hostname in (None, NAME), parts.netloc, path)
            if status not in (301, 302, 303, 307):
                assert status == 200, (status, gone)
                return gone
            gone.append(to)

    def _go(self, ours: bool, host: str, path: str) -> tuple[int, str]:
        if ours:
            status, headers, _ = self.ask(path)
            return status, headers.get("Location", "")
        line = http.client.HTTPConnection(host, timeout=30)
        try:
            line.request("GET", path)
            answer = line.getresponse()
            return answer.status, answer.headers.get("Location", "")
        finally:
            line.close()

    def sign_in(self) -> list[str]:
        """Through the button of the page; the addresses on the way."""
        return self.follow(self.press("sign-in"))
