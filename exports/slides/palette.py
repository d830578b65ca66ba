"""Colours by their part, as references into the template's theme, so that a deck recolours itself."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from exhibits import theme
from exhibits.exhibit import Tone

BLUE_HUE, ORANGE_HUE = 208 / 360, 26 / 360
NEAR_BLUE, NEAR_ORANGE = 40 / 360, 22 / 360
LEAST_SATURATION: Final = 0.25
ACCENTS: Final = tuple(f"accent{number}" for number in range(1, 7))


@dataclass(frozen=True)
class Palette:
    """Each colour as the XML of DrawingML."""

    lead: str
    ahead: str
    behind: str
    peers: tuple[str, ...]
    ink: str
    muted: str
    paper: str
    panel: str
    grid: str
    axis: str
    greys: tuple[str, ...]
    warning: str

    def tone(self, tone: Tone) -> str:
        """What is ahead, behind, or neither."""
        return {"ahead": self.ahead, "behind": self.behind}.get(tone, self.axis)

    def words(self, tone: Tone) -> str:
        """The same for text."""
        told = {"ahead": self.ahead, "behind": self.warning, "muted": self.muted}
        return told.get(tone, self.ink)

    def grey(self, age: int) -> str:
        """The year that lies ``age`` years back."""
        return self.greys[min(max(age, 1), len(self.greys)) - 1]

    def peer(self, place: int) -> str:
        """The series at ``place`` where several stand side by side."""
        return self.peers[place % len(self.peers)]


def palette(accents: Mapping[str, str]) -> Palette:
    """Colours for a theme whose accents are these (rrggbb).

    Growth stays blue and decline orange, never red and green: where the theme has none of the kind, ours.
    """
    ahead = _nearest(accents, BLUE_HUE, NEAR_BLUE) or rgb(theme.AHEAD)
    behind = _nearest(accents, ORANGE_HUE, NEAR_ORANGE) or rgb(theme.BEHIND)
    firsts = [scheme(accent) for accent in ("accent1", "accent3", "accent4", "accent5", "accent6", "accent2")]
    return Palette(
        lead=scheme("accent1"),
        ahead=ahead,
        behind=behind,
        peers=tuple(firsts),
        ink=scheme("tx1"),
        muted=scheme("tx1", 65, 35),
        paper=scheme("bg1"),
        panel=scheme("bg1", 95),
        grid=scheme("bg1", 90),
        axis=scheme("tx1", 50, 50),
        greys=tuple(scheme("bg1", share) for share in (60, 72, 80, 86)),
        warning=darker(behind),
    )


def scheme(name: str, modulated: int = 100, offset: int = 0) -> str:
    """A colour of the theme, its luminance taken times and raised by per cent."""
    changes = (f'<a:lumMod val="{modulated * 1000}"/>' if modulated != 100 else "") + (
        f'<a:lumOff val="{offset * 1000}"/>' if offset else ""
    )
    return f'<a:schemeClr val="{name}">{changes}</a:schemeClr>'


def rgb(colour: str) -> str:
    """A colour of our own: #0B5394."""
    return f'<a:srgbClr val="{colour.lstrip("#")}"></a:srgbClr>'


def darker(paint: str) -> str:
    """The colour for small text: its luminance at 84 per cent."""
    return _changed(paint, '<a:lumMod val="84000"/>')


def paler(paint: str, strength: float) -> str:
    """The colour at a ``strength`` from 0 (nearly paper) to 1 (as it is), mixed with what lies below it."""
    return _changed(paint, f'<a:alpha val="{round(12 + 88 * min(max(strength, 0.0), 1.0)) * 1000}"/>')


def _changed(paint: str, changes: str) -> str:
    opened, _, closing = paint.partition("</")
    return f"{opened}{changes}</{closing}"


def _nearest(accents: Mapping[str, str], hue: float, reach: float) -> str | None:
    """The accent nearest to a hue, as far as one is near."""
    near = [
        (min(abs(own - hue), 1 - abs(own - hue)), name)
        for name in ACCENTS
        if name in accents
        for own, _, saturation in [_hls(accents[name])]
        if saturation >= LEAST_SATURATION
    ]
    distance, name = min(near, default=(1.0, ""))
    return scheme(name) if distance <= reach else None


def _hls(colour: str) -> Sequence[float]:
    return colorsys.rgb_to_hls(*(int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)))
