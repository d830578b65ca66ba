"""拉动分析 from its address."""

from __future__ import annotations

from functools import partial

from exhibits import contribution, contribution_words
from exhibits.offers import choices, moves
from exhibits.reader import Reader
from exhibits.recipes.asked import Asked
from exhibits.recipes.facts import told
from exhibits.recipes.recipe import Recipe, nothing
from indicators.catalog import Catalog


def recipe(reader: Reader, catalog: Catalog, asked: Asked) -> Recipe:
    """The waterfall, and the table of its parts."""
    held = reader.held
    offered = choices.indicators(held, catalog)
    code = asked.one("indicator", "指标", offered, choices.favourite(offered) if offered else None)
    by = moves.by(asked.one("parts", "部分", moves.BYS, "region"))
    places = moves.places(held, catalog, code, by)
    place = asked.one("region", "总数所在地区", places, choices.home(held, places) if places else None)
    indicator = catalog.indicators[code]
    kind = asked.one("category", "分类", moves.kinds(held, catalog, indicator, place, by))
    members = moves.parts(held, catalog, indicator, place, by, kind)
    lines = moves.lines(held, code, place, members, by, kind)
    basis = asked.one("basis", "口径", choices.basis_options(lines, catalog, [code]))
    end = asked.one("to", "截至", choices.ends(lines, basis))
    order = asked.one("order", "次序", moves.ORDERS, "size")
    moved = moves.moved(reader, catalog, indicator, place, by, members, kind, basis, choices.month(end))
    whole = moved.found.total.row
    return Recipe(
        {
            "parts": partial(contribution.waterfall, moved, order),
            "parts/拉动": partial(contribution.table, moved, order),
            "parts/关键数": partial(contribution_words.headlines, moved),
        },
        asked.told,
        [code],
        nothing if whole is None else partial(told, reader, catalog, whole, basis),
    )
