"""汇报篮: what goes to the meeting, in which order, and has any of it changed since it was put in?"""

from functools import partial

import streamlit as st

from exports import baskets as files
from indicators import warehouse as warehouses
from ui import shell
from ui.basket import deeds, items, opened, ready, shelf, taken, told

warehouse, catalog = shell.open_page(figures=False)
place = warehouses.folder()

told.band()
ready.left_out()
kept = shelf.pick(place, warehouse)
ready.offer(place, warehouse, catalog)
if kept is None:
    shelf.nothing_yet()
    st.stop()
shown = opened.opened(kept, warehouse, catalog)
shelf.heading(kept, shown)
with st.container(horizontal=True, vertical_alignment="center", key="basket-bar"):
    deeds.present(kept)
    taken.popover(partial(opened.basket, kept, warehouse, catalog), kept.name, files.renderings())
    deeds.refresh_all(place, kept, shown, warehouse, catalog)
    shelf.setting(place, kept)
    deeds.share(kept)
if not shown:
    shelf.nothing_in(kept)
    st.stop()
items.listed(place, kept, shown, partial(deeds.anew, warehouse, catalog))
