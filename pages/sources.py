"""数据来源: which files came in, what did each say, what was said before, what is still open?"""

from functools import partial

import streamlit as st

from etl.again import load_again
from etl.builds import archived
from etl.foretold import foretold
from etl.loads import roll_back
from exhibits import contents, exhibit, history, journal, open_issues
from exhibits.offers import choices
from exports import files
from indicators import warehouse as warehouses
from ui import caption, downloads, links, reading, records, shell, show, tables, undo, versions
from ui.filters import Filters

warehouse, catalog = shell.open_page(figures=False)
entries = records.all_entries(warehouse)

asked = Filters()
body, foot = st.container(), st.container()
part = asked.one("part", "查看", records.PARTS, records.usual_part(st.query_params), segmented=True)

if part == "loads":
    state = asked.one("state", "状态", records.STATES, records.ALL)
    author = asked.one("author", "载入人", records.authors(entries), records.ALL)
    found = records.matching(entries, state, author, asked.text("file", "文件或来源包含"))
    skipped = asked.page(foot, len(found), records.LENGTH)
    asked.settle()
    whole = partial(journal.journal, found, 0, len(found))
    with body:
        show.table(journal.journal(found, skipped, records.LENGTH), links.RECORDS)
elif part == "load":
    entry = entries[int(asked.one("load", "批次", records.loads(entries), str(next(iter(entries)))))]
    sizes = records.sizes_of(warehouse, entry.load)
    sheet = records.sheet_named(sizes, asked.one("sheet", "工作表", records.sheets(sizes), records.ALL))
    item = asked.one("item", "指标", records.items(sizes, catalog), records.ALL)
    outcome = asked.one("outcome", "入库时", records.outcomes(sizes), records.ALL)
    total = records.total(sizes, sheet, item, outcome)
    skipped = asked.page(foot, total, records.LENGTH)
    asked.settle()
    figures = records.contents_of(warehouse, entry.load, sheet, item, outcome, skipped)
    whole = partial(records.whole, warehouse, catalog, entry, sheet, item, outcome, total)
    with body:
        acts = undo.Acts(warehouses.folder(), foretold, roll_back, load_again, archived)
        shown = contents.contents(entry, figures, total, catalog, warehouse.as_of)
        undo.told()
        caption.heading(shown)
        undo.offer(entry, entries, warehouse, catalog, acts)
        tables.table(shown, links=links.RECORDS)
elif part == "figure":
    held = records.standing(reading.all_held(warehouse), asked)
    offered = choices.indicators(held, catalog)
    indicator = asked.one("indicator", "指标", offered, choices.favourite(offered))
    places = choices.regions(held, catalog, [indicator])
    region = asked.one("region", "地区", places, choices.home(held, places))
    category = asked.one("category", "分类", choices.categories(held, catalog, [indicator]), choices.WHOLE)
    line = (indicator, region, *choices.stored(category))
    spans = records.spans_of(warehouse, *line)
    period = asked.one("period", "期间", records.periods(spans), next(iter(spans)))
    asked.settle()
    key = exhibit.Key(*line, spans[period].period_start, spans[period].period_end)
    whole = partial(history.history, key, records.history_of(warehouse, key), catalog, warehouse.as_of)
    with body:
        show.table(whole(), links.RECORDS)
        versions.steps(warehouse, catalog, key)
        caption.more("看指标趋势", links.trend_of(key))
else:
    open_ones = records.issues_of(warehouse)
    number = asked.one("load", "批次", records.loads_with(open_ones), records.ALL)
    severity = asked.one("severity", "程度", records.severities(open_ones), records.ALL)
    issues = records.chosen_issues(open_ones, number, severity)
    skipped = asked.page(foot, len(issues), records.LENGTH)
    asked.settle()
    whole = partial(open_issues.open_issues, issues, 0, len(issues))
    with body:
        show.table(open_issues.open_issues(issues, skipped, records.LENGTH), links.RECORDS)
taken = downloads.Downloads(files.FORMATS, warehouse, catalog, asked, ("数据来源", records.PARTS[part]))
taken.below(part, {records.PARTS[part]: whole})
