"""指标趋势: how has it moved, this year against the years before, and how far from first to last?"""

import streamlit as st

from ui import choices, definition, reading, shell, source, span_view
from ui.filters import Filters

warehouse, catalog = shell.open_page()
held = reading.all_held(warehouse)

asked = Filters()
offered = choices.indicators(held, catalog)
indicators = asked.many("indicator", "指标", offered, [choices.favourite(offered)], most=4)
places = choices.regions(held, catalog, indicators)
regions = asked.many("region", "地区", places, [choices.home(held, places)])
category = asked.one("category", "分类", choices.categories(held, catalog, indicators), choices.WHOLE)
lines = choices.shown(held, indicators, regions)
bases = choices.basis_options(lines, catalog, indicators)
basis = asked.one("basis", "口径", bases, next(iter(bases)))
forms = choices.forms(indicators, regions, basis)
form = asked.one("form", "图形", forms, next(iter(forms)))
side = st.sidebar.container()
view = span_view.View(lines, indicators, regions, category, basis, form)
source.popover(warehouse, catalog, span_view.follow(side, warehouse, catalog, asked, view))
definition.popover(warehouse, catalog, indicators)
