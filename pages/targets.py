"""目标进度: how far is each annual target against its schedule, and what is left for the rest of the year?"""

import streamlit as st

from exhibits import pursuit, rest, schedule
from exhibits.offers import choices, goals
from exports import files
from ui import bars, cached, caption, definition, downloads, lacking, links, shell, show, source, tables
from ui.filters import Filters

warehouse, catalog = shell.open_page()
reader = cached.Cached(warehouse)
held = reader.held
every = goals.known(reader, catalog)
if not every:
    lacking.targets()
    st.stop()

asked = Filters()
view = asked.one("compare", "对比", goals.VIEWS, "region", segmented=True)
by_region = view == "indicator"
if by_region:
    offered = goals.subjects(every, catalog)
    subject = asked.one("indicator", "指标", offered, goals.widest(every, offered))
    own = goals.of_subject(every, subject)
else:
    offered = goals.places(every, catalog)
    subject = asked.one("region", "地区", offered, choices.home(held, offered))
    own = goals.of_region(every, subject)
ends = goals.ends(own, held)
end = asked.one("to", "截至", ends, next(iter(ends)))
pace = goals.pace(asked.one("pace", "进度", goals.PACES, "months", segmented=True))
order = asked.one("order", "排列", goals.ORDERS, "usual", segmented=True)
asked.settle()

found = goals.shown(reader, catalog, own, view, subject, end, pace, order)
if not found:
    st.info(f"{offered[subject]}{ends[end]}所在年度没有目标，请换一个期间。")
    st.stop()
loads = goals.loads(reader, found)
exhibit = schedule.bars(found, catalog, choices.month(end), pace, loads, by_region=by_region)
caption.heading(exhibit)
show.sentence(rest.outlook(found, catalog, by_region=by_region))
bars.bars(exhibit, links.trend_of_bar)
caption.section("目标完成情况")
figures = schedule.table(found, catalog, pace, by_region=by_region)
tables.table(figures, links=links.TARGETS)
parts = [part(found, catalog, by_region=by_region) for part in (rest.table, rest.endings)]
taken = downloads.Downloads(
    files.FORMATS, warehouse, catalog, asked, ("目标进度", offered[subject], ends[end])
)
taken.below("targets", {each.title: each for each in (figures, *parts)}, of=exhibit)
for below in parts:
    caption.section(below.title)
    tables.table(below)
    caption.foot(below)
source.popover(warehouse, catalog, pursuit.figures(found))
definition.popover(warehouse, catalog, [each.goal.indicator for each in found])
