"""Who is in front of the screen: the one place that says so."""

from __future__ import annotations

from typing import Final

import streamlit as st

LOCAL: Final = "本机"  # there is no sign-in: whoever uses this computer
_CLAIMS: Final = ("name", "preferred_username", "email")


def who() -> str:
    """The name under which something is kept: of st.user where somebody signed in, else of the computer.

    Never from st.session_state, nor from an address: what a browser says of itself is no identity.
    """
    given = (st.user.get(claim) for claim in _CLAIMS)
    return next((" ".join(name.split()) for name in given if isinstance(name, str) and name.strip()), LOCAL)
