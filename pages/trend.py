"""指标趋势: how has it moved, this year against the years before, and how far from first to last?"""

import streamlit as st

from exhibits.offers import choices
from exports import files
from ui import definition, downloads, reading, shell, source, span_files, span_made, span_view
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
view = span_made.View(indicators, regions, category, basis, form)
shown = span_view.Shown(warehouse, held)
span_view.follow(side, shown, catalog, asked, view)
name = span_files.name(catalog, view, shown)
parts = span_files.parts(catalog, view, shown)
downloads.Downloads(files.FORMATS, shown.build, catalog, asked, name).below("trend", parts)
source.popover(shown.build, catalog, shown.figures)
definition.popover(shown.build, catalog, indicators)
