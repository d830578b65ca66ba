"""Which figures of a kept exhibit have changed since it was put in: 入篮时 7.92，现为 7.95 (rule V1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from desk.basket_file import KeptItem
from exhibits.exhibit import Key
from exhibits.frozen import FrozenError, item_of
from exhibits.keyed import printed
from exhibits.number import number_text
from exhibits.reader import Reader
from exhibits.standing import MISSING, Standing, read, standing
from indicators.asked import basis_of
from indicators.catalog import Catalog
from indicators.period import Period
from indicators.warehouse import Warehouse

FIGURES: Final = "figures"  # of what is frozen: the standing figures, beside the item
ITEM: Final = "item"


def changed(source: Warehouse | Reader, catalog: Catalog, kept: KeptItem) -> tuple[str, ...]:
    """One line a figure, in the exhibit's order: 2026年1-9月建筑业总产值：入篮时 7.92，现为 7.95.

    Its value and its growth are compared as they were printed then; what the exhibit does not print of a
    figure is told too where it prints something that rests on it, such as a place.
    """
    reader = source if isinstance(source, Reader) else Reader(source)
    shown = printed(item_of(kept.frozen.get(ITEM, {})).exhibit)
    then = standing_then(kept.frozen)
    now = standing(reader, catalog, shown)
    several = len({key.region for key in shown}) > 1
    told: list[str] = []
    for key, texts in shown.items():
        name = name_of(key, catalog, with_region=several)
        if key in then:
            told += _differences(name, then[key], now.get(key), " ".join(texts))
        elif key in now:
            told.append(f"{name}：入篮时{MISSING}，现为 {_value(now[key])}")
    return tuple(dict.fromkeys(told))


def name_of(key: Key, catalog: Catalog, *, with_region: bool) -> str:
    """2026年1-9月建筑业总产值, with its region where there are several."""
    indicator = catalog.indicators.get(key.indicator)
    span = Period(key.period_start, key.period_end)
    basis = span.basis if indicator is None else basis_of(indicator, span)
    label = span.label_for(basis) + ("末" if basis == "point" else "")
    region = catalog.regions[key.region].name if with_region and key.region in catalog.regions else ""
    name = key.indicator if indicator is None else indicator.name
    return f"{label}{region}{name}" + (f"（{key.category}）" if key.category else "")


def standing_then(frozen: Mapping[str, Any]) -> dict[Key, Standing]:
    """The figures as they stood when the item was put in; raises FrozenError where they cannot be read."""
    try:
        return read(frozen.get(FIGURES, ()))
    except (TypeError, ValueError):
        raise FrozenError("入篮时的数（figures）写法不对：请刷新这一项，或移出后重新放入。") from None


def _differences(name: str, then: Standing, now: Standing | None, texts: str) -> list[str]:
    if now is None:
        return [f"{name}：入篮时 {_value(then)}，现已撤销"]
    value, newer = _value(then), _value(now._replace(decimals=then.decimals))
    told: Sequence[tuple[str, str, str]] = [
        ("", value, newer),
        ("同比", then.growth or MISSING, now.growth or MISSING),
    ]
    moved = [each for each in told if each[1] != each[2]]
    seen = [each for each in moved if each[1].rstrip("%") in texts]
    return [f"{name}{what}：入篮时 {before}，现为 {after}" for what, before, after in seen or moved]


def _value(told: Standing) -> str:
    return MISSING if told.value is None else number_text(told.value, told.decimals)
