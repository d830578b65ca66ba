"""How much the rest of a year must grow, as an interval: figures are known up to rounding (rules T3, G10)."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from indicators.rounding import Interval


def rest_growth(year: Interval, done: Interval, base_year: Interval, base_done: Interval) -> Interval | None:
    """Growth of the remaining months in per cent, from levels of which each is known up to rounding.

    The quotient is monotone in each of the four, so its bounds lie in corners. None where a base of zero or
    less is possible.
    """
    corners = ((y - d, by - bd) for y, d, by, bd in product(year, done, base_year, base_done))
    return _bounds(corners)


def rest_growth_as_printed(
    year: Interval, year_growth_pct: Interval, done: Interval, done_growth_pct: Interval
) -> Interval | None:
    """As ``rest_growth``, with the bases that published growths imply (rules G2, T3).

    H1 11.61 (+90.2 %) and a year of 20 (+38 %) imply a second half between −2 and +2 per cent. None also
    where a growth may reach −100 %.
    """
    if min(year_growth_pct.low, done_growth_pct.low) <= -100:
        return None
    corners = (
        (y - d, y / (1 + yg / 100) - d / (1 + dg / 100))
        for y, yg, d, dg in product(year, year_growth_pct, done, done_growth_pct)
    )
    return _bounds(corners)


def _bounds(corners: Iterable[tuple[float, float]]) -> Interval | None:
    known = list(corners)
    if any(base <= 0 for _, base in known):
        return None
    growths = [(rest / base - 1) * 100 for rest, base in known]
    return Interval(min(growths), max(growths))
