"""Bars against the whole on the screen."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from drawing.bars import lines
from exhibits.exhibit import Bar, Bars
from ui import caption


def bars(exhibit: Bars, link: Callable[[Bar], str]) -> None:
    """The lines of an exhibit whose words stand above and below; ``link`` says where a name leads."""
    st.html(lines(exhibit, link))
    caption.foot(exhibit)
