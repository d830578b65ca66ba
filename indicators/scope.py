"""Whose figures a person may see who answers for one region, and whose he may write (ADR 0026)."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Final, NamedTuple

from indicators.catalog import Catalog
from indicators.events import Chronicle


class Scope(NamedTuple):
    """An account's ``region``, '' for none, with what it may see and write; None for all."""

    region: str
    seen: frozenset[str] | None
    written: frozenset[str] | None


EVERYWHERE: Final = Scope("", None, None)


def scope(catalog: Catalog, region: str) -> Scope:
    """The scope of an account that is limited to a region, '' for one that is not."""
    return Scope(region, seen(catalog, region), written(catalog, region))


def written(catalog: Catalog, region: str) -> frozenset[str] | None:
    """The codes whose figures he may write: his own region and all below it; None for no limit.

    A region that the catalogue does not know has nothing: an empty set.
    """
    if not region:
        return None
    if region not in catalog.regions:
        return frozenset()
    found, waiting = {region}, [region]
    while waiting:
        below = {each.code for each in catalog.children(waiting.pop())} - found
        found |= below
        waiting += below
    return frozenset(found)


def seen(catalog: Catalog, region: str) -> frozenset[str] | None:
    """The codes whose figures he may see: those he may write, and the totals of what lies above."""
    own = written(catalog, region)
    if own is None:
        return None
    above, known = set[str](), catalog.regions.get(region)
    while known is not None and known.parent not in above:
        above.add(known.parent)
        known = catalog.regions.get(known.parent)
    return own | (above & catalog.regions.keys())


def noted(known: Chronicle, regions: frozenset[str] | None) -> Chronicle:
    """What was noted of these regions, and of all; an event that ever was another's is left out whole."""
    if regions is None:
        return known
    others = {each.number for each in known.versions if each.region not in regions | {""}}
    return Chronicle(tuple(each for each in known.versions if each.number not in others))


@lru_cache(maxsize=32)
def narrowed(catalog: Catalog, regions: frozenset[str] | None) -> Catalog:
    """The catalogue with what people noted of these regions, and of all; one object for one set."""
    if regions is None:
        return catalog
    allowed = regions | {""}
    return replace(
        catalog,
        breaks=tuple(each for each in catalog.breaks if each.region in allowed),
        events=tuple(each for each in catalog.events if each.region in allowed),
    )
