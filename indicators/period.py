"""Spans of months, their arithmetic and their names (rules P1 to P5 of docs/rules.md)."""

from __future__ import annotations

from dataclasses import dataclass


def month_number(text: str) -> int:
    """Number of a month written YYYY-MM: year * 12 + month - 1, so the same month of last year is 12 less."""
    year, month = text.split("-")
    if not 1 <= int(month) <= 12:
        raise ValueError(f"no month: {text!r}")
    return int(year) * 12 + int(month) - 1


def month_text(month: int) -> str:
    """YYYY-MM of a month's number."""
    return f"{month // 12:04d}-{month % 12 + 1:02d}"


@dataclass(frozen=True, order=True)
class Period:
    """A closed span of months, both ends included (rule P1); ``start`` and ``end`` are month numbers."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError("a period cannot end before it starts")

    @classmethod
    def of(cls, start: str, end: str) -> Period:
        """From two YYYY-MM texts."""
        return cls(month_number(start), month_number(end))
