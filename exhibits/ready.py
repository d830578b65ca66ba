"""Ready-made baskets (现成的汇报篮): which parts of which pages make one, filled for a region and a month."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final, NamedTuple

from desk.basket_file import Kept, KeptItem
from exhibits import keyed
from exhibits.exhibit import Table
from exhibits.flags import ITEM
from exhibits.frozen import item_of
from exhibits.kept_items import taken
from exhibits.offers import choices, goals, grids, peers
from exhibits.reader import Reader
from exhibits.recipes import RecipeError
from exhibits.recipes.asked import Asked
from indicators.catalog import Catalog
from indicators.period import Period, month_number
from indicators.warehouse import Warehouse

MOST: Final = 4  # indicators that are told one by one
# What a bureau speaks of first; then the first of every topic.
LEADING: Final = ("construction_output", *reversed(choices.FAVOURITES))


class Part(NamedTuple):
    """One exhibit to be made: of a page, at an address, under a heading of its own ('' = its conclusion)."""

    page: str
    query: Mapping[str, str]
    part: str
    heading: str = ""


class Filled(NamedTuple):
    """A basket ready to be shown or saved, and what was left out for want of data."""

    kept: Kept
    left_out: tuple[str, ...]


def fill(source: Warehouse | Reader, catalog: Catalog, name: str, region: str, month: str) -> list[Part]:
    """The parts of a ready-made basket for a region's code and a month (YYYY-MM), with data or without.

    Raises RecipeError for a basket, a region or a month that is none.
    """
    if name not in READY:
        raise RecipeError(f"没有名为“{name}”的现成汇报篮，可用的有：{'、'.join(READY)}。")
    if region not in catalog.regions:
        raise RecipeError(f"地区“{region}”不在指标目录中。")
    try:
        month_number(month)
    except ValueError:
        raise RecipeError(f"期间“{month}”看不懂：请写成 2026-09 这样的年月。") from None
    reader = source if isinstance(source, Reader) else Reader(source)
    return READY[name](reader, catalog, {"region": region, "to": month})


def filled(
    source: Warehouse | Reader, catalog: Catalog, name: str, region: str, month: str, now: datetime
) -> Filled:
    """The basket of all that has data; raises RecipeError as ``fill``, or where nothing has."""
    reader = source if isinstance(source, Reader) else Reader(source)
    items: list[KeptItem] = []
    left_out: list[str] = []
    for number, each in enumerate(fill(reader, catalog, name, region, month), 1):
        try:
            item = taken(reader, catalog, each.page, each.query, each.part, now)
        except RecipeError:
            left_out.append(_lacking(each, catalog))
            continue
        if not _holds(item):
            left_out.append(_lacking(each, catalog))
            continue
        items.append(replace(item, heading=each.heading, id=str(number)))
    where, end = catalog.regions[region].name, month_number(month)
    when = Period(end // 12 * 12, end).label
    if not items:
        raise RecipeError(f"{where}{when}没有可以放入“{name}”的数据，请换一个地区或期间。")
    return Filled(Kept(name, tuple(items), subtitle=f"{where} · {when}"), tuple(dict.fromkeys(left_out)))


PAGES: Final = {
    "overview": "一屏总览",
    "trend": "指标趋势",
    "growth": "同比增长",
    "regions": "地区对比",
    "targets": "目标进度",
    "contribution": "拉动分析",
    "compare": "对比",
}


def _holds(item: KeptItem) -> bool:
    """Whether there is anything in it: a row, or a figure of the warehouse."""
    shown = item_of(item.frozen[ITEM]).exhibit
    return bool(shown.rows) if isinstance(shown, Table) else bool(keyed.printed(shown))


def _lacking(part: Part, catalog: Catalog) -> str:
    """指标趋势（商品房销售面积）：这一地区和期间没有数据."""
    code = part.query.get("indicator", "").partition(goals.WHOLE)[0]
    named = f"（{catalog.indicators[code].name}）" if code in catalog.indicators else ""
    return f"{PAGES[part.page]}{named}：这一地区和期间没有数据"


def _monthly(reader: Reader, catalog: Catalog, where: Mapping[str, str]) -> list[Part]:
    """月度运行分析: the leading topics at a glance, what leads one by one, growth as a grid, the targets.

    Of every topic there would be more slides than a meeting has time for.
    """
    codes = leading(reader, catalog, where["region"])
    first = {"indicator": codes[0]} if codes else {}
    year = {"from": where["to"][:4]}  # amounts of several years make more bars than a slide can name
    topics = list(dict.fromkeys(catalog.indicators[code].topic for code in codes))
    return [
        *(Part("overview", {**where, "topic": topic}, "overview") for topic in topics),
        *(Part("trend", {**where, "indicator": code}, "trend") for code in codes),
        *([Part("trend", {**where, **first, **year}, "trend/数值与同比")] if codes else []),
        *(Part("growth", {**where, "topic": topic}, "heat") for topic in topics),
        Part("contribution", {**where, **first}, "parts"),
        Part("regions", {**where, **first, "form": "dumbbell"}, "places"),
        Part("targets", where, "targets"),
    ]


def _ranking(reader: Reader, catalog: Catalog, where: Mapping[str, str]) -> list[Part]:
    """地区排名通报: of each leading indicator by growth, of the first by level and in full."""
    held = reader.held
    codes = [
        code
        for code in leading(reader, catalog, where["region"], below=True)
        if where["region"] in peers.parents(held, catalog, code)
    ] or list(leading(reader, catalog, where["region"]))
    first = {**where, "indicator": codes[0]} if codes else dict(where)
    return [
        Part("regions", first, "places"),
        *(Part("regions", {**where, "indicator": code, "by": "growth"}, "places") for code in codes),
        Part("regions", {**first, "by": "growth"}, "places/位次表"),
        Part("growth", {**first, "view": "region"}, "heat"),
        Part("contribution", first, "parts"),
    ]


def _pursuing(reader: Reader, catalog: Catalog, where: Mapping[str, str]) -> list[Part]:
    """目标进度调度: the region's targets, who is behind first; what is left to do; one by districts."""
    own = {**where, "order": "gap"}
    below = {region.code for region in catalog.children(where["region"])}
    every = [goal for goal in goals.known(reader, catalog) if goal[1] in below]
    shared = goals.subjects(every, catalog)
    alike = {"compare": "indicator", "to": where["to"]}
    widest = {**alike, "indicator": goals.widest(every, shared)} if shared else {}
    return [
        Part("targets", own, "targets"),
        *(
            Part("targets", own, f"targets/{title}")
            for title in ("目标完成情况", "余下月份的要求", "全年推算")
        ),
        *([Part("targets", widest, "targets")] if shared else []),
    ]


