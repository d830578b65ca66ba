"""What surrounds every page: the style sheets in the exhibits' colours, and Chinese for Streamlit's words."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import streamlit as st

from exhibits import theme

ROOM = Path(__file__).parent
COLOURS = {
    "ahead": theme.AHEAD,
    "behind": theme.BEHIND,
    "behind-text": theme.BEHIND_TEXT,
    "ink": theme.INK,
    "muted": theme.MUTED,
    "grid": theme.GRID,
    "panel": theme.PANEL,
    "paper": theme.PAPER,
}


def apply() -> None:
    """Send both; they take no room on the page, and the browser keeps them from one run to the next."""
    st.html(_style())
    st.html(_words(), unsafe_allow_javascript=True)


@lru_cache(maxsize=1)
def _style() -> str:
    colours = "".join(f"--{name}:{colour};" for name, colour in COLOURS.items())
    rules = "".join(sheet.read_text(encoding="utf-8") for sheet in sorted(ROOM.rglob("*.css")))
    return f"<style>:root{{{colours}}}{rules}</style>"


@lru_cache(maxsize=1)
def _words() -> str:
    """A script of our own, without a word that came from a file."""
    return f"<script>{(ROOM / 'chinese.js').read_text(encoding='utf-8')}</script>"
