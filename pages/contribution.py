"""拉动分析: which part moved the total, by how many points, and do the parts add up to it?"""

import streamlit as st

from exhibits import contribution, contribution_words
from exhibits.offers import choices, moves
from exports import files
from ui import cached, caption, definition, downloads, lacking, links, shell, show, source, tables, waterfall
from ui.filters import Filters

warehouse, catalog = shell.open_page()
reader = cached.Cached(warehouse)
held = reader.held

asked = Filters()
offered = choices.indicators(held, catalog)
code = asked.one("indicator", "指标", offered, choices.favourite(offered))
by = moves.by(asked.one("parts", "部分", moves.BYS, "region", segmented=True))
places = moves.places(held, catalog, code, by)
if not places:
    asked.settle()
    lacking.parts(offered[code], by)
    st.stop()
place = asked.one("region", "总数所在地区", places, choices.home(held, places))
indicator = catalog.indicators[code]
kinds = moves.kinds(held, catalog, indicator, place, by)
kind = asked.one("category", "分类", kinds, next(iter(kinds)))
members = moves.parts(held, catalog, indicator, place, by, kind)
lines = moves.lines(held, code, place, members, by, kind)
bases = choices.basis_options(lines, catalog, [code])
basis = asked.one("basis", "口径", bases, next(iter(bases)))
ends = choices.ends(lines, basis)
end = asked.one("to", "截至", ends, next(iter(ends)))
order = asked.one("order", "次序", moves.ORDERS, "size", segmented=True)
asked.settle()

month = choices.month(end)
moved = moves.moved(reader, catalog, indicator, place, by, members, kind, basis, month)
exhibit = contribution.waterfall(moved, order)
caption.heading(exhibit)
show.strip(contribution_words.headlines(moved))
waterfall.chart(exhibit, "waterfall")
caption.section("各部分的增量、拉动与贡献率")
leads = {"部分": links.trend_of_cell, "本期": links.history_of, "上年同期": links.history_of}
parts = contribution.table(moved, order)
tables.table(parts, links=leads)
name = ("拉动", offered[code], places[place], ends[end])
downloads.Downloads(files.FORMATS, warehouse, catalog, asked, name).below(
    "parts", {"拉动": parts}, of=exhibit
)
source.popover(warehouse, catalog, moves.figures(moved))
definition.popover(warehouse, catalog, [code])
