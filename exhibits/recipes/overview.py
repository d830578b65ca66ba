"""一屏总览 from its address."""

from __future__ import annotations

from exhibits import overview, overview_table
from exhibits.offers import choices, grids
from exhibits.offers.standings import standings
from exhibits.reader import Reader
from exhibits.recipes.asked import Asked, RecipeError
from exhibits.recipes.facts import told
from exhibits.recipes.recipe import Recipe
from exhibits.report import paragraph
from indicators.catalog import Catalog

TOLD = 3  # figures that its sentence tells


def recipe(reader: Reader, catalog: Catalog, asked: Asked) -> Recipe:
    """The headline figures of a region, or the table of them."""
    held = reader.held
    places = grids.places(held, catalog)
    place = asked.one("region", "地区", places, choices.home(held, places) if places else None)
    topics = grids.topics(held, catalog, place)
    topic = asked.one("topic", "板块", topics, grids.EVERY_TOPIC)
    ends = choices.ends(grids.topic_members(held, catalog, place, topic), "cumulative")
    end = asked.one("to", "截至", ends)
    scope = asked.one("scope", "范围", choices.SCOPES, "leading")
    month = choices.month(end)
    found = standings(reader, catalog, place, month, topic, scope)
    if not found:
        raise RecipeError(f"{places[place]}截至{ends[end]}没有可以显示的数据。")
    exhibit = overview.overview(found, catalog, month, reader.loads_of([each.row for each in found]))
    first = [each for each in found if each.row.period_end == month and each.row.value is not None][:TOLD]
    return Recipe(
        {
            "overview": lambda: exhibit,
            "overview/一屏总览": lambda: overview_table.table(found, catalog, exhibit),
        },
        asked.told,
        [each.row.indicator for each in found],
        lambda: paragraph([told(reader, catalog, each.row, each.basis) for each in first]),
    )
