"""The page that a browser gets first: told where the program answers, so that it need not try.

Without it, Streamlit's page asks below its own address first (/trend/_stcore/health) and is told that there
is nothing: two errors in the console of every page that somebody opens by its address.
"""

from __future__ import annotations

import json
from typing import Final

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_HEAD: Final = b"<head>"


def script() -> str:
    """What the page is told; a browser knows it by its hash (``ui.policy``)."""
    folder = (st.get_option("server.baseUrlPath") or "").strip("/")
    path = json.dumps(f"/{folder}/" if folder else "/")
    return f"window.__streamlit={{BACKEND_BASE_URL:location.origin+{path}}}"


class Door:
    """The middleware that says it in every page of HTML; all else passes as it is."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http" or "text/html" not in Headers(scope=scope).get("accept", ""):
            await self.app(scope, receive, send)
            return
        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        begun: list[Message] = []
        body = bytearray()

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start" and _is_page(message):
                begun.append(message)
            elif not begun:
                await send(message)
            else:
                body.extend(message.get("body", b""))
                if not message.get("more_body"):
                    await _send_told(begun[0], bytes(body), send)

        await self.app({**scope, "headers": plain}, receive, sent)


def _is_page(start: Message) -> bool:
    return Headers(raw=start["headers"]).get("content-type", "").startswith("text/html")


async def _send_told(start: Message, page: bytes, send: Send) -> None:
    told = page.replace(_HEAD, _HEAD + f"<script>{script()}</script>".encode(), 1)
    headers = MutableHeaders(raw=list(start["headers"]))
    if page:  # the answer to HEAD has a length and no body
        headers["content-length"] = str(len(told))
    await send({**start, "headers": headers.raw})
    await send({"type": "http.response.body", "body": told})
