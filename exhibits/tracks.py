"""The published growth against the one computed from the levels, and why they differ (rules G2, G3, G5)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from exhibits.caption import even, indicator_name, line_notes, period_words, subtitle
from exhibits.exhibit import Band, Cell, Chart, Figures, Headline, Point, Role, Sentence, Series, Slot
from exhibits.lines import key_of, point_status
from exhibits.number import number_text, percent_text, rounded, sign
from exhibits.slots import along_time, time_slots
from exhibits.source import mark, source_line
from exhibits.wording import (
    COMPUTED_WORDS,
    REPORTED_WORDS,
    acceleration_words,
    firmness_words,
    points_words,
    status_words,
    tone,
)
from indicators.period import Period

if TYPE_CHECKING:
    from indicators.catalog import Catalog
    from indicators.growth import Growth
    from indicators.loads import Load


def tracks(rows: Sequence[Growth], catalog: Catalog, basis: str, loads: Sequence[Load] = ()) -> Chart:
    """Published and computed growth along time, of one indicator, region and category."""
    slots = time_slots(rows, basis)
    return Chart(
        title=_gap_title(rows[-1], catalog, basis),
        subtitle=subtitle(rows, catalog, basis, unit="同比（%）"),
        notes=("公布同比按可比口径计算；计算同比按两年公布的绝对数相除", *line_notes(rows, catalog, basis)),
        source=source_line(loads),
        mark=mark(loads),
        kind="lines",
        unit="%",
        decimals=1,
        slots=slots,
        series=tuple(
            series
            for series in (
                _track_series("公布", "reported", [row.yoy_reported_pct for row in rows], rows, slots, basis),
                _track_series("测算", "computed", [row.yoy_computed_pct for row in rows], rows, slots, basis),
            )
            if any(point.value is not None for point in series.points)
        ),
        from_zero=True,
    )


def explanation(rows: Sequence[Growth], catalog: Catalog, basis: str, loads: Sequence[Load] = ()) -> Sentence:
    """Why the newest figure's two growths differ or agree, and how growth moved since the span before."""
    row = rows[-1]
    said = [gap_words(row, constant_prices=catalog.indicators[row.indicator].price_basis == "constant")]
    if moved := _moved_words(row, basis):
        said.append(moved)
    return Sentence(
        title=_gap_title(row, catalog, basis),
        subtitle=subtitle([row], catalog, basis),
        source=source_line(loads),
        mark=mark(loads),
        text="".join(said),
    )


def headlines(rows: Sequence[Growth], catalog: Catalog, basis: str, loads: Sequence[Load] = ()) -> Figures:
    """The newest figure in a row: level, both growths, the base as published and as the growth implies it."""
    row = even(rows, catalog)[-1]
    told = [_level(row, basis), *_growths(row), _base(row), _implied(row), _two_year(row)]
    return Figures(
        title=_gap_title(row, catalog, basis),
        subtitle=subtitle([row], catalog, basis),
        source=source_line(loads),
        mark=mark(loads),
        bands=(Band("", tuple(headline for headline in told if headline is not None)),),
    )


def gap_words(row: Growth, *, constant_prices: bool = False) -> str:
    """Both growths of a figure in a sentence, with the comparable base that the published implies (G2)."""
    reported, computed = row.yoy_reported_pct, row.yoy_computed_pct
    if constant_prices:
        return "本指标的公布增速按不变价格计算，不能用现价绝对数核对。"
    if reported is None and computed is not None:
        return f"没有公布同比；按绝对数测算为{percent_text(computed)}。"
    if reported is None:
        return _pointwise_words(row)
    if computed is None:
        return f"公布同比{percent_text(reported)}；上年同期没有可比的绝对数，无法测算。"
    gap = rounded(reported, 1) - rounded(computed, 1)
    if sign(gap) == 0:
        return f"公布同比{percent_text(reported)}，与按绝对数测算的结果一致。"
    return (
        f"公布同比{percent_text(reported)}按可比口径计算，按绝对数测算为{percent_text(computed)}，"
        f"相差{number_text(abs(gap), 1)}个百分点。{_base_words(row)}"
    )


def _pointwise_words(row: Growth) -> str:
    """A figure without a growth in per cent: a rate moves in points, anything else has a status."""
    if row.yoy_pp is not None:
        return f"比率类指标按百分点比较：同比{points_words(row.yoy_pp)}。"
    return f"没有可比的增速：{status_words(row.growth_status)}。"


def interval_text(low: float, high: float, decimals: int) -> str:
    """A rounding interval at no more places than its width bears: 37,768–37,806."""
    places = next((places for places in range(decimals) if (high - low) * 10**places >= 2), decimals)
    return f"{number_text(low, places)}–{number_text(high, places)}"


