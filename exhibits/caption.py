"""The words around an exhibit: its conclusion, what it shows, and the remarks a reader needs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from exhibits.events import event_notes
from exhibits.number import number_text
from exhibits.wording import (
    BASIS_WORDS,
    HOLLOW,
    at_constant_prices,
    change_sign,
    change_words,
    count_words,
    is_preliminary,
)
from indicators.period import Period

if TYPE_CHECKING:
    from indicators.catalog import Break, Catalog
    from indicators.growth import Growth


def breaks_of(rows: Sequence[Growth], catalog: Catalog) -> tuple[Break, ...]:
    """The changes of definition within the months that ``rows`` cover, each once (rule G9)."""
    lines = {(row.indicator, row.region, row.category) for row in rows}
    first, last = min(row.period_start for row in rows), max(row.period_end for row in rows)
    met = (
        each
        for each in catalog.breaks
        if first < each.period <= last
        and any(
            each.indicator == indicator and each.region in ("", region) and each.category in ("", category)
            for indicator, region, category in lines
        )
    )
    return tuple({(each.period, each.note): each for each in met}.values())


def break_words(each: Break) -> str:
    """What changed, or 2024年1月起口径变动 where the catalogue does not say."""
    return each.note or f"{Period(each.period, each.period).label}起口径变动"


def title(rows: Sequence[Growth], catalog: Catalog, basis: str) -> str:
    """The conclusion: one line says its figure and growth, several are counted; rows end with the newest."""
    heads = newest_of_each(rows)
    if len(heads) == 1:
        row = heads[0]
        named = f"{catalog.regions[row.region].name}{indicator_name(row, catalog)}"
        changed = change_words(row, constant_prices=at_constant_prices(row, catalog))
        return f"{period_words(row, basis)}{named}{figure_words(row)}{changed}"
    newest = max(row.period_end for row in heads)
    current = [row for row in heads if row.period_end == newest]
    several_regions = len({row.region for row in heads}) > 1
    noun = "个地区" if several_regions else "项指标"
    signs = [change_sign(row) for row in current]
    risen = "提高" if all(row.yoy_pp is not None for row in current) else "增长"
    counted = count_words(signs, noun, len(heads) - len(current), risen)
    named = indicator_name(heads[0], catalog) if several_regions else catalog.regions[heads[0].region].name
    return f"{period_words(current[0], basis)}{named}：{counted}"


def subtitle(rows: Sequence[Growth], catalog: Catalog, basis: str, unit: str = "") -> str:
    """Indicator · region · basis · unit · period; ``unit`` where it is not that of the figures."""
    unit = unit or ("公布同比（%）" if growth_alone(rows) else rows[0].unit)
    names = list(dict.fromkeys(indicator_name(row, catalog) for row in rows))
    regions = list(dict.fromkeys(catalog.regions[row.region].name for row in rows))
    span = Period(min(row.period_start for row in rows), max(row.period_end for row in rows))
    parts = [_several(names, "项指标"), _several(regions, "个地区"), BASIS_WORDS[basis], unit]
    return " · ".join([*parts, span_words(span)])


def notes(rows: Sequence[Growth], catalog: Catalog, basis: str) -> tuple[str, ...]:
    """What is merged, derived or broken in the figures shown."""
    statuses = {row.status for row in rows}
    merged = basis == "month" and any(row.period_end - row.period_start == 1 for row in rows)
    said = [
        "1月数据不单独发布，1-2月为一期" if merged else "",
        "推算数由已报数加减得出" if "derived" in statuses else "",
        *(break_words(each) for each in breaks_of(rows, catalog)),
        *event_notes(rows, catalog),
    ]
    return tuple(note for note in said if note)


def even(rows: Sequence[Growth], catalog: Catalog) -> list[Growth]:
    """``rows`` with one precision a line: the finest printed (sheets drop 50305.00 to 50305), as far as the
    catalogue goes.
    """
    finest: dict[tuple[str, str, str], int] = {}
    for row in rows:
        line = (row.indicator, row.region, row.category)
        printed = min(row.decimals or 0, catalog.indicators[row.indicator].decimals)
        finest[line] = max(finest.get(line, 0), printed)
    return [row._replace(decimals=finest[row.indicator, row.region, row.category]) for row in rows]


def line_notes(rows: Sequence[Growth], catalog: Catalog, basis: str) -> tuple[str, ...]:
    """``notes`` for a chart of lines, which draws a preliminary figure in a way of its own."""
    hollow = (HOLLOW,) if any(is_preliminary(row) for row in rows) else ()
    return hollow + notes(rows, catalog, basis)


def growth_alone(rows: Sequence[Growth]) -> bool:
    """Whether only growth was published: no level in any row."""
    return all(row.value is None for row in rows)


def newest_of_each(rows: Sequence[Growth]) -> list[Growth]:
    """The last row of every indicator, region and category, in the order in which they first appear."""
    return list({(row.indicator, row.region, row.category): row for row in rows}.values())


def period_words(row: Growth, basis: str) -> str:
    """The period of a figure in a sentence: 2023年1-4月, a stock 2023年4月末."""
    label = Period(row.period_start, row.period_end).label_for(basis)
    return f"{label}末" if basis == "point" else label


def span_words(span: Period) -> str:
    """A range of months: 2021年1月至2023年4月."""
    first, last = (Period(month, month).label for month in (span.start, span.end))
    return first if span.months == 1 else f"{first}至{last}"


def indicator_name(row: Growth, catalog: Catalog) -> str:
    """The indicator with its category: 商品房销售面积（住宅）."""
    text = catalog.indicators[row.indicator].name
    return f"{text}（{row.category}）" if row.category else text


def figure_words(row: Growth) -> str:
    """The figure in a sentence, with its comma; nothing where only the growth was published."""
    if row.value is None or row.decimals is None:
        return ""
    return f"{number_text(row.value, row.decimals)}{row.unit}，"


def line_name(row: Growth, rows: Sequence[Growth], catalog: Catalog) -> str:
    """What tells the line of ``row`` from the others of ``rows``: its region, its indicator, or both."""
    regions = {each.region for each in rows}
    indicators = {(each.indicator, each.category) for each in rows}
    region = catalog.regions[row.region].name
    if len(indicators) == 1:
        return region
    return indicator_name(row, catalog) if len(regions) == 1 else f"{region}{indicator_name(row, catalog)}"


def _several(names: Sequence[str], noun: str) -> str:
    return "、".join(names) if len(names) <= 3 else f"{names[0]}等{len(names)}{noun}"
