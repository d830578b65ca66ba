"""目标进度 from its address."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from exhibits import rest, schedule
from exhibits.exhibit import Bars, Table
from exhibits.linked import Worded
from exhibits.offers import choices, goals
from exhibits.reader import Reader
from exhibits.recipes.asked import Asked, RecipeError
from exhibits.recipes.recipe import Recipe
from indicators.catalog import Catalog


def recipe(reader: Reader, catalog: Catalog, asked: Asked) -> Recipe:
    """The bars against the schedule, and the tables of targets, of what is left and of how it may end."""
    every = goals.known(reader, catalog)
    if not every:
        raise RecipeError("还没有年度目标：请先装入目标表。")
    view = asked.one("compare", "对比", goals.VIEWS, "region")
    by_region = view == "indicator"
    if by_region:
        offered = goals.subjects(every, catalog)
        subject = asked.one("indicator", "指标", offered, goals.widest(every, offered))
        own = goals.of_subject(every, subject)
    else:
        offered = goals.places(every, catalog)
        subject = asked.one("region", "地区", offered, choices.home(reader.held, offered))
        own = goals.of_region(every, subject)
    ends = goals.ends(own, reader.held)
    end = asked.one("to", "截至", ends)
    pace = goals.pace(asked.one("pace", "进度", goals.PACES, "months"))
    order = asked.one("order", "排列", goals.ORDERS, "usual")
    found = goals.shown(reader, catalog, own, view, subject, end, pace, order)
    if not found:
        raise RecipeError(f"{offered[subject]}{ends[end]}所在年度没有目标。")
    bars = schedule.bars(
        found, catalog, choices.month(end), pace, goals.loads(reader, found), by_region=by_region
    )
    tables = [
        schedule.table(found, catalog, pace, by_region=by_region),
        rest.table(found, catalog, by_region=by_region),
        rest.endings(found, catalog, by_region=by_region),
    ]
    return Recipe(
        {"targets": lambda: bars, **{f"targets/{each.title}": partial(_same, each, bars) for each in tables}},
        asked.told,
        [each.goal.indicator for each in found],
        lambda: Worded(f"{bars.title}。"),
    )


def _same(table: Table, of: Bars) -> Table:
    """The table, with the source of the bars where it names none."""
    return table if table.source else replace(table, source=of.source, mark=table.mark or of.mark)
