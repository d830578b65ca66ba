"""Parts of a total and what they moved: what their exhibits share of names, order and words (rule G8)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from exhibits.number import magnitude_text, number_text, sign, signed_text
from exhibits.wording import at_constant_prices, is_preliminary
from indicators.contribution import PART_WORDS, reason, rest_name
from indicators.contribution_records import names_of
from indicators.rounding import half_up

if TYPE_CHECKING:
    from indicators.catalog import Catalog, Indicator
    from indicators.contribution import Contribution, Part
    from indicators.growth import Growth
    from indicators.loads import Load

ORDERS: Final = ("size", "code")
POINTS: Final = "个百分点"


class Moved(NamedTuple):
    """What ``found`` says of an indicator, in the basis that the screen names."""

    found: Contribution
    catalog: Catalog
    indicator: Indicator
    category: str
    basis: str
    loads: Sequence[Load] = ()

    @property
    def region(self) -> str:
        """The region of the total."""
        return self.name(self.found.total)

    @property
    def subject(self) -> str:
        """The indicator with the category whose regions are told apart."""
        told = self.category if self.found.by == "region" else ""
        return f"{self.indicator.name}（{told}）" if told else self.indicator.name

    @property
    def span_words(self) -> str:
        """The period in a sentence: 2023年1-4月, a stock 2023年4月末."""
        label = self.found.span.label_for(self.basis)
        return f"{label}末" if self.basis == "point" else label

    @property
    def decimals(self) -> int:
        """One precision for all levels: the finest printed, as far as the catalogue goes."""
        printed = max((row.decimals or 0 for row in self.rows), default=0)
        return min(printed, self.indicator.decimals)

    @property
    def rows(self) -> list[Growth]:
        """The figures of the span, the total's first."""
        told = [part.row for part in (self.found.total, *self.found.parts)]
        return [row for row in told if row is not None]

    @property
    def point_decimals(self) -> int:
        """Points have one decimal as growth has, and two where the greatest is below one."""
        told = [abs(part.contribution_pp) for part in self.found.parts if part.contribution_pp is not None]
        return 1 if max(told, default=1.0) >= 1 else 2

    @property
    def constant_prices(self) -> bool:
        """Whether growth is published at constant prices, which levels do not have (rule G3)."""
        return any(at_constant_prices(row, self.catalog) for row in self.rows)

    def name(self, part: Part) -> str:
        """A part, or what the parts leave, as a reader knows it."""
        names = names_of(self.found, self.catalog)
        return names[part.code] if part.code else rest_name(self.found, names)

    def reason(self) -> str:
        """Why there are no points; '' where there are."""
        return reason(self.found, names_of(self.found, self.catalog))

    def points_text(self, part: Part) -> str:
        """Points with their sign, or the word why there are none."""
        if part.contribution_pp is None:
            return PART_WORDS.get(part.status, "")
        return signed_text(part.contribution_pp, self.point_decimals)

    def points_words(self, part: Part) -> str:
        """城东区拉动5.2个百分点, 城东区下拉1.1个百分点."""
        points = part.contribution_pp or 0.0
        verb = "下拉" if sign(points, self.point_decimals) < 0 else "拉动"
        return f"{self.name(part)}{verb}{magnitude_text(points, self.point_decimals)}{POINTS}"

    def level_text(self, value: float | None) -> str:
        """A level or an increment at the common precision."""
        return "" if value is None else number_text(value, self.decimals)


def shown_parts(moved: Moved, order: str) -> list[Part]:
    """Parts with points, the strongest in the total's direction first or as given; then those without."""
    if order not in ORDERS:
        raise ValueError(f"no such order: {order}")
    known = [part for part in moved.found.parts if part.contribution_pp is not None]
    if order == "size":
        falls = (moved.found.total.contribution_pp or 0.0) < 0
        known.sort(key=lambda part: part.contribution_pp or 0.0, reverse=not falls)
    return known + [part for part in moved.found.parts if part.contribution_pp is None]


def leaders(moved: Moved) -> list[Part]:
    """The strongest part in the total's direction and, if one pulls the other way, the strongest of these."""
    known = [part for part in moved.found.parts if part.contribution_pp]
    with_it = 1 if (moved.found.total.contribution_pp or 0.0) >= 0 else -1
    told = [
        [part for part in known if half_up((part.contribution_pp or 0.0) * side, moved.point_decimals) > 0]
        for side in (with_it, -with_it)
    ]
    return [max(side, key=lambda part: abs(part.contribution_pp or 0.0)) for side in told if side]


def preliminary(part: Part) -> bool:
    """Whether the figure of a part is not yet firm."""
    return part.row is not None and is_preliminary(part.row)
