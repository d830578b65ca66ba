"""Series of any indicators and regions beside each other: indexed, by unit, or by growth (G2 to G9, A4).

What is put side by side is only shown: nothing here says that one moves the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from exhibits.beside import Line, Shown, all_rows, axis, cut, marks, series
from exhibits.caption import breaks_of, even, notes, span_words
from exhibits.exhibit import Chart, Sentence, Series, Slot
from exhibits.number import number_text, percent_text, signed_text
from exhibits.source import mark, source_line
from exhibits.wording import (
    BASIS_WORDS,
    HOLLOW,
    at_constant_prices,
    change_words,
    is_preliminary,
    shown_growth,
    status_words,
)
from indicators.judgement import change_pct, judge
from indicators.period import Period
from indicators.rounding import half_up

if TYPE_CHECKING:
    from indicators.catalog import Catalog
    from indicators.growth import Growth
    from indicators.loads import Load

ONLY_BESIDE: Final = "并列只看走势，不表示相关或因果"
TRACKS: Final = "优先用公布同比，没有公布的按绝对数测算"


def indexed(lines: Sequence[Line], catalog: Catalog, base: int, loads: Sequence[Load] = ()) -> Chart:
    """Every line over its own figure at ``base``, the month in which that span ends, as 100.

    Only spans as long as the base's are compared, of cumulative ones only the same months of other years. A
    line whose base is no honest one has no points; ``refused`` says why.
    """
    kept = [line for line in comparable(lines, base) if not refusal(line, catalog, base)]
    slots = axis(kept)
    shown = tuple(series(line, slots, partial(index, catalog, base)) for line in kept)
    named = base_name(lines, base)
    title = f"以{named}为100：{_ranked(shown, slots) or '所选序列都不能指数化'}"
    rules = (f"指数＝各期数÷{named}的数×100，只与长短相同的期间相比", *_prices(kept, catalog))
    return _chart(kept or lines, catalog, title, f"指数（{named}＝100）", "", 1, rules, loads, slots, shown)


def panels(lines: Sequence[Line], catalog: Catalog, loads: Sequence[Load] = ()) -> tuple[Chart, ...]:
    """The levels as they are, one chart a unit: two units never share an axis."""
    charts = []
    for unit in dict.fromkeys(row.unit for row in all_rows(lines) if row.value is not None):
        own = [line for line in lines if any(row.unit == unit and row.value is not None for row in line.rows)]
        own = [Line(line.name, tuple(even(line.rows, catalog)), line.basis) for line in own]
        slots = axis(own)
        shown = tuple(cut(series(line, slots, level), line, slots, catalog) for line in own)
        decimals = max(row.decimals or 0 for row in all_rows(own))
        title = f"{unit}：{_each(shown, slots)}"
        charts.append(_chart(own, catalog, title, unit, unit, decimals, (), loads, slots, shown))
    return tuple(charts)


def growths(lines: Sequence[Line], catalog: Catalog, loads: Sequence[Load] = ()) -> tuple[Chart, ...]:
    """Growth beside growth, the published one where there is one; rates have a chart of points."""
    charts = []
    for unit, rule in (("%", TRACKS), ("百分点", "比率类指标为百分点变动")):
        own = [line for line in lines if line.rows and _growth_unit(line) == unit]
        slots = axis(own)
        shown = tuple(series(line, slots, grown) for line in own)
        shown = tuple(one for one in shown if any(point.value is not None for point in one.points))
        if shown:
            title = f"同比：{_ranked(shown, slots)}"
            charts.append(
                _chart(own, catalog, title, f"同比（{unit}）", unit, 1, (rule,), loads, slots, shown)
            )
    return tuple(charts)


def index(catalog: Catalog, base: int, line: Line, row: Growth) -> Shown:
    """A figure over its line's base: a word where a change of definition or a sign lies between (G4, G9)."""
    own = line.at(base)
    if row.value is None or own is None or own.value is None:
        return Shown(None, status_words(row.growth_status))
    if row is not own and breaks_of([own, row], catalog):
        return Shown(None, status_words("break"))
    grown_pct = change_pct(row.value, own.value)
    if grown_pct is None:
        return Shown(None, status_words(judge(row.value, own.value).growth_status))
    value = half_up(100 + grown_pct, 1)
    return Shown(value, number_text(value, 1), f"{number_text(row.value, row.decimals or 0)}{row.unit}")


def level(line: Line, row: Growth) -> Shown:
    """A figure as it was reported or derived."""
    del line
    if row.value is None:
        return Shown(None, status_words(row.growth_status))
    decimals = row.decimals or 0
    text = number_text(row.value, decimals) + ("%" if row.unit == "%" else "")
    return Shown(half_up(row.value, decimals), text, change_words(row))


def grown(line: Line, row: Growth) -> Shown:
    """The growth that leads (rule G2), a rate's in points (G5), else its word (G4)."""
    del line
    value = row.yoy_pp if row.yoy_pp is not None else shown_growth(row)
    if value is None:
        return Shown(None, status_words(row.growth_status))
    text = signed_text(value) if row.yoy_pp is not None else percent_text(value)
    track = "公布同比" if row.yoy_pp is None and row.yoy_reported_pct is not None else "测算"
    return Shown(half_up(value, 1), text, track)


