"""同比增长 from its address."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from exhibits import growth, record, tracks
from exhibits.basket import Shown
from exhibits.caption import even
from exhibits.offers import choices, grids
from exhibits.reader import Reader
from exhibits.recipes.asked import Asked, RecipeError
from exhibits.recipes.facts import told
from exhibits.recipes.recipe import Recipe, nothing
from indicators.catalog import Catalog
from indicators.growth import Growth
from indicators.inventory import Held


def recipe(reader: Reader, catalog: Catalog, asked: Asked) -> Recipe:
    """The heat map, and of the row looked at closer both growths and the figures one by one."""
    view = asked.one("view", "对比", grids.VIEWS, "indicator")
    place, members = (_by_region if view == "region" else _by_indicator)(reader, catalog, asked)
    basis = asked.one("basis", "口径", grids.bases_of(members, catalog))
    lines = grids.with_basis(members, catalog, basis)
    ends = choices.ends(lines, basis)
    end = asked.one("to", "截至", ends)
    length = asked.one("span", "时间跨度", grids.LENGTHS, "12")
    track = asked.one("track", "同比取数", choices.TRACKS, "reported")
    names = grids.names(lines, catalog, view)
    focus = asked.one("focus", "细看", names, choices.favourite(names))
    codes = grids.codes(lines)
    rows = reader.rows(*codes, ("",), basis, *grids.span(end, length, basis))
    if not rows:
        raise RecipeError(f"截至{ends[end]}没有可以显示的数据。")
    one = grids.focus_codes(focus, place, view, codes)
    history = reader.rows(*one, ("",), basis, *grids.span(end, "60", basis))
    heat = partial(growth.heat, rows, catalog, basis, view, track, reader.loads_of(rows))
    return Recipe(
        {"heat": heat, "heat/同比": heat, **_closer(reader, catalog, history, basis)},
        asked.told,
        codes[0],
        partial(told, reader, catalog, even(history, catalog)[-1], basis) if history else nothing,
    )


def _by_region(reader: Reader, catalog: Catalog, asked: Asked) -> tuple[str, list[Held]]:
    held = reader.held
    offered = choices.indicators(held, catalog)
    chosen = asked.one("indicator", "指标", offered, choices.favourite(offered) if offered else None)
    parents = grids.parents(held, catalog, chosen)
    place = asked.one("region", "地区及其下级", parents, choices.home(held, parents))
    return place, grids.members(held, catalog, chosen, place)


def _by_indicator(reader: Reader, catalog: Catalog, asked: Asked) -> tuple[str, list[Held]]:
    held = reader.held
    places = grids.places(held, catalog)
    place = asked.one("region", "地区", places, choices.home(held, places) if places else None)
    topics = grids.topics(held, catalog, place)
    topic = asked.one("topic", "板块", topics, grids.usual_topic(topics))
    return place, grids.topic_members(held, catalog, place, topic)


def _closer(
    reader: Reader, catalog: Catalog, history: Sequence[Growth], basis: str
) -> dict[str, Callable[[], Shown]]:
    if not history:
        return {}
    panel = partial(tracks.tracks, history, catalog, basis, reader.loads_of(history))
    return {
        "focus": panel,
        "focus/逐期数据": lambda: record.record(history, catalog, basis, reader.loads),
        "focus/公布与测算": panel,
    }
