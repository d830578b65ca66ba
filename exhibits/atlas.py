"""Regions by their figures on a map: shades, names and numbers; who has none is hatched (rules R1, G4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from exhibits import theme
from exhibits.exhibit import Caption
from exhibits.ladder import Rung, ladder
from exhibits.peers import ordered

if TYPE_CHECKING:
    from exhibits.peers import Peers

PALEST: Final = 0.55  # of the ramp, where no figure is below zero
Outline = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Shape:
    """One region: ``shade`` is its place on the ramp of ``theme.HEAT``, None where it has no figure.

    ``rings`` are of longitude and latitude; ``place`` is where its words stand.
    """

    rung: Rung
    rings: tuple[Outline, ...]
    place: tuple[float, float]
    shade: float | None


@dataclass(frozen=True, kw_only=True)
class Atlas(Caption):
    """The regions that have a shape."""

    shapes: tuple[Shape, ...]


def atlas(peers: Peers, rings: Mapping[str, tuple[Outline, ...]]) -> Atlas:
    """A shape for every ranked region that the map has; the notes name those that it has not."""
    shown = ladder(peers)
    codes = [place.row.region for place in ordered(peers, "rank")]
    lost = [peers.name(code) for code in codes if code not in rings]
    values = [rung.value for rung in shown.rungs if rung.value is not None]
    shapes = [
        Shape(rung, rings[code], inside(rings[code]), _shade(rung.value, values))
        for code, rung in zip(codes, shown.rungs, strict=True)
        if code in rings
    ]
    below = min(values, default=0) < 0
    ramp = "橙为负、蓝为正，越深离零越远" if below else "颜色越深数越大"
    silent = any(shape.shade is None for shape in shapes)
    said = (ramp, "斜线为未排位" if silent else "", f"地图上没有{'、'.join(lost)}" if lost else "")
    return Atlas(
        title=shown.title,
        subtitle=shown.subtitle,
        notes=(*(words for words in said if words), *shown.notes),
        source=shown.source,
        mark=shown.mark,
        shapes=tuple(shapes),
    )


def ink(shade: float | None) -> str:
    """The colour of words on a shade."""
    dark = shade is not None and (shade > 0.85 or shade < 0.1)
    return theme.PAPER if dark else theme.INK


def colour(shade: float | None) -> str:
    """The ramp's colour at a place, between the two steps beside it."""
    if shade is None:
        return theme.MISSING
    for (low, one), (high, other) in zip(theme.HEAT, theme.HEAT[1:], strict=False):
        if shade <= high:
            return _mixed(one, other, (shade - low) / (high - low))
    return theme.HEAT[-1][1]


def _shade(value: float | None, values: Sequence[float]) -> float | None:
    """Around zero where any figure is below it; from the least to the greatest where none is."""
    if value is None:
        return None
    low, high = min(values), max(values)
    if low < 0:
        return 0.5 + value / max(-low, high) / 2
    return PALEST + (1 - PALEST) * ((value - low) / (high - low) if high > low else 0.5)


def _mixed(one: str, other: str, share: float) -> str:
    pairs = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def inside(rings: Sequence[Outline]) -> tuple[float, float]:
    """The middle of the widest stretch at mid-height of the largest ring: words stand inside."""
    ring = max(rings, key=_area)
    low, high = min(y for _, y in ring), max(y for _, y in ring)
    levels = [low + (high - low) * share for share in (0.5, 0.42, 0.58, 0.34, 0.66)]
    found = [
        (width - abs(level - levels[0]), x, level) for level in levels for width, x in _stretches(ring, level)
    ]
    _, x, y = max(found, default=(0.0, *ring[0]))
    return x, y


def _stretches(ring: Outline, level: float) -> list[tuple[float, float]]:
    """Width and middle of each stretch of a ring at a latitude."""
    crossings = sorted(
        x0 + (level - y0) / (y1 - y0) * (x1 - x0)
        for (x0, y0), (x1, y1) in pairwise(ring)
        if (y0 > level) != (y1 > level)
    )
    return [
        (right - left, (left + right) / 2)
        for left, right in zip(crossings[::2], crossings[1::2], strict=False)
    ]


def _area(ring: Outline) -> float:
    pairs = pairwise(ring)
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs))