def refusal(line: Line, catalog: Catalog, base: int) -> str:
    """Why a line cannot be indexed to a base, '' where it can (rules G4, G5)."""
    own = line.at(base)
    if not line.rows:
        return "在所选期间没有可比的数"
    if catalog.indicators[line.rows[0].indicator].percent:
        return "是比率，按百分点变动，不作指数"
    if own is None or own.value is None:
        return "基期没有数"
    if own.value <= 0:
        return "基期为零" if own.value == 0 else "基期为负"
    return ""


def refused(lines: Sequence[Line], catalog: Catalog, base: int) -> Sentence | None:
    """The lines that cannot be indexed, each with its reason; None where all can."""
    said = [f"{line.name}{reason}" for line in lines if (reason := refusal(line, catalog, base))]
    if not said:
        return None
    text = f"未作指数：{'；'.join(said)}。可另选基期，或改看分图、同比。"
    return Sentence(title="未作指数", subtitle=base_name(lines, base), text=text)


def base_name(lines: Sequence[Line], base: int) -> str:
    """The span of a base in words, as the first line has it that has one."""
    found = [(line, row) for line in lines if (row := line.at(base)) is not None]
    if not found:
        return Period(base, base).label
    line, row = max(found, key=lambda one: one[1].period_end - one[1].period_start)
    return Period(row.period_start, row.period_end).label_for(line.basis)


def comparable(lines: Sequence[Line], base: int) -> list[Line]:
    """Of each line the figures that cover as many months as its base: 1-2月 is no month (rule P3).

    Where any line is cumulative, these are the same months of other years.
    """
    yearly = any(line.basis == "cumulative" for line in lines)
    made = []
    for line in lines:
        own = line.at(base)
        length = None if own is None else own.period_end - own.period_start
        rows = (row for row in line.rows if length in (None, row.period_end - row.period_start))
        kept = tuple(row for row in rows if not yearly or (row.period_end - base) % 12 == 0)
        made.append(Line(line.name, kept, line.basis))
    return made


def _growth_unit(line: Line) -> str:
    return "百分点" if any(row.yoy_pp is not None for row in line.rows) else "%"


def _chart(
    lines: Sequence[Line],
    catalog: Catalog,
    title: str,
    shown_as: str,
    unit: str,
    decimals: int,
    rules: tuple[str, ...],
    loads: Sequence[Load],
    slots: tuple[Slot, ...],
    shown: tuple[Series, ...],
) -> Chart:
    rows = all_rows(lines)
    span = Period(min(row.period_start for row in rows), max(row.period_end for row in rows))
    bases = "、".join(dict.fromkeys(BASIS_WORDS[line.basis] for line in lines))
    hollow = (HOLLOW,) if any(map(is_preliminary, rows)) else ()
    more = tuple(
        dict.fromkeys(note for line in lines if line.rows for note in notes(line.rows, catalog, line.basis))
    )
    return Chart(
        title=title,
        subtitle=" · ".join([f"{len(lines)}条序列", bases, shown_as, span_words(span)]),
        notes=(*rules, ONLY_BESIDE, *_places(lines, catalog), *hollow, *more),
        source=source_line(loads),
        mark=mark(loads),
        kind="lines",
        unit=unit or "指数",
        decimals=decimals,
        slots=slots,
        series=shown,
        marks=marks(lines, slots, catalog) if slots else (),
    )


def _places(lines: Sequence[Line], catalog: Catalog) -> tuple[str, ...]:
    """What counts by where a firm is registered and what by where it builds is never divided (rule A4)."""
    counted = {catalog.indicators[line.rows[0].indicator].basis for line in lines if line.rows} - {""}
    return ("既有按注册地、又有按在地统计的指标，不计算两者之比（A4）",) if len(counted) > 1 else ()


def _prices(lines: Sequence[Line], catalog: Catalog) -> tuple[str, ...]:
    named = [line.name for line in lines if at_constant_prices(line.rows[0], catalog)]
    return (f"{'、'.join(named)}的指数按现价",) if named else ()


def _newest(shown: Sequence[Series], slots: Sequence[Slot]) -> tuple[str, list[tuple[float, str, str]]]:
    """The newest slot with a number, and who has one there: number, name, text, the greatest first."""
    last = max((point.slot for one in shown for point in one.points if point.value is not None), default=None)
    if last is None:
        return "", []
    told = [
        (point.value, one.name, point.text)
        for one in shown
        for point in one.points
        if point.slot == last and point.value is not None
    ]
    return slots[last].label, sorted(told, key=lambda each: -each[0])


def _ranked(shown: Sequence[Series], slots: Sequence[Slot]) -> str:
    """2023年1-4月甲最高（108.2），乙最低（94.6）; '' where no line has a number."""
    when, told = _newest(shown, slots)
    if len(told) < 2:
        return "".join(f"{when}{name}{text}" for _, name, text in told)
    (_, first, high), (_, last, low) = told[0], told[-1]
    absent = len(shown) - len(told)
    others = f"，另{absent}条此期无数" if absent else ""
    return f"{when}{first}最高（{high}），{last}最低（{low}）{others}"


def _each(shown: Sequence[Series], slots: Sequence[Slot]) -> str:
    when, told = _newest(shown, slots)
    return f"{when}{'、'.join(f'{name}{text}' for _, name, text in told)}"
