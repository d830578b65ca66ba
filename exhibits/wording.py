"""The words of growth, as press releases and work reports write them (rules G4, G5, P1 of docs/rules.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from exhibits.exhibit import Tone
from exhibits.number import magnitude_text, percent_text, sign
from indicators.judgement import STATUS_WORDS
from indicators.rounding import half_up

if TYPE_CHECKING:
    from indicators.catalog import Catalog
    from indicators.growth import Growth

NOT_REPORTED: Final = "未报"
NOT_SEPARATE: Final = "—"
HOLLOW: Final = "空心点、虚线为初步数"
POINT_WORDS: Final = {
    "preliminary": "初步数",
    "revised": "修订数",
    "derived": "推算",
    "not_reported": NOT_REPORTED,
}
BASIS_WORDS: Final = {
    "cumulative": "累计",
    "month": "当月",
    "quarter": "当季",
    "half": "半年",
    "year": "全年",
    "point": "时点",
}
REPORTED_WORDS: Final = "公布同比（可比口径）"
COMPUTED_WORDS: Final = "计算同比（按绝对数测算）"


def growth_words(pct: float) -> str:
    """同比增长13.2%, 同比下降0.4% or 同比持平, by what the rounded rate shows."""
    verb = {1: "同比增长", -1: "同比下降", 0: "同比持平"}[sign(pct)]
    return verb if sign(pct) == 0 else f"{verb}{magnitude_text(pct)}%"


def points_words(points: float, verb_up: str = "提高", verb_down: str = "下降") -> str:
    """提高2.6个百分点, 下降2.6个百分点 or 持平: how a rate changes (rule G5)."""
    if sign(points) == 0:
        return "持平"
    return f"{verb_up if points > 0 else verb_down}{magnitude_text(points)}个百分点"


def status_words(status: str) -> str:
    """The words where growth has no number (rule G4); an unknown status is an error, not a blank."""
    return STATUS_WORDS[status]


def shown_growth(row: Growth) -> float | None:
    """The growth that leads: the published one where there is one, else the computed (rule G2)."""
    return row.yoy_computed_pct if row.yoy_reported_pct is None else row.yoy_reported_pct


def at_constant_prices(row: Growth, catalog: Catalog) -> bool:
    """Whether the indicator's growth is at constant prices, which its levels cannot check (rule G3)."""
    return catalog.indicators[row.indicator].price_basis == "constant"


def price_words(row: Growth, *, constant_prices: bool) -> str:
    """现价 before a growth from levels at current prices where it should be at constant ones (G3)."""
    computed = row.yoy_reported_pct is None and row.yoy_computed_pct is not None
    return "现价" if constant_prices and computed else ""


def change_words(row: Growth, *, constant_prices: bool = False) -> str:
    """How a figure stands against last year: points for a rate, per cent for the rest, else a word."""
    if row.yoy_pp is not None:
        return f"同比{points_words(row.yoy_pp)}"
    pct = shown_growth(row)
    if pct is None:
        return status_words(row.growth_status)
    return f"{price_words(row, constant_prices=constant_prices)}{growth_words(pct)}"


def growth_text(row: Growth, *, constant_prices: bool = False) -> str:
    """同比−9.1%, 现价同比8.3%, 同比提高2.6个百分点, 扭亏为盈: the growth that leads, as a title ends."""
    pct = shown_growth(row)
    if row.yoy_pp is not None or pct is None:
        return change_words(row)
    prices = price_words(row, constant_prices=constant_prices)
    return f"{prices}同比{percent_text(pct)}"


def change_sign(row: Growth) -> int:
    """−1, 0 or 1 as ``change_words`` says it; 0 where it says a status."""
    shown = row.yoy_pp if row.yoy_pp is not None else shown_growth(row)
    return 0 if shown is None else sign(shown)


def acceleration_words(now_pct: float, before_pct: float, before_label: str) -> str:
    """How growth moved since ``before_label``: in points, or the earlier rate if the sign changed (G5)."""
    now, before = sign(now_pct), sign(before_pct)
    moved = half_up(half_up(now_pct, 1) - half_up(before_pct, 1), 1)
    if now != before:
        return f"{before_label}为{_rate_words(before_pct)}"
    if moved == 0:
        return f"增速与{before_label}持平" if now >= 0 else f"降幅与{before_label}持平"
    if now > 0:
        verb = "加快" if moved > 0 else "回落"
        return f"增速比{before_label}{verb}{magnitude_text(moved)}个百分点"
    verb = "收窄" if moved > 0 else "扩大"
    return f"降幅比{before_label}{verb}{magnitude_text(moved)}个百分点"


def tone(value: float) -> Tone:
    """How a change is coloured: what grows is ahead, what shrinks behind, what stands still plain."""
    tones: dict[int, Tone] = {1: "ahead", -1: "behind", 0: "plain"}
    return tones[sign(value)]


def count_words(signs: list[int], noun: str, missing: int = 0, risen: str = "增长") -> str:
    """8个地区中5个增长、2个下降、1个未报, from signs of growth; ``noun`` begins with its measure word,
    ``risen`` is 提高 for rates.
    """
    total, measure = len(signs) + missing, noun[0]
    up, down = signs.count(1), signs.count(-1)
    if total in (up, down):
        return f"{total}{noun}全部{risen if up else '下降'}"
    counted = (
        (up, risen),
        (down, "下降"),
        (len(signs) - up - down, "持平或无法比较"),
        (missing, NOT_REPORTED),
    )
    return f"{total}{noun}中{'、'.join(f'{count}{measure}{word}' for count, word in counted if count)}"


def is_preliminary(row: Growth) -> bool:
    """Whether a figure, or any part that it was derived from, is preliminary."""
    return row.status == "preliminary" or any(part.status == "preliminary" for part in row.parts)


def firmness_words(row: Growth) -> str:
    """初步数, 修订数, 推算, 推算（初步数）, or nothing for a final figure."""
    words = POINT_WORDS.get(row.status or "", "")
    return f"{words}（初步数）" if row.status == "derived" and is_preliminary(row) else words


def _rate_words(pct: float) -> str:
    if sign(pct) == 0:
        return "持平"
    return f"{'增长' if pct > 0 else '下降'}{magnitude_text(pct)}%"
