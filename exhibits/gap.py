"""Why the published growth and the computed one differ, in words (rules G2, G3, G4, G5)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from exhibits.caption import indicator_name, period_words, subtitle
from exhibits.exhibit import Sentence
from exhibits.number import number_text, percent_text, sign
from exhibits.source import mark, source_line
from exhibits.wording import acceleration_words, at_constant_prices, growth_text, points_words, status_words
from indicators.period import Period
from indicators.rounding import half_up

if TYPE_CHECKING:
    from indicators.catalog import Catalog
    from indicators.growth import Growth
    from indicators.loads import Load

DIGITS = 8  # beyond those printed: enough to tell apart any two ends
CONSTANT_PRICES = "增加值按不变价计算增速，不能用现价绝对数测算核对"


def explanation(rows: Sequence[Growth], catalog: Catalog, basis: str, loads: Sequence[Load] = ()) -> Sentence:
    """Why the newest figure's two growths differ or agree, and how growth moved since the span before."""
    row = rows[-1]
    constant = at_constant_prices(row, catalog)
    return Sentence(
        title=gap_title(row, catalog, basis),
        subtitle=subtitle([row], catalog, basis),
        source=source_line(loads),
        mark=mark(loads),
        text=gap_words(row, constant_prices=constant) + _moved_words(row, basis, constant_prices=constant),
    )


def gap_title(row: Growth, catalog: Catalog, basis: str) -> str:
    """Both growths of a figure as a conclusion; of a rate its points, of a bad base its word."""
    named = f"{period_words(row, basis)}{catalog.regions[row.region].name}{indicator_name(row, catalog)}"
    reported, computed = row.yoy_reported_pct, row.yoy_computed_pct
    constant = at_constant_prices(row, catalog)
    if constant and reported is not None:
        return f"{named}：公布同比{percent_text(reported)}（不变价）"
    if reported is None or computed is None:
        return f"{named}{growth_text(row, constant_prices=constant)}"
    if sign(half_up(reported, 1) - half_up(computed, 1)) == 0:
        return f"{named}：公布同比与测算一致，均为{percent_text(reported)}"
    return f"{named}：公布同比{percent_text(reported)}，按绝对数测算{percent_text(computed)}"


def gap_words(row: Growth, *, constant_prices: bool = False) -> str:
    """Both growths of a figure in a sentence, with the comparable base that the published implies (G2)."""
    reported, computed = row.yoy_reported_pct, row.yoy_computed_pct
    if constant_prices:
        return _constant_words(reported, computed)
    if reported is None and computed is not None:
        return f"没有公布同比；按绝对数测算为{percent_text(computed)}。"
    if reported is None:
        return _pointwise_words(row)
    if computed is None:
        return f"公布同比{percent_text(reported)}；{_uncomputed_words(row)}。"
    gap = half_up(reported, 1) - half_up(computed, 1)
    if sign(gap) == 0:
        return f"公布同比{percent_text(reported)}，与按绝对数测算的结果一致。"
    return (
        f"公布同比{percent_text(reported)}按可比口径计算，按绝对数测算为{percent_text(computed)}，"
        f"相差{number_text(abs(gap), 1)}个百分点。{_base_words(row)}"
    )


def interval_text(low: float, high: float, decimals: int) -> str:
    """A rounding interval at no more places than its width bears: 37,768–37,806.

    Where both ends would print alike, at as many as tell them apart: 313.8–314.1.
    """
    borne = next((places for places in range(decimals) if (high - low) * 10**places >= 2), decimals)
    printed = [[number_text(end, borne + more) for end in (low, high)] for more in range(DIGITS)]
    return "–".join(next((ends for ends in printed if ends[0] != ends[1]), printed[0]))


def _constant_words(reported: float | None, computed: float | None) -> str:
    """Constant prices: levels at current prices bear neither a gap nor an implied base (G3)."""
    published = "没有公布同比" if reported is None else f"公布同比{percent_text(reported)}为不变价增速"
    level = "" if computed is None else f"按现价绝对数相除为{percent_text(computed)}，含价格变动，仅供参考。"
    return f"{published}。{CONSTANT_PRICES}。{level}"


def _uncomputed_words(row: Growth) -> str:
    if row.growth_status == "reported_only":
        return "没有公布绝对数，无法测算" if row.value is None else "上年同期没有可比的绝对数，无法测算"
    return f"按绝对数无法测算：{status_words(row.growth_status)}"


def _pointwise_words(row: Growth) -> str:
    """A figure without a growth in per cent: a rate moves in points, anything else has a status."""
    if row.yoy_pp is not None:
        return f"比率类指标按百分点比较：同比{points_words(row.yoy_pp)}。"
    return f"没有可比的增速：{status_words(row.growth_status)}。"


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


def _moved_words(row: Growth, basis: str, *, constant_prices: bool) -> str:
    if row.previous_pct is None or row.previous_end is None:
        return ""
    published = row.yoy_reported_pct is not None
    now = row.yoy_reported_pct if published else row.yoy_computed_pct
    if now is None:
        return ""
    label = _previous_label(row, row.previous_end, basis)
    track = "公布" if published else "现价测算" if constant_prices else "测算"
    return f"{track}{acceleration_words(now, row.previous_pct, label)}。"


def _previous_label(row: Growth, end: int, basis: str) -> str:
    start = end // 12 * 12 if basis == "cumulative" else end - (row.period_end - row.period_start)
    label = Period(start, end).label_for(basis)
    return label.removeprefix(f"{row.period_end // 12}年") or "全年"
