"""A remembered layout: what was decided about a form, and what the form looked like when it was decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from etl.guide import Guide


@dataclass(frozen=True)
class Form:
    """One table of a file: the sheet's name and the header path of each column, times replaced by a mark.

    ``header`` are its rows, from the first to after the last, counted from 0; ``rows`` tells what stood in
    those that are not to be read.
    """

    sheet: str
    header: tuple[int, int]
    columns: Mapping[int, str] = field(default_factory=dict)
    rows: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Layout:
    """Decisions to be applied to each file that has these forms; ``file`` is the one they were made on."""

    guide: Guide
    forms: tuple[Form, ...] = ()
    file: str = ""
    author: str = ""
    confirmed: str = ""

    @property
    def name(self) -> str:
        """What people call it; also the name of its file."""
        return self.guide.name


class LayoutError(ValueError):
    """A layout cannot be read, written or found; the message is Chinese and names every fault."""
