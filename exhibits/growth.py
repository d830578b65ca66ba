"""Growth in a grid of months, and the published growth against the one computed from the levels (rules G2 to G5)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from exhibits.caption import Break, indicator_name, line_name, newest_of_each, notes, period_words, subtitle, title
from exhibits.exhibit import Chart, Point, Sentence, Series, Slot
from exhibits.lines import key_of
from exhibits.number import number_text, percent_text, rounded, sign, signed_text
from exhibits.slots import along_time, time_slots
from exhibits.source import Load, mark, source_line
from exhibits.wording import COMPUTED_WORDS, NOT_REPORTED, REPORTED_WORDS, acceleration_words, status_words
from indicators.period import Period

if TYPE_CHECKING:
    from indicators.catalog import Catalog
    from indicators.growth import Growth

Track = Literal["reported", "computed"]


def heat(
    rows: Sequence[Growth],
    catalog: Catalog,
    basis: str,
    track: Track = "reported",
    loads: Sequence[Load] = (),
    breaks: Sequence[Break] = (),
) -> Chart:
    """Indicator × month or region × month: one series a line of the grid, growth in per cent in the cells.

    ``track`` says which growth leads: the published one where there is one, or always the computed one.
    A rate's change is in points; a status stands as a word; what was not reported stands as 未报.
    """
    slots = time_slots(rows, basis)
    heads = newest_of_each(rows)
    series = tuple(
        Series(line_name(head, heads, catalog), "peer", _heat_points(_own(rows, head), slots, basis, track))
        for head in heads
    )
    rule = "优先用公布同比，没有公布的按绝对数测算" if track == "reported" else COMPUTED_WORDS
    return Chart(
        title=title(rows, catalog, basis),
        subtitle=f"{subtitle(rows, catalog, basis)} · 同比（%）",
        notes=(rule, "蓝为增长、橙为下降、灰为未报或无法比较", *_rate_note(rows), *notes(rows, breaks, basis)),
        source=source_line(loads),
        mark=mark(loads),
        kind="heat",
        unit="%",
        decimals=1,
        slots=slots,
        series=series,
    )


def tracks(rows: Sequence[Growth], catalog: Catalog, basis: str, loads: Sequence[Load] = ()) -> Chart:
    """Published growth over the computed one along time: rows of one indicator, region and category, not empty."""
    slots = time_slots(rows, basis)
    return Chart(
        title=_gap_title(rows[-1], catalog, basis),
        subtitle=f"{subtitle(rows, catalog, basis)} · 同比（%）",
        notes=("公布同比按可比口径计算；计算同比按两年公布的绝对数相除", *notes(rows, (), basis)),
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
    if moved := _moved_words(rows, basis):
        said.append(moved)
    return Sentence(
        title=_gap_title(row, catalog, basis),
        subtitle=subtitle([row], catalog, basis),
        source=source_line(loads),
        mark=mark(loads),
        text="".join(said),
    )


def gap_words(row: Growth, *, constant_prices: bool = False) -> str:
    """The two growths of a figure in a sentence, with the comparable base that the published one implies (rule G2)."""
    reported, computed = row.yoy_reported_pct, row.yoy_computed_pct
    if constant_prices:
        return "本指标的公布增速按不变价格计算，不能用现价绝对数核对。"
    if reported is None and computed is None:
        return f"没有可比的增速：{status_words(row.growth_status)}。"
    if reported is None:
        return f"没有公布同比；按绝对数测算为{percent_text(computed)}。"
    if computed is None:
        return f"公布同比{percent_text(reported)}；上年同期没有可比的绝对数，无法测算。"
    gap = rounded(reported, 1) - rounded(computed, 1)
    if sign(gap) == 0:
        return f"公布同比{percent_text(reported)}，与按绝对数测算的结果一致。"
    return (
        f"公布同比{percent_text(reported)}按可比口径计算，按绝对数测算为{percent_text(computed)}，"
        f"相差{number_text(abs(gap), 1)}个百分点。{_base_words(row)}"
    )


def interval_text(low: float, high: float, decimals: int) -> str:
    """A rounding interval at no more places than its width bears: 37,768–37,806."""
    places = next((places for places in range(decimals) if (high - low) * 10**places >= 2), decimals)
    return f"{number_text(low, places)}–{number_text(high, places)}"


def _base_words(row: Growth) -> str:
    if row.base_value is None or row.implied_base_low is None or row.implied_base_high is None:
        return ""
    implied = interval_text(row.implied_base_low, row.implied_base_high, row.decimals)
    return (
        f"由公布增速折算，可比的上年同期数为{implied}{row.unit}，"
        f"而上年公布的是{number_text(row.base_value, row.decimals)}{row.unit}：两年公布的绝对数口径不同，不能直接相比。"
    )


def _gap_title(row: Growth, catalog: Catalog, basis: str) -> str:
    named = f"{period_words(row, basis)}{catalog.regions[row.region].short_name}{indicator_name(row, catalog)}"
    reported, computed = row.yoy_reported_pct, row.yoy_computed_pct
    if reported is None or computed is None:
        shown = reported if reported is not None else computed
        return f"{named}同比{percent_text(shown) if shown is not None else status_words(row.growth_status)}"
    if sign(rounded(reported, 1) - rounded(computed, 1)) == 0:
        return f"{named}：公布同比与测算一致，均为{percent_text(reported)}"
    return f"{named}：公布同比{percent_text(reported)}，按绝对数测算{percent_text(computed)}"


def _moved_words(rows: Sequence[Growth], basis: str) -> str:
    now = rows[-1]
    before = next((row for row in reversed(rows[:-1]) if row.period_end < now.period_end), None)
    if before is None or now.yoy_reported_pct is None or before.yoy_reported_pct is None:
        return ""
    label = Period(before.period_start, before.period_end).label_for(basis)
    if before.period_end // 12 == now.period_end // 12:
        label = label.removeprefix(f"{now.period_end // 12}年")
    return f"公布{acceleration_words(now.yoy_reported_pct, before.yoy_reported_pct, label)}。"


def _own(rows: Sequence[Growth], head: Growth) -> list[Growth]:
    wanted = (head.indicator, head.region, head.category)
    return [row for row in rows if (row.indicator, row.region, row.category) == wanted]


def _heat_points(rows: Sequence[Growth], slots: Sequence[Slot], basis: str, track: Track) -> tuple[Point, ...]:
    own = {along_time(row.period_start, row.period_end, basis): row for row in rows}
    points = []
    for position, slot in enumerate(slots):
        row = own.get((slot.start, slot.end))
        points.append(
            Point(position, None, NOT_REPORTED, "not_reported") if row is None else _heat_point(position, row, track)
        )
    return tuple(points)


def _heat_point(position: int, row: Growth, track: Track) -> Point:
    led = row.yoy_reported_pct if track == "reported" and row.yoy_reported_pct is not None else row.yoy_computed_pct
    shown = row.yoy_pp if row.yoy_pp is not None else led
    note = f"{number_text(row.value, row.decimals)}{row.unit}"
    if shown is None:
        return Point(position, None, status_words(row.growth_status), "break", note, key_of(row))
    text = signed_text(shown) + ("*" if row.status == "preliminary" else "")
    return Point(position, rounded(shown, 1), text, row.status, note, key_of(row))


def _rate_note(rows: Sequence[Growth]) -> tuple[str, ...]:
    said = ("比率类指标为百分点变动",) if any(row.yoy_pp is not None for row in rows) else ()
    return said + (("带*为初步数",) if any(row.status == "preliminary" for row in rows) else ())


def _track_series(
    name: str,
    role: Track,
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
            points.append(Point(position, rounded(value, 1), percent_text(value), row.status, key=key_of(row)))
    last = next((point.text for point in reversed(points) if point.value is not None), "")
    return Series(REPORTED_WORDS if role == "reported" else COMPUTED_WORDS, role, tuple(points), f"{name} {last}")


def _paired(
    rows: Sequence[Growth], values: Sequence[float | None]
) -> list[tuple[Growth, tuple[Growth, float | None]]]:
    return [(row, (row, value)) for row, value in zip(rows, values, strict=True)]
