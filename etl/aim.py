"""What a target asks for beside its number: 增长10%, ≥98%, 5%以内, 9月底前清零 (rule T2 of docs/rules.md)."""

from __future__ import annotations

import re
from typing import Final, Literal, NamedTuple

_HINT = re.compile(
    r"[零≥≧≤≦<>前]|增长|增速|增幅|以上|以下|以内|之内|左右|[不至控大小高低少][低高少超多大小于制]"
)
Form = Literal["", "floor", "ceiling", "growth", "clear"]
Measure = Literal[
    "actual", "target", "target_yoy", "target_floor", "target_ceiling",
    "yoy_reported", "check_last_year", "derived",
]  # fmt: skip


class Aim(NamedTuple):
    """``form`` is '' where only the date is said; ``year`` and ``month`` of the date are 0 where not said."""

    form: Form = ""
    year: int = 0
    month: int = 0

    @property
    def text(self) -> str:
        """As a text that ``Aim.of`` reads again; '' where nothing is asked for beside the number."""
        return f"{self.form}@{self.year}-{self.month}" if self.form or self.month else ""

    @classmethod
    def of(cls, text: str) -> Aim:
        """The aim that ``text`` says."""
        form, _, date = text.partition("@")
        year, _, month = date.partition("-")
        return cls(form, int(year or 0), int(month or 0))  # type: ignore[arg-type]


_BY = (
    r"(?:(?:(?P<year>20\d\d)年)?(?P<month>1[0-2]|0?[1-9])月(?:份|底|末|[123]?\d日)?|(?P<end>(?:本|当)?年(?:底|末)))"
    r"(?:之前|以前|前)?(?:要|须|应|全部|基本|力争|确保|实现|完成)*"
)
_BEFORE = re.compile(_BY)
_CLEARED = re.compile(r"(?:全部|基本|动态|实现|保持)*(?:清零|归零|销零)(?:任务)?")
_WHOLLY = re.compile(
    r"(?:同比)?(?:增长|增速|增幅)(?:达到?|为)?(?P<floor>>=?|≥|不低于|不少于)?(?P<number>[-+]?[\d.]+)%?(?P<least>以上|左右)?"
)
_FORMS: Final[tuple[tuple[Form, str, str], ...]] = (
    ("floor", r"(?:达到)?(?:≥|≧|>=|>|不低于|不少于|不小于|至少|高于|大于)", ""),
    ("ceiling", r"(?:≤|≦|<=|<|不高于|不超过|不多于|不大于|控制在|低于|小于|少于)", r"(?:以内|以下|之内)?"),
    ("floor", r"(?:达到|达|完成)?", r"(?:以上|及以上)"),
    ("ceiling", r"", r"(?:以内|以下|之内|及以下)"),
    ("", r"(?:达到|完成|约)?", r"(?:左右)?"),
)
_NUMBER = r"(?P<number>[-+]?[\d,]*\.?\d+(?P<percent>%)?)(?P<unit>[^\d.,]{0,6}?)"
_SHAPES = tuple((form, re.compile(f"{before}{_NUMBER}{after}")) for form, before, after in _FORMS)
# What may as well be a class of sizes: 90平方米以下 is no figure where nobody speaks of targets.
_LOOSE = re.compile(r"(?:[≥≧>≤≦<]=?[^%]*[^\d%.]|[^不控]*[^%](?:以上|以下|以内|之内)|(?:达到|完成|约).*)")
_LONGEST = 24


def hints_at_aim(plain: str) -> bool:
    """Whether a text may be an aim at all: most are not, and this is quicker to say."""
    return bool(_HINT.search(plain)) and len(plain) <= _LONGEST


def read_aim(plain: str, *, loose: bool = False) -> tuple[Aim, str] | None:
    """The aim of a cell's text (NFKC, without spaces), and the number with its unit; None for other texts.

    ``loose`` takes 90平方米以下 for one too. The number of what is to be cleared is 0.
    """
    date = _BEFORE.match(plain)
    rest = plain[date.end() :] if date else plain
    year, month = _date(date)
    if _CLEARED.fullmatch(rest):
        return Aim("clear", year, month), "0"
    if date and not date[0].rstrip("要须应全部基本力争确保实现完成").endswith("前"):
        return None  # 9月300 is no date by which something is due
    grown = _WHOLLY.fullmatch(rest)
    if grown:
        return Aim("growth", year, month), f"{grown['number']}%"
    if not loose and _LOOSE.fullmatch(rest):
        return None
    for form, shape in _SHAPES:
        found = shape.fullmatch(rest)
        if found and (form or date or found["number"] != rest):
            return Aim(form, year, month), found["number"] + found["unit"]
    return None


def _date(found: re.Match[str] | None) -> tuple[int, int]:
    if found is None:
        return 0, 0
    return int(found["year"] or 0), 12 if found["end"] else int(found["month"])
