"""同比增长: what grows and what shrinks, month by month, and how do the two growths agree?"""

import streamlit as st

from exhibits import gap, growth, record, tracks
from exhibits.offers import choices, grids
from exports import files
from ui import caption, definition, downloads, reading, shell, show, source, tables
from ui.filters import Filters

warehouse, catalog = shell.open_page()
held = reading.all_held(warehouse)

asked = Filters()
view = asked.one("view", "对比", grids.VIEWS, "indicator", segmented=True)
if view == "region":
    offered = choices.indicators(held, catalog)
    chosen = asked.one("indicator", "指标", offered, choices.favourite(offered))
    parents = grids.parents(held, catalog, chosen)
    place = asked.one("region", "地区及其下级", parents, choices.home(held, parents))
    members = grids.members(held, catalog, chosen, place)
else:
    places = grids.places(held, catalog)
    place = asked.one("region", "地区", places, choices.home(held, places))
    topics = grids.topics(held, catalog, place)
    topic = asked.one("topic", "板块", topics, grids.usual_topic(topics))
    members = grids.topic_members(held, catalog, place, topic)
bases = grids.bases_of(members, catalog)
basis = asked.one("basis", "口径", bases, next(iter(bases)))
lines = grids.with_basis(members, catalog, basis)
ends = choices.ends(lines, basis)
end = asked.one("to", "截至", ends, next(iter(ends)))
length = asked.one("span", "时间跨度", grids.LENGTHS, "12", segmented=True)
track = asked.one("track", "同比取数", choices.TRACKS, "reported", segmented=True)
names = grids.names(lines, catalog, view)
focus = asked.one("focus", "细看", names, choices.favourite(names))
asked.settle()

codes = grids.codes(lines)
rows = reading.rows_of(warehouse, *codes, ("",), basis, *grids.span(end, length, basis))
if not rows:
    st.info(f"截至{ends[end]}没有可以显示的数据，请换一个期间或口径。")
    st.stop()
exhibit = growth.heat(rows, catalog, basis, view, track, reading.loads_of(warehouse, rows))
show.chart(exhibit, "heat")
name = (
    "同比",
    offered[chosen] if view == "region" else topics[topic],
    catalog.regions[place].name,
    ends[end],
)
downloads.Downloads(files.FORMATS, warehouse, catalog, asked, name).below("heat", {"同比": exhibit})

one = grids.focus_codes(focus, place, view, codes)
history = reading.rows_of(warehouse, *one, ("",), basis, *grids.span(end, "60", basis))
if history:
    loads = reading.loads_of(warehouse, history)
    panel = tracks.tracks(history, catalog, basis, loads)
    caption.heading(panel, small=True)
    show.strip(tracks.headlines(history, catalog, basis, loads))
    show.sentence(gap.explanation(history, catalog, basis, loads))
    show.chart(panel, "tracks", height=300, headed=False)
    caption.section("逐期数据")
    figures = record.record(history, catalog, basis, reading.all_loads(warehouse))
    tables.table(figures, tall=True)
    taken = downloads.Downloads(
        files.FORMATS, warehouse, catalog, asked, (*name[:2], names[focus], ends[end])
    )
    taken.below("focus", {"逐期数据": figures, "公布与测算": panel})
source.popover(warehouse, catalog, [(row, basis) for row in [*history, *rows]])
definition.popover(warehouse, catalog, (*one[0], *codes[0]))
