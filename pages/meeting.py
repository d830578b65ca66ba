"""会议汇报: a basket on the big screen, slide after slide; the figures are those that were put in."""

import streamlit as st

from indicators import warehouse as warehouses
from ui import shell
from ui.basket import asking, opened, shelf, slides

warehouse, catalog = shell.open_page(figures=False)
kept = shelf.named(warehouses.folder(), warehouse)
if kept is None or not kept.items:
    shelf.nothing_to_present(kept)
    st.stop()
slides.present(kept, opened.opened(kept, warehouse, catalog), asking.Ask(warehouse, catalog))
