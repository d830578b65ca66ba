"""What is asked before a request reaches Streamlit, which itself takes uploads from whoever has a session.

The pages ask again, each for itself. This is for what never reaches a page: an upload, a download, a page
of figures about the server.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Mapping
from typing import Any, Final

from anyio import to_thread
from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.web.server.starlette import starlette_websocket as websocket
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from desk import audit, people
from desk.people import LOCAL, VISITOR, PeopleError, Person
from desk.sign_in import Way
from indicators import warehouse as warehouses
from ui import admission, permits, policy

_UPLOAD: Final = re.compile(r"/_stcore/upload_file/([^/]+)/[^/]+$")
_OPEN: Final = ("/_stcore/health", "/healthz")  # whether it runs, for the machine itself
_NOBODYS: Final = re.compile(r"/_stcore/(metrics|agent(/|$))")  # what Streamlit tells of itself
_MEDIA: Final = "/media/"
UPLOAD: Final = "上传文件"
_standing: list[object] = []
_log = logging.getLogger(__name__)


def stands() -> bool:
    """Whether requests pass a gate in this process."""
    return bool(_standing)


class Gate:
    """The middleware around the whole program."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        _standing.append(self)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it."""
        if scope["type"] not in ("http", "websocket"):
            return await self.app(scope, receive, send)
        if scope["type"] == "http":
            send = _with_policy(send)
        # An upload is answered with a line on the disk; nothing else is worth a thread.
        asked = _UPLOAD.search(scope["path"])
        refused = await to_thread.run_sync(_refused, scope) if asked else _refused(scope)
        if refused is None:
            return await self.app(scope, receive, send)
        if scope["type"] == "websocket":
            await receive()
            return await send({"type": "websocket.close", "code": 1008, "reason": ""})
        status, words = refused
        return await PlainTextResponse(words, status)(scope, receive, send)


def _with_policy(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message.get("headers", ()), *policy.headers()]}
        await send(message)

    return sent


def _refused(scope: Scope) -> tuple[int, str] | None:
    """Status and words for what must not pass."""
    path, headers = scope["path"], Headers(scope=scope)
    if path.endswith(_OPEN):
        return None
    if not websocket.is_host_allowed(headers.get("host")):
        return 403, "不能以这个名称打开：请用管理员给的网址。"
    if _NOBODYS.search(path):
        return 404, "没有这一页。"
    by = admission.way()
    found = _person(by, scope)
    if isinstance(found, str):
        return 403, found
    upload = _UPLOAD.search(path)
    if upload and scope.get("method") != "OPTIONS":
        return _upload(found, upload[1], scope)
    # Whoever signs in at a provider must get the page with the button first; a proxy has asked before.
    closed = by == "proxy" or (by == "oidc" and _MEDIA in path)
    return (401, "请先登录。") if closed and found is None else None


def _upload(found: Person | None, session: str, scope: Scope) -> tuple[int, str] | None:
    """Only by who may upload, only into a session of their own whose page has a place for files."""
    if found and found.may("editor") and permits.held(session, found.name):
        return None
    name = found.name if found else "未登录"
    client = scope.get("client")
    where = client[0] if client else ""
    try:
        audit.write(warehouses.folder(), name, UPLOAD, result=audit.REFUSED, where=where)
    except audit.AuditError as fault:
        _log.error("%s", fault)
    return 403, "不能上传：需要“填报”权限，并先打开要上传的那一页。"


def _person(by: Way, scope: Scope) -> Person | str | None:
    """Who sends a request; None where nobody is known, words where the list of people is broken."""
    if by == "local":
        return Person(LOCAL, "admin")
    if by == "open":
        return Person(VISITOR, "viewer")
    name = admission.name(by, _user(by, scope))
    try:
        return people.person(warehouses.folder(), name, invited=by == "oidc") if name else None
    except PeopleError as fault:
        return str(fault) if by == "proxy" else None  # a page says it, with a button to sign out


def _user(by: Way, scope: Scope) -> Mapping[str, Any]:
    """What the proxy's header, or the provider's cookie that this server signed, says of the user."""
    if by == "proxy":
        return websocket.gather_user_info(Headers(scope=scope))
    signed = websocket._get_signed_cookie_with_chunks(HTTPConnection(scope).cookies, USER_COOKIE_NAME)
    return json.loads(signed) if signed else {}
