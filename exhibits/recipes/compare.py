"""对比 from its address."""

from __future__ import annotations

from functools import partial

from exhibits import compare as compared
from exhibits import compare_table
from exhibits.beside import all_rows
from exhibits.exhibit import Chart
from exhibits.offers import choices
from exhibits.offers import compare as series
from exhibits.reader import Reader
from exhibits.recipes.asked import Asked, RecipeError
from exhibits.recipes.facts import told
from exhibits.recipes.recipe import Recipe
from indicators.catalog import Catalog
from indicators.period import month_number


def recipe(reader: Reader, catalog: Catalog, asked: Asked) -> Recipe:
    """The charts one by one, and their table."""
    held = reader.held
    if not choices.indicators(held, catalog):
        raise RecipeError("序列：没有可以选用的数据，请换一个条件。")
    known = series.known(held, catalog, asked.wish(series.SERIES))
    codes = asked.many(series.SERIES, "序列", known, series.usual(held, catalog), most=series.MOST)
    mode = asked.one("mode", "对比方式", series.MODES, "index")
    own = series.lines(held, catalog, codes)
    basis = asked.one("basis", "口径", series.basis_options(own, catalog))
    ends = choices.ends(own, basis)
    end = asked.one("to", "截至", ends)
    starts = choices.starts(own, end)
    start = asked.one("from", "起始年", starts, choices.usual_start(own, basis, starts))
    lines = series.read(reader, catalog, own, basis, *choices.span(start, end))
    rows = all_rows(lines)
    if not rows:
        raise RecipeError(f"{starts[start]}至{ends[end]}没有可以显示的数据。")
    offered = series.base_options(lines)
    usual = series.usual_base(lines, catalog, offered)
    base = month_number(asked.one("base", "基期（＝100）", offered, usual) if mode == "index" else usual)
    loads = reader.loads_of(rows)
    if mode == "index":
        charts: list[Chart] = [compared.indexed(lines, catalog, base, loads)]
    else:
        charts = [*(compared.panels if mode == "panels" else compared.growths)(lines, catalog, loads)]
    if not charts:
        raise RecipeError("所选序列在这一期间都没有同比。")
    first = next(line for line in lines if line.rows)
    return Recipe(
        {
            "compare": partial(_same, charts[0]),
            **{f"compare/图{place}": partial(_same, chart) for place, chart in enumerate(charts, 1)},
            "compare/对比": partial(compare_table.table, lines, catalog, mode, base),
        },
        asked.told,
        [each.indicator for each in own],
        partial(told, reader, catalog, first.rows[-1], first.basis),
    )


def _same(chart: Chart) -> Chart:
    return chart
