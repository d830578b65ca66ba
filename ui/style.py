"""The style sheet of every page, in the colours that all renderings of an exhibit share."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import streamlit as st

from exhibits import theme

SHEET = Path(__file__).parent / "page.css"
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
    """Send the style sheet; it takes no room on the page."""
    st.html(_sheet())


@lru_cache(maxsize=1)
def _sheet() -> str:
    colours = "".join(f"--{name}:{colour};" for name, colour in COLOURS.items())
    return f"<style>:root{{{colours}}}{SHEET.read_text(encoding='utf-8')}</style>"
