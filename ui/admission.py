"""What Streamlit was told of the sign-in, and the name that a sign-in gives."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from typing import Any, Final

import streamlit as st
from streamlit.auth_util import get_secrets_auth_section, is_authlib_installed

from desk import sign_in
from desk.sign_in import CLAIM, SignInError, Way

SERVER: Final = "SHULAN_SERVER"  # "1": a sign-in is asked for, whatever was forgotten
OPEN: Final = "SHULAN_OPEN_TO_ALL"  # "1": everybody on the network may look, without one
# Of a provider's claims those that its users cannot choose: never "name", which many let people edit.
_CLAIMS: Final = ("preferred_username", "email", "sub")
HOLDS: Final = 12 * 3600  # seconds, a working day: Streamlit's cookie would do for thirty


def way() -> Way:
    """How people become known to this server; raises SignInError where it must show nothing."""
    headers = st.get_option("server.trustedUserHeaders") or {}
    return sign_in.way(
        st.get_option("server.address"),
        claims=tuple(headers.values()),
        oidc=_has_provider(),
        server=os.environ.get(SERVER) == "1",
        open_to_all=os.environ.get(OPEN) == "1",
    )


@cache
def _has_provider() -> bool:
    """Whether an identity provider is named; read once, because every run asks several times.

    Raises SignInError where it could not be asked.
    """
    named = bool(get_secrets_auth_section())
    if named and not (is_authlib_installed() and find_spec("httpx")):
        raise SignInError(f"设了统一身份认证，却没有安装 requirements-oidc.txt 里的包。{sign_in.MENDING}")
    return named


def name(by: Way, user: Mapping[str, Any]) -> str:
    """The name in what a sign-in says of a user; '' where nobody signed in, or not today.

    Whether an account still exists is the provider's to know: it is asked again after ``HOLDS``.
    """
    if by == "proxy":
        return _plain(_decoded(user.get(CLAIM)))
    if by != "oidc" or user.get("is_logged_in") is not True:
        return ""
    if not _is_of_today(user.get("iat")):
        return ""
    # Some providers write the word.
    unsure = ("email",) if str(user.get("email_verified")).lower() == "false" else ()
    return next(filter(None, (_plain(user.get(claim)) for claim in _CLAIMS if claim not in unsure)), "")


def _is_of_today(issued: object) -> bool:
    return isinstance(issued, int | float) and time.time() - issued < HOLDS


def _plain(text: object) -> str:
    return " ".join(text.split()) if isinstance(text, str) and text.isprintable() else ""


def _decoded(text: object) -> object:
    """A header is read as Latin-1; a proxy passes the bytes that were typed, which are UTF-8."""
    try:
        return text.encode("latin-1").decode("utf-8") if isinstance(text, str) else text
    except UnicodeError:
        return text
