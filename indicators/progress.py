"""How far the year's target is done, against the months gone by (rule T1)."""

from __future__ import annotations

from typing import NamedTuple


class Progress(NamedTuple):
    """Shares of the annual target in per cent, their gap in points; None where there is nothing to divide."""

    completion_pct: float | None
    schedule_pct: float
    schedule_gap_pp: float | None


def progress(value: float | None, target: float | None, end: int) -> Progress:
    """Of a cumulative ``value`` that runs to the month ``end``; a target of zero or less is none to reach."""
    schedule = (end % 12 + 1) / 12 * 100
    if value is None or target is None or target <= 0:
        return Progress(None, schedule, None)
    completion = value / target * 100
    return Progress(completion, schedule, completion - schedule)
