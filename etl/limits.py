"""The limits of reading reports, as issues: data/limits.toml has them all (``indicators.limits``)."""

from __future__ import annotations

from dataclasses import dataclass

from etl.problem import IssueError
from indicators import limits


@dataclass(frozen=True)
class Limit(limits.Limit):
    """One line of the table, passed with an issue."""

    def check(self, found: float, sheet: str = "", cell: str = "", **said: object) -> None:
        """Raise the IssueError of this limit where more was found than is allowed."""
        if found > self.most:
            raise self.refusal(found, sheet, cell, **said)

    def refusal(self, found: float = 0, sheet: str = "", cell: str = "", **said: object) -> IssueError:
        """What is said where it is passed; ``said`` fills the other braces of the message."""
        return IssueError(self.code, self.words(found, **said), sheet, cell)


LIMITS: dict[str, Limit] = limits.read_table(limits.TABLE.read_text(encoding="utf-8"), Limit)
