"""A row of a catalogue file, and what may be wrong with it whatever file it is in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """A row of a file and the line on which it begins."""

    file: str
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def fault(self, text: str) -> str:
        """A message that names the place."""
        return f"{self.file}第{self.line}行：{text}"


Tables = dict[str, list[Row]]


def key_faults(rows: list[Row], column: str) -> Iterator[str]:
    """A key that is missing or used twice."""
    first: dict[str, int] = {}
    for row in rows:
        key = row[column]
        if not key:
            yield row.fault(f"{column} 列是空的。请填写")
        elif key in first:
            yield row.fault(f"“{key}”与第{first[key]}行重复。请合并为一行，或改用另一个 {column}")
        else:
            first[key] = row.line


def blank_faults(row: Row, *columns: str) -> Iterator[str]:
    """Columns that must be filled and are not."""
    yield from (row.fault(f"{column} 列是空的。请填写") for column in columns if not row[column])


def choice_faults(row: Row, column: str, allowed: tuple[str, ...] | list[str]) -> Iterator[str]:
    """A word outside the few that a column takes."""
    if row[column] not in allowed:
        choices = "、".join(choice or "（空）" for choice in allowed)
        yield row.fault(f"{column}“{row[column]}”不在可选之列。请改为：{choices}")


def whole_number_faults(row: Row, column: str, least: int, most: int) -> Iterator[str]:
    """What is no whole number within bounds."""
    if not (row[column].isascii() and row[column].isdigit() and least <= int(row[column]) <= most):
        yield row.fault(f"{column}“{row[column]}”不是{least}到{most}的整数。请改正")
