"""数据质量: what is late, what do the standing figures say against each other, who corrects how much?"""

from functools import partial

import streamlit as st

from exhibits import quality as told
from exhibits import quality_late, quality_record
from exports import files
from ui import caption, downloads, quality, reading, shell, tables
from ui.filters import Filters

warehouse, catalog = shell.open_page()
held = reading.all_held(warehouse)

asked = Filters()
body, foot = st.container(), st.container()
part = asked.one("part", "查看", quality.PARTS, "late", segmented=True)
places, topics = quality.regions(held, catalog), quality.topics(held, catalog)
region = asked.one("region", "地区（含下级）", places, quality.ALL)
topic = asked.one("topic", "板块", topics, quality.ALL)
said = quality.words(places[region], topics[topic])
first, last = quality.bounds(held)
years = quality.years(first, last)
if part == "late":
    ends = quality.months(first, last)
    end = asked.one("to", "截至", ends, next(iter(ends)))
    found = quality.late(warehouse, catalog, quality.month(end), quality.scope(catalog, region, topic))
    whole = quality_late.grid(found, catalog, quality.month(end), said)
    below, total, when = partial(quality_late.lines, found, catalog), len(found.late), ends[end]
elif part == "checks":
    check = asked.one("check", "核对项目", quality.checks(), quality.ALL)
    when = years[year := asked.one("year", "年份", years, quality.ALL)]
    verdicts = quality.verdicts(warehouse, catalog, check, quality.scope(catalog, region, topic, year))
    whole = told.verdicts(verdicts, quality.words(said, when))
    below = partial(told.cases, verdicts, catalog, reading.all_loads(warehouse))
    total = quality.listed(verdicts)
else:
    when = years[year := asked.one("year", "年份", years, quality.ALL)]
    corrected, records = quality.record(warehouse, catalog, quality.scope(catalog, region, topic, year))
    whole = quality_record.records(records, catalog, quality.words(said, when))
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
    files.FORMATS, warehouse, catalog, asked, ("数据质量", quality.PARTS[part], said, when)
)
taken.below("quality", {quality.PARTS[part]: whole, "明细": partial(below, 0, total)})
