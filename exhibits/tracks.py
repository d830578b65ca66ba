"""Published growth beside the one computed from the levels, as a chart and as figures (rules G2, G3, G5)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from exhibits.caption import even, line_notes, period_words, subtitle
from exhibits.events import event_marks
from exhibits.exhibit import Band, Cell, Chart, Figures, Headline, Point, Role, Series, Slot
from exhibits.gap import CONSTANT_PRICES, gap_title, interval_text
from exhibits.lines import key_of, point_status
from exhibits.number import number_text, percent_text, signed_text
from exhibits.slots import along_time, time_slots
from exhibits.source import mark, source_line
from exhibits.wording import (
    COMPUTED_WORDS,
    REPORTED_WORDS,
    at_constant_prices,
    firmness_words,
    points_words,
    status_words,
    tone,
)
from indicators.rounding import half_up

if TYPE_CHECKING:
    from indicators.catalog import Catalog
    from indicators.growth import Growth
    from indicators.loads import Load


def tracks(rows: Sequence[Growth], catalog: Catalog, basis: str, loads: Sequence[Load] = ()) -> Chart:
    """Published and computed growth along time, of one indicator, region and category; a rate's points.

    No series where every growth is a word.
    """
    slots = time_slots(rows, basis)
    constant = at_constant_prices(rows[-1], catalog)
    points = any(row.yoy_pp is not None for row in rows)
    series = _point_track(rows, slots, basis) if points else _both_tracks(rows, slots, basis, constant)
    return Chart(
        title=gap_title(rows[-1], catalog, basis),
        subtitle=subtitle(rows, catalog, basis, unit="同比变动（百分点）" if points else "同比（%）"),
        notes=(*_rule_note(points, constant), *line_notes(rows, catalog, basis)),
        source=source_line(loads),
        mark=mark(loads),
        kind="lines",
        unit="百分点" if points else "%",
        decimals=1,
        slots=slots,
        series=tuple(line for line in series if any(point.value is not None for point in line.points)),
        from_zero=True,
        marks=event_marks(rows, catalog, slots),
    )


def headlines(rows: Sequence[Growth], catalog: Catalog, basis: str, loads: Sequence[Load] = ()) -> Figures:
    """The newest figure in a row: level, both growths, the base as published and as the growth implies it."""
    row = even(rows, catalog)[-1]
    constant = at_constant_prices(row, catalog)
    implied = None if constant else _implied(row)
    told = [_level(row, basis), *_growths(row, constant), _base(row, rows), implied, _two_year(row, constant)]
    return Figures(
        title=gap_title(row, catalog, basis),
        subtitle=subtitle([row], catalog, basis),
        source=source_line(loads),
        mark=mark(loads),
        bands=(Band("", tuple(headline for headline in told if headline is not None)),),
    )


def _rule_note(points: bool, constant: bool) -> tuple[str, ...]:
    if points:
        return ("比率类指标为百分点变动",)
    if constant:
        return (f"{CONSTANT_PRICES}；现价同比含价格变动",)
    return ("公布同比按可比口径计算；计算同比按两年公布的绝对数相除",)


def _both_tracks(
    rows: Sequence[Growth], slots: Sequence[Slot], basis: str, constant: bool
) -> tuple[Series, Series]:
    names = ("公布同比（不变价）", "现价同比") if constant else (REPORTED_WORDS, COMPUTED_WORDS)
    short = ("公布", "现价" if constant else "测算")
    reported = _track(rows, [row.yoy_reported_pct for row in rows], slots, basis)
    computed = _track(rows, [row.yoy_computed_pct for row in rows], slots, basis)
    return (
        _series(names[0], short[0], "reported", reported, slots),
        _series(names[1], short[1], "computed", computed, slots),
    )


def _point_track(rows: Sequence[Growth], slots: Sequence[Slot], basis: str) -> tuple[Series]:
    points = _track(rows, [row.yoy_pp for row in rows], slots, basis, percent=False)
    return (_series("同比变动", "同比", "current", points, slots),)


def _track(
    rows: Sequence[Growth],
    values: Sequence[float | None],
    slots: Sequence[Slot],
    basis: str,
    *,
    percent: bool = True,
) -> tuple[Point, ...]:
    own = {
        along_time(row.period_start, row.period_end, basis): (row, value)
        for row, value in zip(rows, values, strict=True)
    }
    points = []
    for position, slot in enumerate(slots):
        row, value = own[(slot.start, slot.end)]
        if value is None:
            points.append(Point(position, None, "", "not_reported", key=key_of(row)))
            continue
        text = percent_text(value) if percent else signed_text(value)
        points.append(Point(position, half_up(value, 1), text, point_status(row), key=key_of(row)))
    return tuple(points)


def _series(name: str, short: str, role: Role, points: tuple[Point, ...], slots: Sequence[Slot]) -> Series:
    """A track whose label says its last figure, and of which period it is where others go on."""
    last = next((point for point in reversed(points) if point.value is not None), None)
    if last is None:
        return Series(name, role, points, short)
    when = "" if last.slot == len(slots) - 1 else f"（{slots[last.slot].label}）"
    return Series(name, role, points, f"{short}{when} {last.text}")


def _level(row: Growth, basis: str) -> Headline | None:
    if row.value is None:
        return None
    text = number_text(row.value, row.decimals or 0)
    return Headline(period_words(row, basis), text, row.unit, firmness_words(row))


def _growths(row: Growth, constant: bool) -> list[Headline]:
    told = []
    if row.yoy_reported_pct is not None:
        told.append(_rate("公布同比", row.yoy_reported_pct, "不变价" if constant else "可比口径"))
    if row.yoy_pp is not None:
        told.append(
            Headline("同比变动", points_words(row.yoy_pp), "", "", (Cell("", row.yoy_pp, tone(row.yoy_pp)),))
        )
    elif row.yoy_computed_pct is not None:
        named, remark = ("现价同比", "含价格变动，仅供参考") if constant else ("计算同比", "按绝对数测算")
        told.append(_rate(named, row.yoy_computed_pct, remark))
    elif row.yoy_reported_pct is None:
        told.append(Headline("计算同比", status_words(row.growth_status), "", ""))
    return told


def _rate(name: str, pct: float, remark: str) -> Headline:
    return Headline(name, percent_text(pct), "", remark, (Cell("", pct, tone(pct)),))


def _base(row: Growth, rows: Sequence[Growth]) -> Headline | None:
    """Last year's figure, and whether it was published or derived: as its own row says, else as this one."""
    if row.base_value is None:
        return None
    span = (row.period_start - 12, row.period_end - 12)
    said = next((each for each in rows if (each.period_start, each.period_end) == span), row)
    remark = firmness_words(said) if said is not row or row.status == "derived" else ""
    text = number_text(row.base_value, row.decimals or 0)
    return Headline("上年同期", text, row.unit, remark.partition("（")[0] or "上年公布数")


def _implied(row: Growth) -> Headline | None:
    if row.implied_base_low is None or row.implied_base_high is None or row.base_value is None:
        return None
    text = interval_text(row.implied_base_low, row.implied_base_high, row.decimals or 0)
    return Headline("折算可比基数", text, row.unit, "由公布同比倒推")


def _two_year(row: Growth, constant: bool) -> Headline | None:
    if row.two_year_pct is None:
        return None
    track = "公布" if row.two_year_track == "reported" else "现价" if constant else "测算"
    return _rate("两年平均增长", row.two_year_pct, f"几何平均，按{track}同比")
