"""住建数览: page settings, the brand, the navigation; everything else is in pages and ui."""

from pathlib import Path

import streamlit as st

from ui import log, shell

PARTS = Path(__file__).parent / "ui"
st.set_page_config(
    page_title="住建数览",
    page_icon=str(PARTS / "icon.png"),
    layout="wide",
    initial_sidebar_state="expanded",
)
st.logo(str(PARTS / "brand.svg"), size="large")
with log.rerun():
    page = shell.navigation()
    shell.start()
    page.run()
