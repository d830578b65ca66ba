"""What stood otherwise after one load than after another: the questions of ``changes*.sql`` (rule V1)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final, Literal, NamedTuple

from indicators.judgement import change_pct
from indicators.warehouse import Warehouse, WarehouseError, as_of

Kind = Literal["revised", "withdrawn", "status", "new"]
KINDS: Final[dict[Kind, str]] = {"revised": "修订", "withdrawn": "取消", "status": "状态", "new": "新增"}
UNDONE: Final = "撤销"
EVERY: Final = 2**31 - 1


class Change(NamedTuple):
    """One key before and after; values in the catalogue's unit or per cent; old fields None where new."""

    kind: Kind
    indicator: str
    region: str
    category: str
    period_start: int
    period_end: int
    measure: str
    percent: bool
    value: float
    decimals: int
    status: str
    load: int
    sheet: str
    cell: str
    old_value: float | None
    old_decimals: int | None
    old_status: str | None
    old_load: int | None
    old_sheet: str | None
    old_cell: str | None

    @property
    def moved(self) -> float | None:
        """New less old, to the last digit either was printed with; None where there is no old one."""
        if self.kind != "revised" or self.old_value is None:
            return None
        return round(self.value - self.old_value, max(self.decimals, self.old_decimals or 0))

    @property
    def moved_pct(self) -> float | None:
        """The same in per cent of the old figure; None for a rate (rule G5) and for a bad base (rule G4)."""
        return None if self.percent or self.moved is None else change_pct(self.value, self.old_value)

    @property
    def moved_pp(self) -> float | None:
        """The same in points, of a rate only (rule G5)."""
        return self.moved if self.percent else None


class Size(NamedTuple):
    """How many figures of an indicator and a region changed in one way."""

    kind: Kind
    indicator: str
    region: str
    figures: int


class Undone(NamedTuple):
    """A load that was taken back: as if it had never been, so no version can show what it had brought."""

    load: int
    file: str
    loaded_at: datetime
    rolled_back_at: datetime
    figures: int


def between(warehouse: Warehouse, before: str, after: str | None) -> tuple[int, int]:
    """The loads that two texts mean, as ``as_of`` reads them; None for the newest.

    Raises WarehouseError where one means none, or the first is not before the second.
    """
    first = as_of(warehouse, before)
    [(newest,)] = warehouse.rows("select max(load) from load")
    last = int(newest) if after is None else as_of(warehouse, after)
    if first >= last:
        raise WarehouseError(f"起（{before.strip()}，批次{first}）须早于止（批次{last}），两者之间没有批次。")
    return first, last


def changes(
    warehouse: Warehouse,
    before: int,
    after: int,
    *,
    indicators: Sequence[str] | None = None,
    region: str = "",
    kind: str = "",
    skipped: int = 0,
    most: int = EVERY,
) -> list[Change]:
    """Figures that differ between two loads, revisions first, then the newest months; None and '' mean all.

    A figure that was changed and changed back in between is not among them.
    """
    rows = warehouse.query(
        "changes",
        before=before,
        after=after,
        indicators=None if indicators is None else list(indicators),
        region=region,
        kind=kind,
        skipped=skipped,
        most=most,
    )
    return [Change(*row) for row in rows]


def sizes(warehouse: Warehouse, before: int, after: int) -> list[Size]:
    """How many figures differ, by kind, indicator and region."""
    return [Size(*row) for row in warehouse.query("changes_sizes", before=before, after=after)]


def undone(warehouse: Warehouse, before: int, after: int) -> list[Undone]:
    """Loads up to ``after`` that were taken back since ``before`` had come."""
    return [Undone(*row) for row in warehouse.query("changes_undone", before=before, after=after)]