def _base_words(row: Growth) -> str:
    if row.base_value is None or row.implied_base_low is None or row.implied_base_high is None:
        return ""
    decimals = row.decimals or 0
    implied = interval_text(row.implied_base_low, row.implied_base_high, decimals)
    return (
        f"由公布增速折算，可比的上年同期数为{implied}{row.unit}，"
        f"而上年公布的是{number_text(row.base_value, decimals)}{row.unit}："
        "两年公布的绝对数口径不同，不能直接相比。"
    )


def _gap_title(row: Growth, catalog: Catalog, basis: str) -> str:
    named = f"{period_words(row, basis)}{catalog.regions[row.region].name}{indicator_name(row, catalog)}"
    reported, computed = row.yoy_reported_pct, row.yoy_computed_pct
    if reported is None or computed is None:
        shown = reported if reported is not None else computed
        return f"{named}同比{percent_text(shown) if shown is not None else status_words(row.growth_status)}"
    if sign(rounded(reported, 1) - rounded(computed, 1)) == 0:
        return f"{named}：公布同比与测算一致，均为{percent_text(reported)}"
    return f"{named}：公布同比{percent_text(reported)}，按绝对数测算{percent_text(computed)}"


def _moved_words(row: Growth, basis: str) -> str:
    if row.previous_pct is None or row.previous_end is None:
        return ""
    published = row.yoy_reported_pct is not None
    now = row.yoy_reported_pct if published else row.yoy_computed_pct
    if now is None:
        return ""
    label = _previous_label(row, row.previous_end, basis)
    return f"{'公布' if published else '测算'}{acceleration_words(now, row.previous_pct, label)}。"


def _previous_label(row: Growth, end: int, basis: str) -> str:
    start = end // 12 * 12 if basis == "cumulative" else end - (row.period_end - row.period_start)
    label = Period(start, end).label_for(basis)
    return label.removeprefix(f"{row.period_end // 12}年") or "全年"


def _track_series(
    name: str,
    role: Role,
    values: Sequence[float | None],
    rows: Sequence[Growth],
    slots: Sequence[Slot],
    basis: str,
) -> Series:
    own = {along_time(row.period_start, row.period_end, basis): pair for row, pair in _paired(rows, values)}
    points = []
    for position, slot in enumerate(slots):
        row, value = own[(slot.start, slot.end)]
        if value is None:
            points.append(Point(position, None, "", "not_reported", key=key_of(row)))
        else:
            points.append(
                Point(position, rounded(value, 1), percent_text(value), point_status(row), key=key_of(row))
            )
    last = next((point.text for point in reversed(points) if point.value is not None), "")
    return Series(
        REPORTED_WORDS if role == "reported" else COMPUTED_WORDS, role, tuple(points), f"{name} {last}"
    )


def _paired(
    rows: Sequence[Growth], values: Sequence[float | None]
) -> list[tuple[Growth, tuple[Growth, float | None]]]:
    return [(row, (row, value)) for row, value in zip(rows, values, strict=True)]


def _level(row: Growth, basis: str) -> Headline | None:
    if row.value is None:
        return None
    text = number_text(row.value, row.decimals or 0)
    return Headline(period_words(row, basis), text, row.unit, firmness_words(row))


def _growths(row: Growth) -> list[Headline]:
    told = []
    if row.yoy_reported_pct is not None:
        told.append(_rate("公布同比", row.yoy_reported_pct, "可比口径"))
    if row.yoy_pp is not None:
        told.append(Headline("同比变动", points_words(row.yoy_pp), "", "百分点"))
    elif row.yoy_computed_pct is not None:
        told.append(_rate("计算同比", row.yoy_computed_pct, "按绝对数测算"))
    elif row.yoy_reported_pct is None:
        told.append(Headline("计算同比", status_words(row.growth_status), "", ""))
    return told


def _rate(name: str, pct: float, remark: str) -> Headline:
    return Headline(name, percent_text(pct), "", remark, (Cell("", pct, tone(pct)),))


def _base(row: Growth) -> Headline | None:
    if row.base_value is None:
        return None
    return Headline("上年同期", number_text(row.base_value, row.decimals or 0), row.unit, "上年公布数")


def _implied(row: Growth) -> Headline | None:
    if row.implied_base_low is None or row.implied_base_high is None or row.base_value is None:
        return None
    text = interval_text(row.implied_base_low, row.implied_base_high, row.decimals or 0)
    return Headline("折算可比基数", text, row.unit, "由公布同比倒推")


def _two_year(row: Growth) -> Headline | None:
    if row.two_year_pct is None:
        return None
    track = "公布" if row.two_year_track == "reported" else "测算"
    return _rate("两年平均增长", row.two_year_pct, f"几何平均，按{track}同比")
