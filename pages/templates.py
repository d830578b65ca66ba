"""公文模板: what may a template of the bureau's own call for, and how does it read with these figures?"""

from functools import partial

from exhibits import placeholders
from exhibits.offers import choices, grids
from exports import bureau
from ui import cached, shell, templates
from ui.filters import Filters

warehouse, catalog = shell.open_page()
reader = cached.Cached(warehouse)
held = reader.held

asked = Filters()
places = grids.places(held, catalog)
place = asked.one("region", "地区", places, choices.home(held, places))
ends = choices.ends(held.of_region(place), "cumulative")
end = asked.one("to", "截至", ends, next(iter(ends)))
words = asked.text("find", "查找占位符")
asked.settle()

told = placeholders.values(reader, catalog, place, choices.month(end), warehouse.build)
templates.heading(places[place], ends[end])
templates.receive(bureau.write_into, told, f"{places[place]}_{ends[end]}", partial(bureau.example, told))
templates.listed(told, catalog, words)
