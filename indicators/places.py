"""Places of regions and how they moved: what ``places.sql`` answers about three rankings (rule R1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, Literal, NamedTuple

from indicators.growth import EVERY_LOAD
from indicators.period import Period
from indicators.ranking import TARGET_KEYS, Key, Ranked, ranking
from indicators.warehouse import Warehouse

SPREADS: Final = 2.0  # robust standard deviations from the median: beyond, a region stands out
FEWEST: Final = 5  # regions that it takes to speak of a spread
NOW, BEFORE, YEAR = 0, 1, 2


class Place(NamedTuple):
    """A region's row, and what its place means; gaps and amounts None where there is nothing above.

    ``above_gap`` is the distance to the next better place in the unit of the key (per cent keys: in points),
    ``above_amount`` what the value would have to gain for it, in the indicator's unit, below zero where less
    is better. ``before_rank`` and ``year_rank`` are None where another set of regions was ranked then;
    ``apart`` is 1 or −1 where the figure lies beyond ``SPREADS`` robust deviations from the median.
    """

    row: Ranked
    above: tuple[str, ...] = ()
    above_gap: float | None = None
    above_amount: float | None = None
    before_rank: int | None = None
    year_rank: int | None = None
    year_figure: float | None = None
    apart: Literal[-1, 0, 1] = 0

    @property
    def before_change(self) -> int | None:
        """Places gained since the period before; below zero where lost."""
        return _gained(self.row.rank, self.before_rank)

    @property
    def year_change(self) -> int | None:
        """Places gained since the same period of last year."""
        return _gained(self.row.rank, self.year_rank)


class Compared(NamedTuple):
    """An earlier ranking: its span, None where there is none, and who is ranked in one of the two only."""

    span: Period | None
    held: bool = False
    joined: tuple[str, ...] = ()
    left: tuple[str, ...] = ()

    @property
    def same(self) -> bool:
        """Whether the same regions were ranked, so that places can be compared."""
        return self.held and not self.joined and not self.left


class Places(NamedTuple):
    """All regions in the order asked for, middle and spread of their figures, the earlier rankings."""

    by: Key
    span: Period
    places: tuple[Place, ...]
    median: float | None
    deviation: float | None
    before: Compared
    year: Compared


def places(
    warehouse: Warehouse,
    indicator: str,
    regions: Sequence[str],
    category: str,
    span: Period,
    by: Key = "value",
    before: Period | None = None,
    as_of: int | None = None,
) -> Places:
    """The ranking of a span by ``by``, beside that of the span ``before`` and that of a year ago.

    Every place rests on unrounded figures; ``deviation`` is 1.4826 × the median distance from the median.
    """
    spans = {NOW: span, BEFORE: before, YEAR: span.last_year()}
    aims = region_targets(warehouse, indicator, regions, category, span.end, as_of)
    told: dict[int, list[Ranked]] = {
        occasion: ranking(
            warehouse, indicator, regions, category, then.start, then.end, by, as_of, aims.get(then.end // 12)
        )
        for occasion, then in spans.items()
        if then is not None
    }
    ranked = [(occasion, row) for occasion, rows in told.items() for row in rows if row.rank is not None]
    found = warehouse.query(
        "places",
        occasions=[occasion for occasion, _ in ranked],
        regions=[row.region for _, row in ranked],
        ranks=[row.rank for _, row in ranked],
        figures=[figure_of(row, by) for _, row in ranked],
        spreads=SPREADS,
        fewest=FEWEST,
    )
    return _places(by, span, told[NOW], {region: _Row(region, *rest) for region, *rest in found}, spans)


def region_targets(
    warehouse: Warehouse,
    indicator: str,
    regions: Sequence[str],
    category: str,
    end: int,
    as_of: int | None = None,
) -> dict[int, dict[str, float]]:
    """Annual targets of the year of ``end`` and the one before, by year and region (rule T1)."""
    january = end // 12 * 12
    rows = warehouse.query(
        "region_targets",
        indicator=indicator,
        regions=list(regions),
        category=category,
        januaries=[january, january - 12],
        as_of=EVERY_LOAD if as_of is None else as_of,
    )
    found: dict[int, dict[str, float]] = {}
    for region, start, value in rows:
        found.setdefault(start // 12, {})[region] = value
    return found


def span_before(span: Period, basis: str, quarterly: bool = False) -> Period | None:
    """The span that a bulletin would have ranked before this one; None before the first of a year.

    A year so far goes back within its year, by a month or, if it is reported so, by a quarter.
    """
    if basis == "year":
        return None  # a year ago is compared with anyhow
    if basis not in ("cumulative", "point"):
        return span.previous(basis)
    step = 3 if quarterly else 1
    if basis == "point":
        return Period(span.start - step, span.end - step)
    return Period(span.start, span.end - step) if span.months > step else None


def figure_of(row: Ranked, by: Key) -> float | None:
    """The figure that a region is ranked by."""
    figure: float | None = getattr(row, by)
    return figure


class _Row(NamedTuple):
    region: str
    above: list[str] | None
    above_figure: float | None
    before_rank: int | None
    year_rank: int | None
    year_figure: float | None
    median: float
    deviation: float
    apart: Literal[-1, 0, 1]
    before_joined: list[str] | None
    before_left: list[str] | None
    year_joined: list[str] | None
    year_left: list[str] | None


def _places(
    by: Key,
    span: Period,
    rows: Sequence[Ranked],
    found: Mapping[str, _Row],
    spans: Mapping[int, Period | None],
) -> Places:
    order = {row.region: position for position, row in enumerate(rows)}
    one = next(iter(found.values()), None)

    def compared(then: Period | None, joined: list[str] | None, left: list[str] | None) -> Compared:
        in_order = (tuple(sorted(regions or (), key=order.__getitem__)) for regions in (joined, left))
        return Compared(then, joined is not None, *in_order)

    return Places(
        by,
        span,
        tuple(_place(row, found.get(row.region), by) for row in rows),
        one and one.median,
        one and one.deviation,
        compared(spans[BEFORE], one and one.before_joined, one and one.before_left),
        compared(spans[YEAR], one and one.year_joined, one and one.year_left),
    )


def _place(row: Ranked, told: _Row | None, by: Key) -> Place:
    figure = figure_of(row, by)
    if told is None or figure is None:
        return Place(row)
    above = () if told.above_figure is None else tuple(sorted(told.above or ()))
    gap = None if told.above_figure is None else told.above_figure - figure
    amount = None if gap is None else _amount(row, gap, by)
    return Place(row, above, gap, amount, told.before_rank, told.year_rank, told.year_figure, told.apart)


def _amount(row: Ranked, gap: float, by: Key) -> float | None:
    """What the value would have to gain to draw level; None where growth has no level to rest on."""
    if by in ("value", "yoy_pp"):
        return gap
    if row.value is None:
        return None
    if by in TARGET_KEYS:
        return None if row.target_value is None else gap / 100 * row.target_value
    growth = figure_of(row, by)
    # Published growth implies a base of its own: value ÷ (1 + g) (rule G2).
    return None if growth is None or growth <= -100 else row.value * gap / (100 + growth)


def _gained(now: int | None, then: int | None) -> int | None:
    return None if now is None or then is None else then - now
