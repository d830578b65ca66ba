"""What keeps a file from being written, in words for the screen."""

from __future__ import annotations

from indicators.limits import LIMITS


class ExportError(ValueError):
    """Where, what was found, what is allowed and how to mend it, in Chinese."""


def check(limit: str, found: float, **said: object) -> None:
    """Raise ExportError with the words of a limit (data/limits.toml) where more was found than it allows."""
    if found > LIMITS[limit].most:
        raise ExportError(LIMITS[limit].words(found, **said))
