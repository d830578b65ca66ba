"""What surrounds every page: style sheets in the exhibits' colours, Chinese for Streamlit, the keys."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import streamlit as st

import drawing
from drawing import colours

ROOM = Path(__file__).parent


def apply() -> None:
    """Send them; they take no room on the page, and the browser keeps them from one run to the next."""
    st.html(_style())
    st.html("".join(f"<script>{each}</script>" for each in scripts()), unsafe_allow_javascript=True)


@lru_cache(maxsize=1)
def _style() -> str:
    sheets = [*sorted(Path(drawing.__file__).parent.glob("*.css")), *sorted(ROOM.rglob("*.css"))]
    rules = "".join(sheet.read_text(encoding="utf-8") for sheet in sheets)
    return f"<style>{colours.root()}{rules}</style>"


@lru_cache(maxsize=1)
def scripts() -> tuple[str, ...]:
    """Scripts of our own, without a word that came from a file."""
    names = ("chinese.js", "keys.js", "picture.js", "meeting.js")
    return tuple((ROOM / name).read_text(encoding="utf-8") for name in names)
