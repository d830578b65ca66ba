"""An identity provider of one's own, as small as OpenID Connect allows: who it signs in, the test says."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar
from urllib.parse import parse_qsl, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "shulan", "the-clients-secret"
# As large as those of a directory in which people belong to many groups: cookies grow with it.
ACCESS_TOKEN = secrets.token_urlsafe(6000)


class Provider:
    """``claims`` is who signs in next; ``lies`` are claims of the token that are not as they should be."""

    def __init__(self) -> None:
        self.key, self.strange = RSAKey.generate_key(2048, {"kid": "1"}), RSAKey.generate_key(2048)
        self.claims: dict[str, Any] = {}
        self.lies: dict[str, Any] = {}
        self.signed_by = self.key
        self.redirect = ""  # the only address to which it leads back
        self.asked: dict[str, dict[str, str]] = {}  # by code: what the sign-in was asked with
        self.left: list[dict[str, str]] = []  # what each sign-out said
        self.address = ""

    def discovery(self) -> dict[str, Any]:
        """What it says of itself."""
        at = {
            "authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "jwks",
            "end_session_endpoint": "end",
        }  # fmt: skip
        return {name: f"{self.address}/{path}" for name, path in at.items()} | {
            "issuer": self.address,
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
        }

    def authorize(self, asked: dict[str, str]) -> str:
        """Where the browser is sent, with a code for the one who is at the keyboard."""
        assert asked["client_id"] == CLIENT
        assert asked["redirect_uri"] == self.redirect
        assert (asked["response_type"], asked["code_challenge_method"]) == ("code", "S256")
        assert "openid" in asked["scope"].split()
        code = secrets.token_urlsafe(16)
        self.asked[code] = asked
        return f"{self.redirect}?{urlencode({'code': code, 'state': asked['state']})}"

    def token(self, told: dict[str, str], authorization: str) -> dict[str, Any]:
        """Who signed in, for the code; which is of use once, and only to who asked."""
        asked = self.asked.pop(told["code"])
        known = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        assert authorization == f"Basic {known}"
        proof = hashlib.sha256(told["code_verifier"].encode()).digest()
        assert base64.urlsafe_b64encode(proof).decode().rstrip("=") == asked["code_challenge"]
        now = int(time.time())
        said = {"iss": self.address, "aud": CLIENT, "iat": now, "exp": now + 300, "nonce": asked["nonce"]}
        signed = jwt.encode({"alg": "RS256", "kid": "1"}, said | self.claims | self.lies, self.signed_by)
        return {"id_token": signed, "access_token": ACCESS_TOKEN, "token_type": "Bearer", "expires_in": 300}


class _Desk(BaseHTTPRequestHandler):
    provider: ClassVar[Provider]

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        asked = dict(parse_qsl(parts.query))
        if parts.path == "/.well-known/openid-configuration":
            self._tell(self.provider.discovery())
        elif parts.path == "/jwks":
            self._tell({"keys": [self.provider.key.as_dict(private=False)]})
        elif parts.path == "/authorize":
            self._lead(self.provider.authorize(asked))
        elif parts.path == "/end":
            self.provider.left.append(asked)
            self._lead(asked["post_logout_redirect_uri"])
        else:
            self.send_error(404)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self._tell(self.provider.token(dict(parse_qsl(body)), self.headers["Authorization"]))

    def _tell(self, said: dict[str, Any]) -> None:
        data = json.dumps(said).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def _lead(self, where: str) -> None:
        self.send_response(302)
        self.send_header("Location", where)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *said: Any) -> None:
        """Keep still: a test fails by what the browser gets."""


@contextmanager
def providing() -> Iterator[Provider]:
    """A provider on a free port of this machine."""
    made = Provider()
    with ThreadingHTTPServer(("127.0.0.1", 0), type("Desk", (_Desk,), {"provider": made})) as server:
        made.address = f"http://127.0.0.1:{server.server_address[1]}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield made
        server.shutdown()
