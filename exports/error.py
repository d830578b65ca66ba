"""What keeps a file from being written, in words for the screen."""

from __future__ import annotations


class ExportError(ValueError):
    """Where, what was found, what is allowed and how to mend it, in Chinese."""