READY: Final[Mapping[str, Callable[[Reader, Catalog, Mapping[str, str]], list[Part]]]] = {
    "月度运行分析": _monthly,
    "地区排名通报": _ranking,
    "目标进度调度": _pursuing,
}


def leading(reader: Reader, catalog: Catalog, region: str, *, below: bool = False) -> Sequence[str]:
    """Up to ``MOST`` indicators that a region, or one under it, has figures of, the usual ones first."""
    places = [region, *(each.code for each in catalog.children(region))] if below else [region]
    own = {each.indicator for place in places for each in reader.held.of_region(place)}
    topics: dict[str, str] = {}
    for code, indicator in catalog.indicators.items():
        if code in own:
            topics.setdefault(indicator.topic, code)
    ordered = sorted(topics, key=lambda topic: catalog.topics[topic].ordinal)
    liked = [code for code in LEADING if code in own]
    return list(dict.fromkeys([*liked, *(topics[topic] for topic in ordered)]))[:MOST]


def newest(source: Warehouse | Reader, catalog: Catalog, region: str) -> str:
    """The newest month that a region has figures of, YYYY-MM; raises RecipeError where it has none."""
    reader = source if isinstance(source, Reader) else Reader(source)
    topic = grids.topic_members(reader.held, catalog, region, grids.EVERY_TOPIC)
    if not topic:
        raise RecipeError(f"{catalog.regions[region].name}没有数据。")
    return Asked({}).one("to", "截至", choices.ends(topic, "cumulative"))
