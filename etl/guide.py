"""What a person decided about a file: it wins over what the reader finds by itself.

Rows and columns count from 0, as everywhere in the code; files and screens count them as Excel does.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from etl.layouts.block import Field

    Role: TypeAlias = Field | Literal["value", "code", "ignored"]

MARK = "#"  # stands for what changes from month to month: the digits of a period
# Only digits that tell a time: the 90 of 90平方米以下 tells one column from the next.
_PERIODS = re.compile(
    r"(?<![0-9])(?:19|20)[0-9]{2}(?:[-./]?[0-9]{1,2}){0,2}(?![0-9])"
    r"|(?<![0-9])[0-9]{1,2}(?=\s*(?:[-—–~至]\s*[0-9]{1,2}\s*)?[年月季日])"
    r"|前?[一二三四五六七八九十]+(?=季度|月)"
    r"|(?<![a-z0-9])(?:[0-9]{1,2}\s+)?(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])",
    re.IGNORECASE,
)
_SPANS = re.compile(rf"{MARK}(?:[-—–~至\s]+{MARK})+")


@dataclass(frozen=True)
class TableGuide:
    """One table; whatever is None or empty is left to the reader.

    ``header`` and ``rows`` end after their last. ``texts`` hold for each value of the table, ``column_texts``
    for those of one column and before ``texts``.
    """

    header: tuple[int, int] | None = None
    rows: tuple[int, int | None] | None = None
    columns: Mapping[int, Role] = field(default_factory=dict)
    texts: Mapping[Field, str] = field(default_factory=dict)
    column_texts: Mapping[int, Mapping[Field, str]] = field(default_factory=dict)
    ignored_rows: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Guide:
    """One file: its tables by the pattern of the sheet's name, and what labels and regions mean.

    ``labels`` leads from a label as printed to ``code`` or ``code=类别``, ``regions`` to a region's code;
    figures under ``ignored_labels`` are not read.
    """

    name: str = ""
    sheets: Mapping[str, TableGuide] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    regions: Mapping[str, str] = field(default_factory=dict)
    ignored_labels: frozenset[str] = frozenset()

    def table(self, sheet: str) -> TableGuide | None:
        """What was decided about the sheet of this name: by its name itself, else by the first pattern."""
        if sheet in self.sheets:
            return self.sheets[sheet]
        return next((table for pattern, table in self.sheets.items() if is_like(sheet, pattern)), None)

    def meaning(self, label: str) -> str:
        """What a label means, of whatever month it speaks; '' if nobody said."""
        if not self.labels:
            return ""
        return self.labels.get(label.strip()) or self._timeless_labels.get(timeless(label), "")

    def ignores(self, label: str) -> bool:
        """Whether figures under a label are not to be read, of whatever month it speaks."""
        return label.strip() in self.ignored_labels or timeless(label) in self._timeless_ignored

    @cached_property
    def _timeless_labels(self) -> dict[str, str]:
        return {timeless(label): meant for label, meant in self.labels.items()}

    @cached_property
    def _timeless_ignored(self) -> frozenset[str]:
        return frozenset(map(timeless, self.ignored_labels))


@lru_cache(maxsize=4096)
def timeless(text: str) -> str:
    """The text with a mark in place of what tells a time: 2026年1-9月 and 2025年10月 are both #年#月."""
    plain = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).strip()
    return _SPANS.sub(MARK, _PERIODS.sub(MARK, plain))


def is_like(sheet: str, pattern: str) -> bool:
    """Whether a sheet's name fits a pattern, in which # is a time and * anything."""
    words = ".*".join(map(re.escape, pattern.split("*")))
    return any(re.fullmatch(words, name, re.DOTALL) for name in (sheet, timeless(sheet)))
