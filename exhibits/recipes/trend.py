"""指标趋势 from its address."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from exhibits import change, combo, record, tracks, trend
from exhibits.basket import Shown
from exhibits.caption import even
from exhibits.offers import choices
from exhibits.reader import Reader
from exhibits.recipes.asked import Asked, RecipeError
from exhibits.recipes.facts import told
from exhibits.recipes.recipe import Recipe
from indicators.catalog import Catalog
from indicators.growth import Growth


def recipe(reader: Reader, catalog: Catalog, asked: Asked) -> Recipe:
    """The chart, its figures one by one, the headline figures, how far it went."""
    held = reader.held
    offered = choices.indicators(held, catalog)
    usual = [choices.favourite(offered)] if offered else None
    indicators = asked.many("indicator", "指标", offered, usual, most=4)
    places = choices.regions(held, catalog, indicators)
    regions = asked.many("region", "地区", places, [choices.home(held, places)] if places else None)
    kinds = choices.categories(held, catalog, indicators)
    category = asked.one("category", "分类", kinds, choices.WHOLE)
    lines = choices.shown(held, indicators, regions)
    basis = asked.one("basis", "口径", choices.basis_options(lines, catalog, indicators))
    form = asked.one("form", "图形", choices.forms(indicators, regions, basis))
    ends = choices.ends(lines, basis)
    end = asked.one("to", "截至", ends)
    starts = choices.starts(lines, end)
    start = asked.one("from", "起始年", starts, choices.usual_start(lines, basis, starts))
    rows = reader.line_rows(
        lines, indicators, regions, choices.stored(category), basis, *choices.span(start, end)
    )
    if not rows:
        raise RecipeError(f"{starts[start]}至{ends[end]}没有可以显示的数据。")
    charts = _charts(reader, catalog, rows, basis, form)
    main = _newest_of(even(rows, catalog), indicators[0], regions[0])
    return Recipe(
        _parts(reader, catalog, rows, basis, form, charts),
        asked.told,
        indicators,
        partial(told, reader, catalog, main, basis),
    )


def _newest_of(rows: Sequence[Growth], indicator: str, region: str) -> Growth:
    """The figure that the sentence tells: the newest of the first line that has any."""
    own = [row for row in rows if (row.indicator, row.region) == (indicator, region)]
    return (own or list(rows))[-1]


def _parts(
    reader: Reader,
    catalog: Catalog,
    rows: Sequence[Growth],
    basis: str,
    form: str,
    charts: Sequence[Shown],
) -> dict[str, Callable[[], Shown]]:
    named = {
        f"trend/{choices.FORMS[form]}{f' {place}' if place > 1 else ''}": partial(_same, chart)
        for place, chart in enumerate(charts, 1)
    }
    loads = reader.loads_of(rows)
    alone = len({(row.indicator, row.region) for row in rows}) == 1
    both = {"trend/数值与同比": lambda: combo.combo(rows, catalog, basis, loads)} if alone else {}
    return {
        "trend": partial(_same, charts[0]),
        "trend/逐期数据": lambda: record.record(rows, catalog, basis, reader.loads),
        **named,
        **both,
        "trend/首末期变化": lambda: change.changes(rows, catalog, basis, loads),
        "trend/关键数": lambda: tracks.headlines(rows, catalog, basis, loads),
    }


def _same(exhibit: Shown) -> Shown:
    return exhibit


def _charts(
    reader: Reader, catalog: Catalog, rows: Sequence[Growth], basis: str, form: str
) -> tuple[Shown, ...]:
    loads = reader.loads_of(rows)
    if form != "overlay":
        return trend.timelines(rows, catalog, basis, loads)
    return (trend.overlay(rows, catalog, basis, loads, reader.target_of(rows, basis)),)
