"""Spans of months, their arithmetic and their names (rules P1 to P5 of docs/rules.md)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from indicators.firmness import Status, split_status
from indicators.spelling import Hints, Spelled, read_span

Basis = Literal["cumulative", "month", "quarter", "half", "year", "span"]
_UNSTATED: Status = ""
_QUARTERS = ("一季度", "二季度", "三季度", "四季度")


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

    @property
    def months(self) -> int:
        """How many months the span covers."""
        return self.end - self.start + 1

    @property
    def start_text(self) -> str:
        """First month as YYYY-MM."""
        return month_text(self.start)

    @property
    def end_text(self) -> str:
        """Last month as YYYY-MM."""
        return month_text(self.end)

    def last_year(self) -> Period:
        """The same span a year earlier: the base of 同比 (rule G1)."""
        return Period(self.start - 12, self.end - 12)

    @property
    def basis(self) -> Basis:
        """How the span is usually meant; one that starts in January is taken as a cumulative one.

        ``suits`` answers for the others: [1,3] is also the first quarter, [1,1] also a month.
        """
        order: tuple[Basis, ...] = ("cumulative", "month", "quarter", "half", "year")
        return next((basis for basis in order if self.suits(basis)), "span")

    def suits(self, basis: str) -> bool:
        """Whether the span can be a figure of this basis; a point is the month at whose end it counts."""
        first, whole = self.start % 12, self.end // 12 == self.start // 12
        if basis == "cumulative":
            return first == 0 and whole
        length = {"month": 1, "point": 1, "quarter": 3, "half": 6, "year": 12}.get(basis)
        return length is not None and self.months == length and first % length == 0

    def previous(self, basis: str | None = None) -> Period | None:
        """The adjacent span before this one, the base of 环比 (rule G1); None where there is none.

        A cumulative span has no neighbour, unless ``basis`` says that [1,3] is meant as a quarter.
        """
        meant = basis or ("month" if self.months == 1 else self.basis)
        if meant in ("cumulative", "span") or not self.suits(meant):
            return None
        return Period(self.start - self.months, self.start - 1)

    @property
    def label(self) -> str:
        """For screens: 2023年1-4月, 2023年4月, 2023年二季度, 2023年."""
        return self.label_for(None)

    def label_for(self, basis: str | None) -> str:
        """The label under a basis: [1,3] is 2023年一季度 as a quarter and 2023年1-3月 otherwise."""
        year, name = self.start // 12, self._name(basis)
        if self._in_one_year:
            return f"{year}年" if name == "全年" else f"{year}年{name}"
        if self.months % 12 == 0 and self.start % 12 == 0:
            return f"{year}-{self.end // 12}年"
        return f"{year}年{self.start % 12 + 1}月-{self.end // 12}年{self.end % 12 + 1}月"

    @property
    def _in_one_year(self) -> bool:
        return self.start // 12 == self.end // 12

    def _name(self, basis: str | None) -> str:
        meant = basis if basis and self.suits(basis) else self.basis
        first, last = self.start % 12 + 1, self.end % 12 + 1
        if self.months == 1:
            return f"{first}月"
        if self.months == 12:
            return "全年"
        if meant == "quarter":
            return _QUARTERS[first // 3]
        if meant == "half":
            return "上半年" if first == 1 else "下半年"
        return f"{first}-{last}月"


def parse(
    text: Spelled,
    *,
    cumulative: bool | None = None,
    point: bool = False,
    year: int | None = None,
    report_date: dt.date | None = None,
    year_alone: bool = False,
) -> Period | None:
    """The span that a cell spells (rule P5); None where it spells none or leaves it open.

    ``cumulative=True`` reads 202604 as January to April and a fourth quarter as the whole year, unless the
    text itself says otherwise (当月, 累计); ``point`` reads any spelling as its last month. ``year`` serves
    spellings without one, ``report_date`` also 今年以来 and 截至目前. A lone 2023 is a year, and the number
    2023.09 a month, only with ``year_alone``: elsewhere they may be plain figures.
    """
    span = read_span(text, Hints(cumulative, point, year, report_date, year_alone))
    return None if span is None else Period(*span)


def parse_with_status(
    text: Spelled,
    *,
    cumulative: bool | None = None,
    point: bool = False,
    year: int | None = None,
    report_date: dt.date | None = None,
    year_alone: bool = False,
) -> tuple[Period | None, Status]:
    """Like ``parse``, for spellings that also say how firm the figure is: 2023年9月（初步数）.

    The status is '' where nothing is said; a ``forecast`` (预计) is no actual figure and must not become one.
    """
    bare, status = text, _UNSTATED
    if isinstance(text, str):
        bare, status = split_status(text)
    span = read_span(bare, Hints(cumulative, point, year, report_date, year_alone))
    return (None if span is None else Period(*span)), status
