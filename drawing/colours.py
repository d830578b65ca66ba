"""The colours of exhibits as custom properties that style sheets name."""

from __future__ import annotations

from typing import Final

from exhibits import theme

COLOURS: Final = {
    "ahead": theme.AHEAD,
    "behind": theme.BEHIND,
    "behind-text": theme.BEHIND_TEXT,
    "ink": theme.INK,
    "muted": theme.MUTED,
    "grid": theme.GRID,
    "panel": theme.PANEL,
    "paper": theme.PAPER,
}


def root() -> str:
    """The rule that gives them their values."""
    return f":root{{{''.join(f'--{name}:{colour};' for name, colour in COLOURS.items())}}}"
