"""Colours and type that every rendering of an exhibit shares."""

from __future__ import annotations

from typing import Final

# Blue and orange stay apart for every common colour blindness; red and green do not.
AHEAD: Final = "#0B5394"
BEHIND: Final = "#D55E00"
BEHIND_TEXT: Final = "#B34700"  # the orange darkened until small text reaches a contrast of 4.5

INK: Final = "#1F2933"
MUTED: Final = "#5F6B7A"
AXIS: Final = "#7B8794"
GRID: Final = "#E4E9EE"
PANEL: Final = "#F4F6F8"
MISSING: Final = "#ECEEF2"
PAPER: Final = "#FFFFFF"
EVENT: Final = "#ECE7F2"  # behind the months of what people noted
EVENT_LINE: Final = "#8C7AA9"

EARLIER: Final = ("#7D8996", "#9AA5B1", "#B5BEC7", "#CBD2D9", "#DDE2E7")
PEERS: Final = (
    "#0B5394",
    "#3A8F8B",
    "#7A5195",
    "#A0682A",
    "#52606D",
    "#5B8DB8",
    "#B0728C",
    "#6B8E23",
    "#D55E00",
)

FONT: Final = "Microsoft YaHei, PingFang SC, Noto Sans CJK SC, sans-serif"

# Diverging steps of the heat map, from the steepest decline to the steepest growth.
HEAT: Final = (
    (0.0, "#B34700"),
    (0.17, "#DD7F1F"),
    (0.34, "#F2BC7C"),
    (0.5, "#F7F7F5"),
    (0.66, "#BBD5E8"),
    (0.83, "#6FA8D0"),
    (1.0, "#0B5394"),
)


def earlier_colour(age: int) -> str:
    """Grey of a year that lies ``age`` years back (1 = last year): the older, the paler."""
    return EARLIER[min(age, len(EARLIER)) - 1]


def peer_colour(position: int) -> str:
    """Colour of the series at ``position`` where several stand side by side."""
    return PEERS[position % len(PEERS)]
