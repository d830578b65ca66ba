"""What the slots of a chart are called, and how many of them there is room to name."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from exhibits.exhibit import Chart
from exports.slides.words import LINE, ems

MANY: Final = 12  # slots that are named one and all, and whose points are labelled one and all
TURN: Final = -45


def categories(chart: Chart) -> tuple[str, ...]:
    """The slots' names, without a year that all of them share."""
    years = {slot.end // 12 for slot in chart.slots}
    year = f"{next(iter(years))}年"
    shared = len(years) == 1 and all(slot.label != year for slot in chart.slots)
    return tuple(slot.label.removeprefix(year) if shared else slot.label for slot in chart.slots)


def naming(names: Sequence[str], size: float, width: float) -> tuple[int, int, float]:
    """How slots are named: every how many, turned by how many degrees, and the points that it takes below.

    All are named level while they are few; many are turned, and as many as have room in ``width`` points.
    """
    if len(names) <= MANY:
        return 1, 0, size * LINE + 8
    longest = max(map(ems, names)) * size
    return max(1, math.ceil(len(names) * size * 1.6 / width)), TURN, longest * 0.71 + size
