"""对比: how do a few series of any indicators and regions stand beside each other?"""

import streamlit as st

from exhibits import compare as compared
from exhibits import compare_table
from exhibits.beside import all_rows
from exhibits.offers import choices
from exhibits.offers import compare as series
from exports import files
from ui import cached, caption, compare, definition, downloads, links, shell, show, source, tables
from ui.filters import Filters

warehouse, catalog = shell.open_page()
reader = cached.Cached(warehouse)
held = reader.held

asked = Filters()
known = series.known(held, catalog, asked.wish(series.SERIES))
codes = asked.many(series.SERIES, "序列（最多6条）", known, series.usual(held, catalog), most=series.MOST)
compare.offer(held, catalog, codes)
mode = asked.one("mode", "对比方式", series.MODES, "index", segmented=True)
own = series.lines(held, catalog, codes)
bases = series.basis_options(own, catalog)
basis = asked.one("basis", "口径", bases, next(iter(bases)))
ends = choices.ends(own, basis)
end = asked.one("to", "截至", ends, next(iter(ends)))
starts = choices.starts(own, end)
start = asked.one("from", "起始年", starts, choices.usual_start(own, basis, starts))
lines = series.read(reader, catalog, own, basis, *choices.span(start, end))
rows = all_rows(lines)
if not rows:
    asked.settle()
    st.info(f"{starts[start]}至{ends[end]}没有可以显示的数据，请换一个期间或口径。")
    st.stop()
base = compare.base(asked, lines, catalog, mode)
asked.settle()

loads = reader.loads_of(rows)
if mode == "index":
    charts = [compared.indexed(lines, catalog, base, loads)]
    refused = compared.refused(lines, catalog, base)
else:
    charts = [*(compared.panels if mode == "panels" else compared.growths)(lines, catalog, loads)]
    refused = None
for place, chart in enumerate(charts):
    show.chart(chart, f"compare-{place}", small=place > 0, height=380 if len(charts) == 1 else 300)
if not charts:
    st.info("所选序列在这一期间都没有同比，请换一个期间或口径。")
if refused is not None:
    show.sentence(refused)
table = compare_table.table(lines, catalog, mode, base)
caption.section(f"{table.title}：{table.subtitle}")
tables.table(table, tall=True, links=dict.fromkeys(table.columns[1:], links.history_of))
name = ("对比", *(line.name for line in lines[:2]), ends[end])
downloads.Downloads(files.FORMATS, warehouse, catalog, asked, name).below("compare", {"对比": table})
source.popover(warehouse, catalog, [(row, line.basis) for line in lines for row in line.rows])
definition.popover(warehouse, catalog, [each.indicator for each in own])
