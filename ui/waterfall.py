"""Parts that add up to a whole on the screen."""

from __future__ import annotations

import streamlit as st

from drawing.waterfall import figure
from exhibits.exhibit import Steps
from ui import caption
from ui.figure import captioned, config


def chart(exhibit: Steps, key: str) -> None:
    """The steps, notes and source below; without steps the words stand alone."""
    if exhibit.steps:
        spoken = f"{exhibit.title}。{exhibit.subtitle}"
        drawn = captioned(figure(exhibit), exhibit)
        st.plotly_chart(drawn, theme=None, key=key, config=config(exhibit), alt=spoken)
    caption.foot(exhibit)
