"""The place where files are dropped: for editors, and only there do uploads pass the gate."""

from __future__ import annotations

from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from ui import gate, permits, person


def uploader(label: str, **more: Any) -> Any:
    """``st.file_uploader`` for whoever may upload; a page asks that before, or is stopped here."""
    own = person.require("editor", gate.UPLOAD)
    context = get_script_run_ctx()
    if context is not None:
        permits.give(context.session_id, own.name)
    return st.file_uploader(label, **more)


def for_editors(what: str) -> bool:
    """Whether the person may upload; else the page says for whom it is."""
    if person.now().may("editor"):
        return True
    st.caption(f"{what}需要“填报”权限。")
    return False
