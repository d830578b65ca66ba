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
    done = completion(value, target)
    return Progress(done, schedule, None if done is None else done - schedule)


def completion(value: float | None, target: float | None) -> float | None:
    """Share of the target that is done, in per cent; None where there is none to reach."""
    if value is None or target is None or target <= 0:
        return None
    return value / target * 100
