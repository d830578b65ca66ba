"""Between a kept basket and one that is shown: putting in, refreshing, and what has changed meanwhile."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from desk.basket_file import Kept, KeptItem
from exhibits.basket import Basket, Item
from exhibits.exhibit import Sentence
from exhibits.flags import FIGURES, ITEM, changed, standing_then
from exhibits.frozen import FrozenError, item_of, to_json
from exhibits.keyed import printed
from exhibits.linked import Worded, loose, misquoted
from exhibits.reader import Reader
from exhibits.recipes import RecipeError, made
from exhibits.report import paragraph, strangers
from exhibits.standing import standing, written
from indicators.catalog import Catalog
from indicators.warehouse import Warehouse

TIME = "%Y-%m-%d %H:%M"


def taken(
    source: Warehouse | Reader,
    catalog: Catalog,
    page: str,
    query: Mapping[str, str],
    part: str,
    now: datetime,
) -> KeptItem:
    """What to put into a basket: the part of a page at an address, as it is now.

    Raises RecipeError, fit for the screen, as ``recipes.made``.
    """
    reader = source if isinstance(source, Reader) else Reader(source)
    item = made(reader, catalog, page, query, part)
    figures = written(standing(reader, catalog, printed(item.exhibit)))
    frozen = {ITEM: to_json(item), FIGURES: figures}
    own = regions_of(reader.warehouse)
    return KeptItem(page, dict(query), part, frozen, reader.warehouse.build, f"{now:{TIME}}", regions=own)


def regions_of(warehouse: Warehouse) -> list[str] | None:
    """Whose figures an item may hold that is made of these: for ``KeptItem.regions``."""
    return None if warehouse.regions is None else sorted(warehouse.regions)


def refresh(source: Warehouse | Reader, catalog: Catalog, kept: KeptItem, now: datetime) -> KeptItem:
    """The same item by what stands now; heading and note stay. Raises RecipeError where it cannot be made."""
    new = taken(source, catalog, kept.page, kept.query, kept.part, now)
    return replace(new, heading=kept.heading, note=kept.note, id=kept.id)


def shown(source: Warehouse | Reader, catalog: Catalog, kept: KeptItem) -> Item:
    """The item as it was put in, with its heading and note, and flags for what has changed since.

    One that cannot be read is a sentence that says so, so that the others of its basket still stand.
    """
    try:
        item = item_of(kept.frozen.get(ITEM, {}))
        flags = changed(source, catalog, kept)
    except FrozenError as fault:
        gone = Sentence(
            title="这一项无法显示", subtitle=kept.put_in, text=f"{fault}请刷新这一项，或移出后重新放入。"
        )
        return Item(exhibit=gone, heading=kept.heading, note=kept.note)
    return replace(item, heading=kept.heading, note=kept.note, flags=flags)


def assembled(source: Warehouse | Reader, catalog: Catalog, kept: Kept, now: datetime) -> Basket:
    """The basket to show or to write; its paragraph is told from the sentences of its items, each once."""
    reader = source if isinstance(source, Reader) else Reader(source)
    items = tuple(shown(reader, catalog, each) for each in kept.items)
    builds = {each.build for each in kept.items} or {reader.warehouse.build}
    load = reader.warehouse.as_of
    whole = paragraph(Worded(item.sentence, item.links) for item in items)
    return Basket(
        name=kept.name,
        items=items,
        build=max(builds),
        made=f"{now:{TIME}}",
        subtitle=kept.subtitle,
        paragraph=whole.text,
        links=whole.links,
        as_of="" if load is None else f"截至批次{load}",
    )


def doubtful(kept: KeptItem) -> list[str]:
    """Numbers that people typed into the heading or the note of an item and that it does not show."""
    return strangers(f"{kept.heading} {kept.note}", _texts(kept.frozen))


def misread(kept: KeptItem) -> list[str]:
    """Numbers of the item's sentence that are not those of their figures; a number without one must be shown.

    What was put in before numbers had their figures is not judged; nor is what cannot be read.
    """
    try:
        item, held = item_of(kept.frozen.get(ITEM, {})), standing_then(kept.frozen)
    except FrozenError:
        return []
    said = Worded(item.sentence, item.links)
    shown = _texts(to_json(item.exhibit))
    return [*misquoted(said, held), *strangers(loose(said), shown)] if item.links else []


def _texts(told: object) -> Iterator[str]:
    """Every text within what was frozen that is shown; where figures are from is none."""
    if isinstance(told, str):
        yield told
    elif isinstance(told, Mapping):
        yield from (text for name, each in told.items() if name != "links" for text in _texts(each))
    elif isinstance(told, Sequence):
        yield from (text for each in told for text in _texts(each))


__all__ = ["RecipeError", "assembled", "doubtful", "misread", "refresh", "shown", "taken"]
