"""设置: the maps that regions are shown on, how sentences are worded, and who may do what."""

from desk import maps as kept
from indicators import warehouse as warehouses
from ui import maps, people, person, shell, wordings
from ui.filters import Filters

catalog = shell.enter()
person.require("admin", "打开设置")
place = warehouses.folder()

asked = Filters()
offered = kept.parents(catalog)
parent = asked.one("region", "上级地区", offered, maps.usual(catalog, place, offered))
asked.settle()

maps.told()
maps.given(place, catalog, parent)
maps.receive(place, catalog, parent)
wordings.form(place)
people.listed(place, catalog)
