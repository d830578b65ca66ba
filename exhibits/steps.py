"""The versions of one figure as a step line over the loads that brought them (rule V1)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from exhibits.exhibit import Chart, Key, Point, PointStatus, Series, Slot
from exhibits.number import number_text
from exhibits.source import runs_text
from exhibits.told import (
    ARROW,
    STATUS_WORDS,
    Printed,
    measure_words,
    moved_text,
    name_of,
    span_text,
    unit_of,
    value_text,
)
from exhibits.vintage import source_text
from indicators.rounding import half_up

if TYPE_CHECKING:
    from indicators.catalog import Catalog
    from indicators.history import Telling

MOST: Final = 12  # versions drawn: their loads can be named below them
DRAWN: Final[dict[str, PointStatus]] = {
    "preliminary": "preliminary", "revised": "revised", "final": "final",
}  # fmt: skip


def steps(key: Key, told: Sequence[Telling], catalog: Catalog, as_of: int | None = None) -> Chart | None:
    """The level, or the growth where there is none; None where a single version leaves no step to draw."""
    versions = _versions(told)
    shown = versions[-MOST:]
    if len(versions) < 2:
        return None
    first, last = (Printed(each.value, each.decimals) for each in (versions[0], versions[-1]))
    of = (catalog, key.indicator, versions[0].measure)
    moved = moved_text(*of, first, last)
    change = f"{value_text(*of, first)}{ARROW}{value_text(*of, last)}{f'（{moved}）' if moved else ''}"
    decimals = max(each.decimals for each in shown)
    points = tuple(_point(key, place, each, catalog) for place, each in enumerate(shown))
    now = Point(len(shown), points[-1].value, points[-1].text, points[-1].status, "", key)
    named = f"{catalog.regions[key.region].name}{name_of(catalog, key.indicator, key.category)}"
    left_out = f"只画最近 {MOST} 版" if len(shown) < len(versions) else ""
    return Chart(
        title=f"{len(versions)} 个版本：{change}",
        subtitle=f"{named} · {measure_words(of[2])} · {unit_of(*of)} · 按入库批次 · "
        f"{span_text(key.period_start, key.period_end)}",
        notes=(left_out,) if left_out else (),
        source=f"资料来源：批次{runs_text([each.load for each in shown])}{source_text(as_of)}",
        kind="lines",
        unit=unit_of(*of),
        decimals=decimals,
        slots=(*(_slot(place, each) for place, each in enumerate(shown)), _end(len(shown), as_of)),
        series=(Series(measure_words(of[2]), "current", (*points, now), points[-1].text),),
        stepped=True,
    )


def _versions(told: Sequence[Telling]) -> list[Telling]:
    stood = [each for each in told if not each.repeats and each.measure in ("actual", "yoy_reported")]
    levels = [each for each in stood if each.measure == "actual"]
    return sorted(levels or stood, key=lambda each: each.load)


def _point(key: Key, place: int, told: Telling, catalog: Catalog) -> Point:
    status = DRAWN.get(told.status, "final")
    note = f"{STATUS_WORDS.get(told.status, told.status)}，{told.file} {told.sheet} {told.cell}"
    text = number_text(told.value, told.decimals)
    return Point(place, half_up(told.value, told.decimals), text, status, note, key)


def _slot(place: int, told: Telling) -> Slot:
    return Slot(f"批次{told.load}（{told.loaded_at:%Y-%m-%d}）", place, place)


def _end(place: int, as_of: int | None) -> Slot:
    return Slot("现行" if as_of is None else f"截至批次{as_of}", place, place)
