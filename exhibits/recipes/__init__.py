"""Exhibits from addresses, without a screen: a page, its parameters and a part of it give an item.

A part is the key of the page's downloads, alone for what the page draws (parts), or with the name of a sheet
(parts/拉动); ``offered`` lists those of an address.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from exhibits.about import definitions
from exhibits.basket import Item
from exhibits.reader import Reader
from exhibits.recipes import compare, contribution, growth, overview, quality, regions, targets, trend
from exhibits.recipes.asked import Asked, RecipeError
from exhibits.recipes.recipe import Recipe
from indicators.catalog import Catalog
from indicators.warehouse import Warehouse, WarehouseError, as_of

__all__ = ["PAGES", "RecipeError", "made", "offered"]

AS_OF: Final = "as_of"
PAGES: Final[Mapping[str, Callable[[Reader, Catalog, Asked], Recipe]]] = {
    "overview": overview.recipe,
    "trend": trend.recipe,
    "growth": growth.recipe,
    "regions": regions.recipe,
    "targets": targets.recipe,
    "contribution": contribution.recipe,
    "compare": compare.recipe,
    "quality": quality.recipe,
}


def offered(
    source: Warehouse | Reader, catalog: Catalog, page: str, query: Mapping[str, str]
) -> tuple[str, ...]:
    """The parts of a page at this address, its own exhibit first; raises RecipeError as ``made``."""
    return tuple(_recipe(source, catalog, page, query).parts)


def made(
    source: Warehouse | Reader, catalog: Catalog, page: str, query: Mapping[str, str], part: str
) -> Item:
    """The item that a part of a page at this address gives: exhibit, sentence, definitions, conditions.

    What the address does not say is as the page has it at first. Raises RecipeError for a page, a part or a
    code that is none, or where there is nothing to show; its message is for the screen.
    """
    recipe = _recipe(source, catalog, page, query)
    make = recipe.parts.get(part)
    if make is None:
        raise RecipeError(f"页面“{page}”没有“{part}”这一部分，可用的有：{'、'.join(recipe.parts)}。")
    said = recipe.sentence()
    return Item(
        exhibit=make(),
        sentence=said.text,
        links=said.links,
        definitions=definitions(_known(recipe.indicators, catalog), catalog),
        filters=recipe.told,
    )


def _recipe(source: Warehouse | Reader, catalog: Catalog, page: str, query: Mapping[str, str]) -> Recipe:
    write = PAGES.get(page)
    if write is None:
        raise RecipeError(f"页面“{page}”不能放入汇报篮，可用的有：{'、'.join(PAGES)}。")
    reader = source if isinstance(source, Reader) else Reader(source)
    if wish := query.get(AS_OF):
        reader = _then(reader, wish)
    try:
        return write(reader, catalog, Asked(query))
    except KeyError as gone:
        raise RecipeError(f"代码 {gone} 不在指标目录中：可能已改名或删除。") from gone


def _then(reader: Reader, wish: str) -> Reader:
    """The same as of an earlier load."""
    try:
        load = as_of(reader.warehouse, wish)
    except WarehouseError as fault:
        raise RecipeError(str(fault)) from fault
    return reader if reader.warehouse.as_of == load else type(reader)(reader.warehouse.at(load))


def _known(codes: Sequence[str], catalog: Catalog) -> set[str]:
    return {code for code in codes if code in catalog.indicators}
