"""The invented city's districts as simple polygons, out in the ocean, where nobody takes them for real."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from zlib import crc32

from demo.regions import DISTRICTS

CITY_CODE, FIRST_CODE = 990100, 990101
_CORNERS = {
    "A": (0, 6), "B": (3, 11), "C": (8, 12), "D": (13, 11), "E": (16, 6.5), "F": (14, 1.5), "G": (8, 0),
    "H": (2, 1.5), "P": (5, 8), "Q": (8, 8.5), "R": (11, 8), "S": (11, 5), "T": (8, 5.5), "U": (5, 5),
    "V": (8, 3),
}  # fmt: skip
_ROUND = ("QTSR", "PUTQ", "BPQC", "UVST", "RSFE", "AUPB", "AHGFSVU", "CQRED")
_BORDERS = dict(zip(DISTRICTS, _ROUND, strict=True))
_WEST, _SOUTH, _STEP = 150.0, 30.0, 0.1
_PARTS = 6  # of a border between two corners
_SWAY = 0.35


def write_map(folder: Path) -> Path:
    """Write the city's map; returns its path."""
    path = folder / f"{CITY_CODE}.geojson"
    shapes = [_feature(FIRST_CODE + number, name) for number, name in enumerate(DISTRICTS)]
    whole = {"type": "FeatureCollection", "description": "虚构，仅供演示", "features": shapes}
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(whole, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def _feature(code: int, name: str) -> dict[str, object]:
    corners = _BORDERS[name]
    ring = [point for one, other in pairwise(corners + corners[0]) for point in _border(one, other)]
    polygon = {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}
    return {"type": "Feature", "properties": {"adcode": code, "name": name}, "geometry": polygon}


def _border(one: str, other: str) -> list[list[float]]:
    """From one corner to just before the other; the same line whichever way it is gone."""
    first, last = sorted((one, other))
    points = [_between(first, last, part / _PARTS) for part in range(_PARTS + 1)]
    return (points if first == one else points[::-1])[:-1]


def _between(first: str, last: str, share: float) -> list[float]:
    """A point of the line, which sways to one side and is straight at its ends."""
    (x0, y0), (x1, y1) = _CORNERS[first], _CORNERS[last]
    sway = _SWAY * (crc32(f"{first}{last}".encode()) % 200 / 100 - 1) * 4 * share * (1 - share)
    x, y = x0 + (x1 - x0) * share - (y1 - y0) * sway / 3, y0 + (y1 - y0) * share + (x1 - x0) * sway / 3
    return [round(_WEST + x * _STEP, 4), round(_SOUTH + y * _STEP, 4)]
