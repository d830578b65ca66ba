"""数据质量: what is late, what do the standing figures say against each other, who corrects how much?"""

from functools import partial

import streamlit as st

from exhibits import quality as told
from exhibits import quality_late, quality_record
from exhibits.offers import quality as offers
from exports import files
from ui import caption, downloads, quality, reading, shell, tables
from ui.filters import Filters

warehouse, catalog = shell.open_page()
held = reading.all_held(warehouse)

asked = Filters()
body, foot = st.container(), st.container()
part = asked.one("part", "查看", offers.PARTS, "late", segmented=True)
places, topics = offers.regions(held, catalog), offers.topics(held, catalog)
region = asked.one("region", "地区（含下级）", places, offers.ALL)
topic = asked.one("topic", "板块", topics, offers.ALL)
said = offers.words(places[region], topics[topic])
first, last = offers.bounds(held)
years = offers.years(first, last)
if part == "late":
    ends = offers.months(first, last)
    end = asked.one("to", "截至", ends, next(iter(ends)))
    found = quality.late(warehouse, catalog, offers.month(end), offers.scope(catalog, region, topic))
    whole = quality_late.grid(found, catalog, offers.month(end), said)
    below, total, when = partial(quality_late.lines, found, catalog), len(found.late), ends[end]
elif part == "checks":
    check = asked.one("check", "核对项目", offers.checks(), offers.ALL)
    when = years[year := asked.one("year", "年份", years, offers.ALL)]
    verdicts = quality.verdicts(warehouse, catalog, check, offers.scope(catalog, region, topic, year))
    whole = told.verdicts(verdicts, offers.words(said, when))
    below = partial(told.cases, verdicts, catalog, reading.all_loads(warehouse))
    total = offers.listed(verdicts)
else:
    when = years[year := asked.one("year", "年份", years, offers.ALL)]
    corrected, records = quality.record(warehouse, catalog, offers.scope(catalog, region, topic, year))
    whole = quality_record.records(records, catalog, offers.words(said, when))
    below, total = partial(quality_record.corrections, corrected, catalog), len(corrected)
skipped = asked.page(foot, total, quality.LENGTH)
asked.settle()

with body:
    caption.heading(whole)
    tables.table(whole, links=quality.whole_links(whole))
    caption.foot(whole)
    listed = below(skipped, quality.LENGTH)
    caption.section(listed.title)
    tables.table(listed, links=quality.LINKS)
taken = downloads.Downloads(
    files.FORMATS, warehouse, catalog, asked, ("数据质量", offers.PARTS[part], said, when)
)
taken.below("quality", {offers.PARTS[part]: whole, "明细": partial(below, 0, total)})
