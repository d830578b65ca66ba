"""Levels of series in one basis and their growth on two tracks: the question that ``growth.sql`` answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, Literal, NamedTuple, get_args

from indicators.warehouse import Warehouse

Basis = Literal["cumulative", "month", "quarter", "half", "year", "point"]
BASES: Final[tuple[str, ...]] = get_args(Basis)
STEPS: Final = {"cumulative": 0, "month": 1, "quarter": 3, "half": 6, "year": 12, "point": -1}
EVERY_LOAD: Final = 2**31 - 2

GrowthStatus = Literal[
    "ok", "no_base", "zero_base", "turned_profit", "turned_loss", "loss_narrowed", "loss_widened",
    "reported_only", "break", "merged_period",
]  # fmt: skip


class Part(NamedTuple):
    """A reported figure that a derived one was made of; ``sign`` is 1 or -1, months are numbers."""

    sign: int
    period_start: int
    period_end: int
    value: float
    status: str
    load: int
    sheet: str
    cell: str


class Growth(NamedTuple):
    """One figure and how it compares; None wherever there is no honest number (rule G4, docs/rules.md).

    Months are numbers (indicators.period). Levels are in ``unit``, ``*_pct`` in per cent, ``*_pp`` in percentage points, all
    unrounded except a derived ``value``, which has the decimals of its parts.
    """

    indicator: str
    region: str
    category: str
    period_start: int
    period_end: int
    value: float | None
    unit: str
    status: str | None
    decimals: int | None
    base_value: float | None
    yoy_reported_pct: float | None
    yoy_computed_pct: float | None
    growth_status: str
    implied_base_low: float | None
    implied_base_high: float | None
    yoy_pp: float | None
    pop_pct: float | None
    two_year_pct: float | None
    acceleration_pp: float | None
    load: int | None
    sheet: str | None
    cell: str | None
    parts: tuple[Part, ...] = ()
    two_year_track: str | None = None
    previous_end: int | None = None
    previous_pct: float | None = None
    disturbed: bool = False


def growth(
    warehouse: Warehouse,
    indicators: Sequence[str],
    regions: Sequence[str],
    categories: Sequence[str] | None,
    basis: str,
    start: int,
    end: int,
    as_of: int | None = None,
    months_of_merged: bool = False,
) -> list[Growth]:
    """Every figure of these series in ``basis`` whose span ends in [start, end], by series and time.

    What was not reported is derived where span algebra allows (rules P2, P3) and has ``status`` "derived" and its ``parts``.
    ``categories`` None means all, [""] the whole only. ``as_of`` is a load's number; None is now. With ``months_of_merged`` the
    January and February of a reported 1-2月 appear as rows without a figure. Raises KeyError for a basis that does not exist.
    """
    rows = warehouse.query(
        "growth",
        indicators=list(indicators),
        regions=list(regions),
        categories=None if categories is None else list(categories),
        step=STEPS[basis],
        first=start,
        last=end,
        as_of=EVERY_LOAD if as_of is None else as_of,
        months_of_merged=months_of_merged,
    )
    return [_answer(row) for row in rows]


def _answer(row: tuple[Any, ...]) -> Growth:
    *known, sheet, cell, added, subtracted, two_year_track, previous_end, previous_pct, disturbed = row
    after = (two_year_track, previous_end, previous_pct, disturbed)
    if added is None:
        return Growth(*known, sheet, cell, (), *after)
    parts = (*_parts(1, added), *_parts(-1, subtracted))
    return Growth(*known, joined_sheets(parts), joined_cells(parts), parts, *after)


def _parts(sign: int, structs: list[dict[str, Any]]) -> list[Part]:
    return [Part(sign, *(struct[field] for field in Part._fields[1:])) for struct in structs]


def joined_cells(parts: Sequence[Part]) -> str:
    """The cells of a derived figure as its formula: "B7 − B6"."""
    return "".join(f"{' − ' if part.sign < 0 else ' + '}{part.cell}" for part in parts).removeprefix(" + ")


def joined_sheets(parts: Sequence[Part]) -> str:
    """The sheets that the parts stand on, each once."""
    return " / ".join(dict.fromkeys(part.sheet for part in parts))
