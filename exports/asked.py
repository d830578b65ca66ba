"""The basket that a command line asks for: a kept one as it was put in or made anew, or a ready-made one."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from desk.basket_file import KeptItem
from desk.baskets import BasketError, Kept, baskets, fit_name
from desk.baskets import basket as kept_basket
from exhibits.basket import Basket
from exhibits.kept_items import assembled, doubtful, misread, refresh
from exhibits.reader import Reader
from exhibits.ready import READY, filled, newest
from exhibits.recipes import RecipeError
from indicators.asked import region_of
from indicators.catalog import Catalog
from indicators.period import month_text
from indicators.warehouse import as_of, folder, open_current


class Asked(NamedTuple):
    """As the command line has it; ``period`` is a month's number, None where it was not said."""

    name: str
    region: str | None = None
    period: int | None = None
    as_of: str | None = None
    refresh: bool = False


class Made(NamedTuple):
    """The basket, and what its reader must know: figures that changed, parts that were left out."""

    basket: Basket
    told: tuple[str, ...]


def basket(asked: Asked, now: datetime) -> Made:
    """Raises BasketError, RecipeError, UnknownName or WarehouseError; all messages are for the reader."""
    catalog = Catalog.at(folder())
    warehouse = open_current(folder())
    reader = Reader(warehouse if asked.as_of is None else warehouse.at(as_of(warehouse, asked.as_of)))
    if not _is_ready(asked):
        return _kept(asked, reader, catalog, now)
    region = region_of(catalog, asked.region).code
    month = newest(reader, catalog, region) if asked.period is None else month_text(asked.period)
    found = filled(reader, catalog, asked.name, region, month, now)
    return Made(
        assembled(reader, catalog, found.kept, now), tuple(f"未放入 {each}" for each in found.left_out)
    )


def _is_ready(asked: Asked) -> bool:
    """A kept basket goes before a ready-made one of its name, unless a region or a period is asked for."""
    said = asked.region is not None or asked.period is not None
    if said and asked.name not in READY:
        raise BasketError(
            f"--region 和 --period 只用于现成的汇报篮（{'、'.join(READY)}），“{asked.name}”按保存的内容写。"
        )
    names = {each.name for each in baskets(folder()).baskets}
    return said or (asked.name in READY and fit_name(asked.name) not in names)


def _kept(asked: Asked, reader: Reader, catalog: Catalog, now: datetime) -> Made:
    kept = kept_basket(folder(), asked.name)
    if not kept.items:
        raise BasketError(f"汇报篮“{kept.name}”是空的：请先放入图表。")
    said: list[str] = []
    if asked.refresh or asked.as_of is not None:
        kept, said = _anew(kept, reader, catalog, now)
    made = assembled(reader, catalog, kept, now)
    doubts = [
        f"第{each.id}项的 {'、'.join(numbers)} 不是它所指的数，请核对"
        for each in kept.items
        if (numbers := [*doubtful(each), *misread(each)])
    ]
    flags = (f"{item.title}——{flag}" for item in made.items for flag in item.flags)
    return Made(made, (*said, *doubts, *flags))


def _anew(kept: Kept, reader: Reader, catalog: Catalog, now: datetime) -> tuple[Kept, list[str]]:
    """Every item made anew; one that cannot be made stays as it was put in, and that is said."""
    items: list[KeptItem] = []
    said: list[str] = []
    for each in kept.items:
        try:
            items.append(refresh(reader, catalog, each, now))
        except RecipeError as fault:
            items.append(each)
            said.append(f"第{each.id}项未能重取，仍为入篮时的内容：{fault}")
    return replace(kept, items=tuple(items)), said
