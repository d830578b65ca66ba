"""指标趋势: how has it moved, this year against the years before, and how far from first to last?"""

import streamlit as st

from exhibits import change, gap, record, tracks, trend
from ui import caption, choices, reading, shell, show, source, tables
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
ends = choices.ends(lines, basis)
end = asked.one("to", "截至", ends, next(iter(ends)))
starts = choices.starts(lines, end)
start = asked.one("from", "起始年", starts, choices.usual_start(lines, basis, starts))
asked.settle()

span = choices.span(start, end)
rows = reading.rows_of(warehouse, indicators, regions, choices.stored(category), basis, *span)
if not rows:
    st.info(f"{starts[start]}至{ends[end]}没有可以显示的数据，请换一个期间或口径。")
    st.stop()
loads = reading.loads_of(warehouse, rows)

if form == "overlay":
    exhibit = trend.overlay(rows, catalog, basis, loads, reading.target_of(warehouse, rows, basis))
    caption.heading(exhibit)
    show.strip(tracks.headlines(rows, catalog, basis, loads))
    show.sentence(gap.explanation(rows, catalog, basis, loads))
    show.chart(exhibit, "trend", headed=False)
else:
    for place, exhibit in enumerate(trend.timelines(rows, catalog, basis, loads)):
        show.chart(exhibit, f"trend-{place}", small=place > 0)

moved = change.changes(rows, catalog, basis, loads)
if moved.rows:
    caption.section("首末期变化")
    tables.table(moved)
caption.section("逐期数据")
tables.table(record.record(rows, catalog, basis, reading.all_loads(warehouse)), tall=True)
source.popover(warehouse, catalog, rows, [basis] * len(rows))
