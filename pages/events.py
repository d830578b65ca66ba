"""大事记: what happened beside the figures, who noted it, and what does it do to growth?"""

from etl.redefined import redefine
from exhibits import chronicle
from indicators import warehouse as warehouses
from ui import caption, events, shell, tables
from ui.filters import Filters

warehouse, catalog = shell.open_page(figures=False)
place = warehouses.folder()

asked = Filters()
part = asked.one("part", "查看", events.PARTS, "standing", segmented=True)
indicator = asked.one("indicator", "指标", events.indicators(catalog), events.ALL)
region = asked.one("region", "地区", events.regions(catalog), events.ALL)
found = events.matching(place, part, indicator, region)
offered = events.choices(found, part)
number = asked.one("event", "记一笔，或选一件修改", offered, next(iter(offered)))
asked.settle()

desk = events.Desk(place, redefine)
events.told(desk, warehouse, catalog)
shown = chronicle.listed(found, events.count(place, part), catalog, removed=part == "removed")
caption.heading(shown)
events.form(desk, catalog, number, indicator, region)
events.past(place, catalog, number)
tables.table(shown, links={"编号": events.link})
caption.foot(shown)
