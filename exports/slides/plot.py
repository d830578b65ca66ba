"""A chart as it is drawn: series of bars and lines with their looks and labels, on one or two axes."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from exhibits.number import MINUS

Side = Literal["t", "b", "l", "r", "ctr", "inEnd", "outEnd", "inBase"]
Dots = Literal["none", "solid", "hollow"]
Values = tuple[float | None, ...]
NICE: Final = (1.0, 2.0, 2.5, 5.0, 10.0)
STEPS: Final = 5


@dataclass(frozen=True)
class Label:
    """A label of the point at ``place``: its value in ``shape`` (a number format), or ``text`` instead.

    ``named`` puts the series before the value; ``down`` moves it by a share of the chart's height.
    """

    place: int
    side: Side
    shape: str
    paint: str
    size: float
    bold: bool = False
    named: bool = False
    text: str = ""
    down: float = 0.0


@dataclass(frozen=True)
class Strand:
    """One series; ``paint`` '' draws nothing, ``paints`` and ``hollow`` are for single bars.

    ``reaches`` draws a thick line from each point to these values.
    """

    name: str
    values: Values
    paint: str
    shape: str
    bar: bool = False
    second: bool = False
    width: float = 2.25
    dash: str = ""
    dots: Dots = "none"
    paints: Mapping[int, str] = field(default_factory=dict)
    hollow: frozenset[int] = frozenset()
    labels: tuple[Label, ...] = ()
    keyed: bool = True
    reaches: Values = ()


@dataclass(frozen=True)
class Scale:
    """A value axis; ``silent`` draws no words and no grid."""

    shape: str
    least: float | None = None
    most: float | None = None
    step: float | None = None
    silent: bool = False


@dataclass(frozen=True)
class Plot:
    """Series over ``categories``; ``inner`` is where the axes' frame lies: left, top, width, height of 1.

    Every so many categories one is named, ``turn`` degrees from level.
    """

    categories: tuple[str, ...]
    strands: tuple[Strand, ...]
    first: Scale
    second: Scale | None = None
    sideways: bool = False
    stacked: bool = False
    gap: int = 60
    keyed: bool = False
    inner: tuple[float, float, float, float] = (0.06, 0.04, 0.9, 0.84)
    size: float = 12.0
    every: int = 1
    turn: int = 0


def number_format(decimals: int, unit: str = "", tail: str = "") -> str:
    """#,##0.00 with a true minus; per cent with its sign, other units are said elsewhere."""
    digits = "#,##0" + (f".{'0' * decimals}" if decimals else "")
    after = literal(("%" if unit == "%" else "") + tail)
    return f"{digits}{after};{literal(MINUS)}{digits}{after}"


def literal(text: str) -> str:
    """Words in a number format."""
    kept = text.replace('"', "”")
    return f'"{kept}"' if kept else ""


def scale(values: Iterable[float | None], shape: str, *, from_zero: bool = False, room: float = 0.0) -> Scale:
    """Round ends and steps around the values; ``room`` adds a share of their extent on both sides."""
    known = [value for value in values if value is not None] or [0.0]
    low, high = min(known), max(known)
    if from_zero or low * high <= 0 or (low > 0 and low < high / 3):
        low, high = min(low, 0.0), max(high, 0.0)
    extent = (high - low) or abs(high) or 1.0
    low, high = low - (extent * room if low < 0 else 0.0), high + (extent * room if high > 0 else 0.0)
    step = nice_step((high - low) or extent)
    least, most = math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step
    return Scale(shape, round(least, 10), round(most if most > least else least + step, 10), step)


def nice_step(extent: float) -> float:
    """A step of 1, 2, 2.5 or 5 times a power of ten, about a fifth of the extent."""
    rough = extent / STEPS
    power = 10.0 ** math.floor(math.log10(rough))
    return next(factor * power for factor in NICE if factor * power >= rough * 0.999)


def axis_format(step: float, unit: str) -> str:
    """The decimals that an axis needs for its steps."""
    decimals = next((places for places in range(6) if abs(round(step, places) - step) < step * 1e-6), 6)
    return number_format(decimals, unit)
