"""The limits of what files that people give may hold, from the one table in data/limits.toml, with its words.

Every room that reads such files takes them from here and raises what it does raise: reports, templates, maps.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

TABLE = Path(__file__).resolve().parent.parent / "data" / "limits.toml"
MEBIBYTE = 2**20
_FACTORS = {"MB": MEBIBYTE, "万格": 10_000, "万个": 10_000, "万字": 10_000}  # do not count one by one

Kind = TypeVar("Kind", bound="Limit")


@dataclass(frozen=True)
class Limit:
    """One line of the table; ``most`` counts bytes, cells or seconds, whatever the unit that is shown."""

    most: int
    unit: str
    code: str
    message: str

    @property
    def shown(self) -> str:
        """What is allowed, with its unit."""
        return self.amount(self.most)

    def amount(self, count: float) -> str:
        """A count in the unit that people read: 21.5 MB, 200 万格."""
        value = count / _FACTORS.get(self.unit, 1)
        return f"{f'{value:.1f}'.removesuffix('.0')} {self.unit}"

    def words(self, found: float = 0, **said: object) -> str:
        """What is said where it is passed; ``said`` fills the other braces of the message."""
        return self.message.format(found=self.amount(found), allowed=self.shown, **said)


def read_table(text: str, kind: type[Kind]) -> dict[str, Kind]:
    """The limits by name; raises TypeError where a line lacks something or has too much."""

    def limit(value: int, unit: str, code: str, message: str) -> Kind:
        return kind(value * _FACTORS.get(unit, 1), unit, code, message)

    return {name: limit(**line) for name, line in tomllib.loads(text).items()}


LIMITS: dict[str, Limit] = read_table(TABLE.read_text(encoding="utf-8"), Limit)
