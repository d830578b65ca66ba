"""版本变化: which figures stand otherwise now than after an earlier load or day, and who said so?"""

from functools import partial

import streamlit as st

from exhibits import changes
from exports import files
from ui import caption, downloads, records, shell, show, tables, versions
from ui.filters import Filters

warehouse, catalog = shell.open_page(figures=False)
entries = records.all_entries(warehouse)

asked = Filters()
body, foot = st.container(), st.container()
wishes = st.query_params.get("since", ""), st.query_params.get("until", "")
starts = versions.earlier(entries, wishes[0])
if not starts:
    asked.settle()
    versions.nothing_to_compare()
    st.stop()
before = versions.load_of(entries, asked.one("since", "从", starts, next(iter(starts))))
ends = versions.later(entries, wishes[1], before)
after = versions.load_of(entries, asked.one("until", "到", ends, next(iter(ends))))
sizes = versions.sizes_of(warehouse, before, after)
codes = versions.members(
    catalog, asked.one("subject", "板块", versions.subjects(sizes, catalog), records.ALL)
)
area = asked.one("area", "地区", versions.areas(sizes, catalog, codes), records.ALL)
counts = versions.counts(sizes, codes, area)
kind = asked.one("kind", "变动", versions.kinds(counts), records.ALL)
gone = versions.undone_of(warehouse, before, after)
found = versions.Difference(
    entries[before], entries[after], codes, area, kind, versions.of_kind(counts, kind), gone
)
skipped = asked.page(foot, found.total, records.LENGTH)
asked.settle()

with body:
    exhibit = versions.table(warehouse, catalog, entries, found, skipped, records.LENGTH)
    caption.heading(exhibit)
    show.strip(changes.headlines(found.before, found.after, counts, gone))
    tables.table(exhibit, links=versions.LINKS)
    caption.foot(exhibit)
whole = partial(versions.table, warehouse, catalog, entries, found)
name = ("版本变化", f"批次{before}至{after}")
downloads.Downloads(files.FORMATS, warehouse, catalog, asked, name).below(
    "changes", {"版本变化": whole}, of=exhibit
)
