"""数据质量 from its address."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from exhibits import quality as told
from exhibits import quality_late, quality_record
from exhibits.exhibit import Table
from exhibits.linked import Worded
from exhibits.offers import choices
from exhibits.offers import quality as offers
from exhibits.reader import Reader
from exhibits.recipes.asked import Asked, RecipeError
from exhibits.recipes.recipe import Recipe
from indicators import quality as checking
from indicators import quality_late as lateness
from indicators import quality_record as recording
from indicators.catalog import Catalog

Tables = tuple[Table, Callable[[], Table]]


def recipe(reader: Reader, catalog: Catalog, asked: Asked) -> Recipe:
    """The table above, and the cases one by one."""
    held = reader.held
    if not choices.indicators(held, catalog):
        raise RecipeError("数据仓库里没有可以核对的数。")
    part = asked.one("part", "查看", offers.PARTS, "late")
    places, topics = offers.regions(held, catalog), offers.topics(held, catalog)
    region = asked.one("region", "地区（含下级）", places, offers.ALL)
    topic = asked.one("topic", "板块", topics, offers.ALL)
    said = offers.words(places[region], topics[topic])
    ask = {"late": _late, "checks": _checks, "corrections": _corrections}[part]
    whole, below = ask(reader, catalog, asked, (region, topic), said)
    named = {"quality": lambda: whole, f"quality/{offers.PARTS[part]}": lambda: whole, "quality/明细": below}
    return Recipe(named, asked.told, (), lambda: Worded(f"{whole.title}。"))


def _late(reader: Reader, catalog: Catalog, asked: Asked, where: tuple[str, str], said: str) -> Tables:
    end = offers.month(asked.one("to", "截至", offers.months(*offers.bounds(reader.held))))
    found = lateness.lateness(reader.warehouse, catalog, end).of(offers.scope(catalog, *where))
    lines = partial(quality_late.lines, found, catalog, 0, len(found.late))
    return quality_late.grid(found, catalog, end, said), lines


def _checks(reader: Reader, catalog: Catalog, asked: Asked, where: tuple[str, str], said: str) -> Tables:
    check = asked.one("check", "核对项目", offers.checks(), offers.ALL)
    year, when = _year(reader, asked)
    scope = offers.scope(catalog, *where, year)
    found = [
        offers.known(checking.verdict(reader.warehouse, catalog, each, scope), catalog)
        for each in checking.CHECKS
        if check in (offers.ALL, each)
    ]
    cases = partial(told.cases, found, catalog, reader.loads, 0, offers.listed(found))
    return told.verdicts(found, offers.words(said, when)), cases


def _corrections(reader: Reader, catalog: Catalog, asked: Asked, where: tuple[str, str], said: str) -> Tables:
    year, when = _year(reader, asked)
    scope = offers.scope(catalog, *where, year)
    every = recording.corrections(reader.warehouse, scope)
    known = [
        each for each in every if each.indicator in catalog.indicators and each.region in catalog.regions
    ]
    records = recording.records(reader.warehouse, catalog, known, scope)
    lines = partial(quality_record.corrections, known, catalog, 0, len(known))
    return quality_record.records(records, catalog, offers.words(said, when)), lines


def _year(reader: Reader, asked: Asked) -> tuple[str, str]:
    years = offers.years(*offers.bounds(reader.held))
    year = asked.one("year", "年份", years, offers.ALL)
    return year, years[year]
