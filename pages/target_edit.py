"""目标填报: which targets stand for a region and year, who set them, and what shall they be?"""

from functools import partial

import streamlit as st

from etl import builds, goal_edit, goal_sheet, origin
from etl.again import load_again
from etl.foretold import foretold
from etl.loads import roll_back
from exhibits import goals_set
from exhibits.offers import choices
from indicators import warehouse as warehouses
from ui import caption, goal_editor, links, person, reading, records, scope, shell, tables, undo
from ui.filters import Filters

warehouse, catalog = shell.open_page()
person.require("editor", "打开目标填报")
held = reading.all_held(warehouse)
place = warehouses.folder()
entries = records.all_entries(warehouse)

asked = Filters()
offered = goal_editor.regions(held, catalog)
region = asked.one("region", "地区", offered, choices.home(held, offered))
years = goal_editor.years(held, region)
year = asked.one("year", "年份", years, goal_editor.usual_year(years))
asked.settle()

goals = goal_editor.standing(warehouse, catalog, region, year)
notes = goal_editor.noted(goals, entries, partial(builds.archived, place), goal_sheet.notes)
shown = goals_set.standing(goals, region, int(year), catalog, notes)
goal_editor.told()
undo.told()
caption.heading(shown)
if warehouse.as_of is not None:
    st.info("这是历史版本：要改目标，请先回到现行数。")
else:
    plan = partial(goal_edit.planned, goals, year=int(year), catalog=catalog)
    deed = partial(goal_edit.save, place, catalog, region, warehouse.path)
    save = scope.guarded(catalog, region, "填报目标", deed)
    acts = goal_editor.Acts(plan, save)
    goal_editor.edit(goals, notes, catalog, f"{warehouse.path}{region}{year}", origin.author(), acts)
caption.section("现行目标的出处和历次填报")
tables.table(shown, links=links.TARGETS)
last = goal_editor.last_edit(entries, goal_sheet.file_name(catalog.regions[region], int(year)))
if last is not None:
    caption.section(f"最近一次填报：批次{last.load}")
    rolled = undo.Acts(place, foretold, roll_back, load_again, builds.archived)
    undo.offer(last, entries, warehouse, catalog, rolled)
