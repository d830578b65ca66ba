"""一屏总览: where does everything stand, what grows, what falls behind, what is late?"""

from functools import partial

import streamlit as st

from exhibits import overview, overview_table
from exhibits.offers import choices, grids, standings
from exports import files
from ui import cached, caption, definition, downloads, links, shell, show, source
from ui.bar import opening, saved
from ui.filters import Filters

warehouse, catalog = shell.open_page()
reader = cached.Cached(warehouse)
held = reader.held

own = opening.Opening()
asked = Filters()
places = grids.places(held, catalog)
place = asked.one("region", "地区", places, own.usual("region", places, choices.home(held, places)))
topics = grids.topics(held, catalog, place)
topic = asked.one("topic", "板块", topics, own.usual("topic", topics, grids.EVERY_TOPIC))
lines = grids.topic_members(held, catalog, place, topic)
ends = choices.ends(lines, "cumulative")
end = asked.one("to", "截至", ends, next(iter(ends)))
usual = own.usual("scope", choices.SCOPES, "leading")
scope = asked.one("scope", "范围", choices.SCOPES, usual, segmented=True)
asked.settle()
own.told()
saved.strip(catalog, shell.titles())

found = standings.standings(reader, catalog, place, choices.month(end), topic, scope)
if not found:
    st.info(f"{places[place]}截至{ends[end]}没有可以显示的数据，请换一个期间。")
    st.stop()
loads = reader.loads_of([standing.row for standing in found])
exhibit = overview.overview(found, catalog, choices.month(end), loads)
show.bands(exhibit, links.to_trend)
caption.more("看迟报和各项核对", links.quality({"region": place, "topic": topic, "to": end}))
taken = downloads.Downloads(files.FORMATS, warehouse, catalog, asked, ("一屏总览", places[place], ends[end]))
taken.below("overview", {"一屏总览": partial(overview_table.table, found, catalog, exhibit)})
source.popover(warehouse, catalog, [(each.row, each.basis) for each in found])
definition.popover(warehouse, catalog, [each.row.indicator for each in found])
