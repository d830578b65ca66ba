"""设置: the maps that regions are shown on, how sentences are worded, who may do what and who did."""

from desk import maps as kept
from exports.text import csv_text
from indicators import warehouse as warehouses
from ui import audited, maps, people, person, shell, wordings
from ui.filters import Filters

catalog = shell.enter()
person.require("admin", "打开设置")
place = warehouses.folder()

asked = Filters()
offered = kept.parents(catalog)
parent = asked.one("region", "上级地区", offered, maps.usual(catalog, place, offered))
asked.settle()

maps.OUTCOME.tell()
maps.given(place, catalog, parent)
maps.receive(place, catalog, parent)
wordings.form(place)
people.listed(place, catalog)
audited.listed(place, csv_text)
