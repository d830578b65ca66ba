"""Figures as they stand, by their keys: value and growth as they would be printed now (rule V1)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

from exhibits.exhibit import Key
from exhibits.number import percent_text, signed_text
from exhibits.reader import Reader
from exhibits.wording import shown_growth
from indicators.asked import basis_of
from indicators.catalog import Catalog
from indicators.growth import BASES, Growth
from indicators.period import Period

MISSING: Final = "无数"


class Standing(NamedTuple):
    """A figure unrounded, with the decimals that it is printed with, and its growth in words, '' for none."""

    value: float | None
    decimals: int
    growth: str


def standing(reader: Reader, catalog: Catalog, keys: Iterable[Key]) -> dict[Key, Standing]:
    """What stands of each; a figure that is not there any more is left out."""
    asked: dict[str, set[Key]] = {}
    for key in keys:
        if key.indicator in catalog.indicators:
            basis = basis_of(catalog.indicators[key.indicator], Period(key.period_start, key.period_end))
            asked.setdefault(basis, set()).add(key)
    found: dict[Key, Standing] = {}
    for basis in BASES:
        for row in _rows(reader, asked.get(basis, set()), basis):
            key = Key(row.indicator, row.region, row.category, row.period_start, row.period_end)
            if key in asked[basis]:
                found[key] = _of(row, catalog)
    return found


def _rows(reader: Reader, keys: set[Key], basis: str) -> list[Growth]:
    """All of a basis in one question, whose answer holds more than was asked for."""
    if not keys:
        return []
    indicators, regions, categories = (
        tuple(sorted(set(codes))) for codes in zip(*map(_line, keys), strict=True)
    )
    ends = [key.period_end for key in keys]
    return reader.rows(indicators, regions, categories, basis, min(ends), max(ends))


def _line(key: Key) -> tuple[str, str, str]:
    return key.indicator, key.region, key.category


def written(found: Mapping[Key, Standing]) -> list[list[Any]]:
    """For a file: indicator, region, category, first and last month, value, decimals, growth."""
    return [
        [each.indicator, each.region, each.category, each.period_start, each.period_end, *told]
        for each, told in found.items()
    ]


def read(told: Iterable[Any]) -> dict[Key, Standing]:
    """As ``written``; raises ValueError for what is none."""
    found: dict[Key, Standing] = {}
    for row in told:
        if not isinstance(row, list) or len(row) != 8:
            raise ValueError(f"no figure: {row!r}")
        found[Key(*row[:5])] = Standing(*row[5:])
    return found


def _of(row: Growth, catalog: Catalog) -> Standing:
    known = catalog.indicators[row.indicator].decimals
    decimals = known if row.decimals is None else min(row.decimals, known)
    if row.yoy_pp is not None:
        return Standing(row.value, decimals, f"{signed_text(row.yoy_pp)}个百分点")
    pct = shown_growth(row)
    return Standing(row.value, decimals, "" if pct is None else percent_text(pct))
