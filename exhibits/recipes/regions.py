"""地区对比 from its address."""

from __future__ import annotations

from functools import partial
from typing import Final

from exhibits import ladder, peers_lines, peers_table, peers_words
from exhibits.basket import Shown
from exhibits.exhibit import Linked
from exhibits.lines import key_of
from exhibits.linked import NUMBER, Worded, joined
from exhibits.offers import choices, peers
from exhibits.peers import Peers
from exhibits.reader import Reader
from exhibits.recipes.asked import Asked, RecipeError
from exhibits.recipes.facts import told
from exhibits.recipes.recipe import Recipe
from indicators.catalog import Catalog

MEASURES: Final = {"value": "value", "completion_pct": "target", "schedule_gap_pp": "schedule"}


def recipe(reader: Reader, catalog: Catalog, asked: Asked) -> Recipe:
    """The ranking in its form, and the table of places; a map is given as bars, which files can draw."""
    held = reader.held
    offered = choices.indicators(held, catalog)
    code = asked.one("indicator", "指标", offered, choices.favourite(offered) if offered else None)
    parents = peers.parents(held, catalog, code)
    place = asked.one("region", "上级地区", parents, choices.home(held, parents) if parents else None)
    indicator, members = catalog.indicators[code], peers.members(held, catalog, code, catalog.regions[place])
    category = asked.one("category", "分类", peers.categories(peers.lines(held, code, members), indicator))
    lines = peers.lines(held, code, members, category)
    basis = asked.one("basis", "口径", choices.basis_options(lines, catalog, [code]))
    ends = choices.ends(lines, basis)
    end = asked.one("to", "截至", ends)
    stored = choices.stored(category)[0]
    way = asked.one("by", "按什么排位", peers.ways(reader, indicator, members, stored, basis, end), "value")
    key = peers.key(indicator, way, asked.one("track", "同比取数", choices.TRACKS, "reported"))
    month = choices.month(end)
    rows = reader.rows((code,), members, (stored,), basis, month, month)
    if not rows:
        raise RecipeError(f"{ends[end]}没有一个地区有可以显示的数据。")
    ranked = peers.peers(reader, catalog, indicator, place, members, lines, rows, stored, basis, key)
    return _recipe(reader, ranked, asked, members, month)


def _recipe(reader: Reader, ranked: Peers, asked: Asked, members: tuple[str, ...], month: int) -> Recipe:
    form = asked.one("form", "图形", peers.FORMS, "bars")
    order = asked.one("order", "次序", peers.ORDERS, "rank")
    code = ranked.indicator.code

    def lines() -> Shown:
        histories = peers.histories(reader, code, members, ranked.category, ranked.basis, month)
        return peers_lines.multiples(ranked, histories, order)

    return Recipe(
        {
            "places": lines if form == "lines" else partial(_ladder, ranked, form, order),
            "places/位次表": partial(peers_table.table, ranked, order),
            "places/关键数": partial(peers_words.headlines, ranked),
        },
        asked.told,
        [code],
        partial(_told, reader, ranked),
    )


def _told(reader: Reader, ranked: Peers) -> Worded:
    """What all of them make together, as far as it was reported, and who is first and last."""
    whole = ranked.total.reported
    opening = Worded("") if whole is None else told(reader, ranked.catalog, whole, ranked.basis)
    order = _ordered(ranked)
    kept = order.part(len(ranked.span_words), len(order.text)) if opening.text else order
    return joined((opening, kept, Worded("。")))


def _ordered(ranked: Peers) -> Worded:
    """The ranking's conclusion; the figures of the first and the last are linked."""
    text, start = peers_words.title(ranked), 0
    links: list[Linked] = []
    for verb, region, figure, printed in peers_words.ends(ranked):
        start = text.index(f"{verb}（{printed}）", start) + len(verb) + 1
        found = NUMBER.search(text, start)
        row = ranked.rows.get(region)
        if found and row is not None:
            measure = MEASURES.get(ranked.found.by, "growth")
            links.append(Linked(*found.span(), measure, key_of(row), figure, derived=bool(row.parts)))
    return Worded(text, tuple(links))


def _ladder(ranked: Peers, form: str, order: str) -> Shown:
    return ladder.ladder(ranked, "dumbbell" if form == "dumbbell" else "bars", order)
