"""Borders with as few points as a screen can show: Douglas and Peucker's, coarser until few enough."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
import numpy.typing as npt

from desk.geojson import Ring

MOST: Final = 4000  # points of a whole map: what a browser draws without a pause
_FINEST: Final = 1 / 1500  # of the map's width: less than a pixel

Line = npt.NDArray[np.float64]


def simplified(rings: Mapping[str, tuple[Ring, ...]]) -> dict[str, tuple[Ring, ...]]:
    """The rings of every region; of each region at least its largest ring is left."""
    lines = {code: [np.array(ring) for ring in own] for code, own in rings.items()}
    every = np.concatenate([line for own in lines.values() for line in own])
    tolerance = max(float(np.ptp(every, axis=0).max()) * _FINEST, 1e-6)
    while True:
        found = {code: _coarser(own, tolerance) for code, own in lines.items()}
        if sum(len(line) for own in found.values() for line in own) <= MOST or tolerance > 90:
            return {code: tuple(_ring(line) for line in own) for code, own in found.items()}
        tolerance *= 1.6


def _coarser(own: list[Line], tolerance: float) -> list[Line]:
    """Rings that shrink to nothing are left out, but for the largest."""
    largest = max(own, key=lambda line: float(np.ptp(line, axis=0).prod()))
    kept = [_thinned(line, tolerance) for line in own if line is not largest]
    main = _thinned(largest, tolerance)
    return [
        main if len(main) >= 4 else largest[:: max(1, len(largest) // 8)],
        *(k for k in kept if len(k) >= 4),
    ]


def _thinned(line: Line, tolerance: float) -> Line:
    """The points that stand farther than ``tolerance`` from the line through their kept neighbours."""
    far = int(np.argmax(((line - line[0]) ** 2).sum(axis=1)))
    keep = np.zeros(len(line), np.bool_)
    keep[[0, far, -1]] = True
    stretches = [(0, far), (far, len(line) - 1)]  # a ring ends where it begins: two open lines
    while stretches:
        first, last = stretches.pop()
        if last - first < 2:
            continue
        apart = _distances(line[first + 1 : last], line[first], line[last])
        at = int(np.argmax(apart))
        if apart[at] > tolerance:
            middle = first + 1 + at
            keep[middle] = True
            stretches += [(first, middle), (middle, last)]
    return line[keep]


def _distances(points: Line, start: Line, end: Line) -> Line:
    along = end - start
    length = float(np.hypot(*along))
    away = points - start
    if length == 0:
        return np.asarray(np.hypot(away[:, 0], away[:, 1]))
    return np.asarray(np.abs(along[0] * away[:, 1] - along[1] * away[:, 0]) / length)


def _ring(line: Line) -> Ring:
    return tuple((float(x), float(y)) for x, y in line)
