"""Regions by their places on the screen: bars, or dumbbells from last year to this."""

from __future__ import annotations

import streamlit as st

from drawing.rungs import figure
from exhibits.ladder import Ladder
from ui import caption
from ui.figure import captioned, config


def chart(ladder: Ladder, key: str) -> None:
    """The regions, notes and source below; ``key`` tells the chart from others of the page."""
    spoken = f"{ladder.title}。{ladder.subtitle}"
    drawn = captioned(figure(ladder), ladder)
    st.plotly_chart(drawn, theme=None, key=key, config=config(ladder), alt=spoken)
    caption.foot(ladder)
