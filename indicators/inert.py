"""Words in a CSV file that no sheet runs on opening it, and that come back as they were."""

from __future__ import annotations

import re
from typing import Final

# What a sheet takes for a formula or skips before one. Words with apostrophes before such a sign are among
# them: they get one more, so that taking one away always gives the words back.
_RUNNABLE: Final = re.compile(r"['\s]*[=+\-@＝＋－＠]|'*[\t\r\n]")


def inert(text: str) -> str:
    """The words as a field: with an apostrophe before what a sheet would run."""
    return f"'{text}" if _RUNNABLE.match(text) else text


def meant(field: str) -> str:
    """The words of a field, as ``inert`` wrote it or as people do, with the apostrophe or without."""
    return field[1:] if field.startswith("'") and _RUNNABLE.match(field[1:]) else field
