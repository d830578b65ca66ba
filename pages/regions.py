"""地区对比: who leads and who lags under one region, who moved, and what would gain a place?"""

import streamlit as st

from exhibits import atlas as shown_on
from exhibits import ladder, peers_lines, peers_table, peers_words
from exhibits.offers import choices, peers
from exports import files
from ui import (
    atlas,
    cached,
    caption,
    definition,
    downloads,
    lacking,
    links,
    maps,
    rungs,
    shell,
    show,
    source,
    tables,
)
from ui.filters import Filters

warehouse, catalog = shell.open_page()
held = (reader := cached.Cached(warehouse)).held

asked = Filters()
offered = choices.indicators(held, catalog)
code = asked.one("indicator", "指标", offered, choices.favourite(offered))
parents = peers.parents(held, catalog, code)
if not parents:
    asked.settle()
    lacking.peers(offered[code])
    st.stop()
place = asked.one("region", "上级地区", parents, choices.home(held, parents))
indicator, members = catalog.indicators[code], peers.members(held, catalog, code, catalog.regions[place])
categories = peers.categories(peers.lines(held, code, members), indicator)
category = asked.one("category", "分类", categories, next(iter(categories)))
lines = peers.lines(held, code, members, category)
bases = choices.basis_options(lines, catalog, [code])
basis = asked.one("basis", "口径", bases, next(iter(bases)))
ends = choices.ends(lines, basis)
end = asked.one("to", "截至", ends, next(iter(ends)))
stored = choices.stored(category)[0]
ways = peers.ways(reader, indicator, members, stored, basis, end)
way = asked.one("by", "按什么排位", ways, "value")
track = asked.one("track", "同比取数", choices.TRACKS, "reported", segmented=True)
rings = maps.rings(catalog, place)
form = asked.one("form", "图形", peers.forms(rings, members), "bars", segmented=True)
order = asked.one("order", "次序", peers.ORDERS, "rank", segmented=True)
asked.settle()

month = choices.month(end)
rows = reader.rows((code,), members, (stored,), basis, month, month)
if not rows:
    st.info(f"{ends[end]}没有一个地区有可以显示的数据，请换一个期间或口径。")
    st.stop()
key = peers.key(indicator, way, track)
ranked = peers.peers(reader, catalog, indicator, place, members, lines, rows, stored, basis, key)
if form == "lines":
    histories = peers.histories(reader, code, members, stored, basis, month)
    show.bands(peers_lines.multiples(ranked, histories, order), links.to_trend)
else:
    exhibit = ladder.ladder(ranked, form, order)
    caption.heading(exhibit)
    show.strip(peers_words.headlines(ranked))
    show.sentence(peers_words.spread(ranked))
    if form == "map":
        atlas.chart(shown_on.atlas(ranked, rings), "map")
    else:
        rungs.chart(exhibit, "ladder")
caption.section("位次表")
placed = peers_table.table(ranked, order)
tables.table(placed, links={"本期": links.history_of})
name = (offered[code], parents[place], ends[end])
downloads.Downloads(files.FORMATS, warehouse, catalog, asked, name).below("places", {"位次表": placed})
source.popover(warehouse, catalog, [(row, basis) for row in rows])
definition.popover(warehouse, catalog, [code])
