"""设置: the maps that regions are shown on, and how sentences are worded."""

from desk import maps as kept
from indicators import warehouse as warehouses
from ui import maps, shell, wordings
from ui.filters import Filters

catalog = shell.enter()
place = warehouses.folder()

asked = Filters()
offered = kept.parents(catalog)
parent = asked.one("region", "上级地区", offered, maps.usual(catalog, place, offered))
asked.settle()

maps.told()
maps.given(place, catalog, parent)
maps.receive(place, catalog, parent)
wordings.form(place)
