"""Regions under one, ranked: what their exhibits share of names, figures, reasons and order (rule R1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from exhibits.number import number_text, percent_text, signed_text
from exhibits.wording import is_preliminary
from indicators.period import Period
from indicators.places import figure_of
from indicators.tables import REASONS

if TYPE_CHECKING:
    from indicators.catalog import Catalog, Indicator
    from indicators.growth import Growth
    from indicators.loads import Load
    from indicators.places import Place, Places
    from indicators.total import Total

KEY_WORDS: Final = {
    "value": "数值",
    "yoy_pct": "同比增速（公布优先）",
    "yoy_computed_pct": "同比增速（按绝对数测算）",
    "yoy_pp": "同比变动",
    "completion_pct": "年度目标完成率",
    "schedule_gap_pp": "与序时进度之差",
}
POINTS: Final = "个百分点"
ORDERS: Final = ("rank", "code")


class Peers(NamedTuple):
    """The regions under ``parent``; ``rows`` their figures of the span, ``newest`` their last months."""

    found: Places
    catalog: Catalog
    indicator: Indicator
    category: str
    basis: str
    parent: str
    rows: Mapping[str, Growth]
    newest: Mapping[str, int]
    total: Total
    loads: Sequence[Load] = ()

    @property
    def subject(self) -> str:
        """The indicator with its category."""
        return f"{self.indicator.name}（{self.category}）" if self.category else self.indicator.name

    @property
    def span_words(self) -> str:
        """The period in a sentence: 2023年1-4月, a stock 2023年4月末."""
        label = self.found.span.label_for(self.basis)
        return f"{label}末" if self.basis == "point" else label

    @property
    def decimals(self) -> int:
        """One precision for all: the finest printed, as far as the catalogue goes."""
        printed = max((row.decimals or 0 for row in self.rows.values()), default=0)
        return min(printed, self.indicator.decimals)

    @property
    def unit(self) -> str:
        """What the figures ranked are in."""
        if self.found.by == "value":
            return self.indicator.unit
        return "百分点" if self.found.by in ("yoy_pp", "schedule_gap_pp") else "%"

    @property
    def figure_decimals(self) -> int:
        """With how many decimals the figures ranked are shown."""
        return self.decimals if self.found.by == "value" else 1

    def name(self, code: str) -> str:
        """A region as the screen names it."""
        return self.catalog.regions[code].name

    def names(self, codes: Sequence[str]) -> str:
        """Up to three regions, or the first and how many they are."""
        shown = [self.name(code) for code in codes]
        return "、".join(shown) if len(shown) <= 3 else f"{shown[0]}等{len(shown)}地"

    def figure(self, place: Place) -> float | None:
        """The figure that a region is ranked by."""
        return figure_of(place.row, self.found.by)

    def figure_text(self, figure: float) -> str:
        """A figure of the ranking with its unit, growth and gaps with their sign."""
        if self.found.by == "value":
            return f"{number_text(figure, self.decimals)}{self.indicator.unit}"
        if self.found.by == "completion_pct":
            return percent_text(figure)
        return f"{signed_text(figure)}{POINTS if self.unit == '百分点' else '%'}"

    def gap_text(self, gap: float) -> str:
        """A distance between two figures: in the unit, or in points."""
        if self.found.by == "value":
            return f"{number_text(abs(gap), self.decimals)}{self.indicator.unit}"
        return f"{number_text(abs(gap), 1)}{POINTS}"

    def reason(self, place: Place) -> str:
        """Why a region has no place, and since when nothing came."""
        newest = self.newest.get(place.row.region)
        if place.row.reason != "not_reported" or newest is None:
            return REASONS[place.row.reason]
        if newest >= self.found.span.end:
            return "未报本期"
        return f"未报（最新{Period(newest, newest).label}）"

    def preliminary(self, place: Place) -> bool:
        """Whether the figure is not yet firm."""
        row = self.rows.get(place.row.region)
        return row is not None and is_preliminary(row)


def ranked_first(peers: Peers) -> list[Place]:
    """Who has a place, the best first; of equals in administrative order."""
    return sorted((place for place in peers.found.places if place.row.rank), key=_rank)


def unranked(peers: Peers) -> list[Place]:
    """Who has none, in administrative order."""
    return [place for place in peers.found.places if place.row.rank is None]


def ordered(peers: Peers, order: str) -> list[Place]:
    """By rank or, as bulletins do, in administrative order; who has no place is always last."""
    if order not in ORDERS:
        raise ValueError(f"no such order: {order}")
    placed = ranked_first(peers)
    if order == "code":
        placed = [place for place in peers.found.places if place.row.rank]
    return placed + unranked(peers)


def _rank(place: Place) -> int:
    return place.row.rank or 0
