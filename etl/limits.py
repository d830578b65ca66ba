"""The limits of reading, from the one table in limits.toml: what is allowed, what is said beyond."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from etl.problem import IssueError

TABLE = Path(__file__).with_name("limits.toml")
_FACTORS = {"MB": 2**20, "万格": 10_000, "万个": 10_000}  # of the units that do not count one by one


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

    def check(self, found: float, sheet: str = "", cell: str = "", **said: object) -> None:
        """Raise the IssueError of this limit where more was found than is allowed."""
        if found > self.most:
            raise self.refusal(found, sheet, cell, **said)

    def refusal(self, found: float = 0, sheet: str = "", cell: str = "", **said: object) -> IssueError:
        """What is said where it is passed; ``said`` fills the other braces of the message."""
        text = self.message.format(found=self.amount(found), allowed=self.shown, **said)
        return IssueError(self.code, text, sheet, cell)


def read_table(text: str) -> dict[str, Limit]:
    """The limits by name; raises TypeError where a line lacks something or has too much."""
    return {name: _limit(**line) for name, line in tomllib.loads(text).items()}


def _limit(value: int, unit: str, code: str, message: str) -> Limit:
    return Limit(value * _FACTORS.get(unit, 1), unit, code, message)


LIMITS: dict[str, Limit] = read_table(TABLE.read_text(encoding="utf-8"))
