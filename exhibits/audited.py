"""审计 as a table: who did what, when, from where, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from desk.audit import BEGUN, DONE, FAILED, REFUSED, Entry
from exhibits.exhibit import Cell, Table

HEADS: Final = (
    ("时间", False), ("人", False), ("操作", False), ("对象", False), ("结果", False), ("批次", True),
    ("版本", True), ("来自", False),
)  # fmt: skip
# A deed that has no end: the power went, the disk was full, or it is being done right now.
RESULTS: Final = {DONE: "完成", FAILED: "未成", REFUSED: "拒绝", BEGUN: "没有记下结果"}


def table(entries: Sequence[Entry], skipped: int = 0, length: int | None = None) -> Table:
    """One row a deed, in the order given; a part of them where there are many."""
    shown = entries[skipped : None if length is None else skipped + length]
    return Table(title=_title(entries), subtitle="", heads=HEADS, rows=tuple(map(_row, shown)))


def _title(entries: Sequence[Entry]) -> str:
    refused = sum(entry.result == REFUSED for entry in entries)
    return f"共{len(entries)}条" + (f"，其中拒绝{refused}条" if refused else "")


def _row(entry: Entry) -> tuple[Cell, ...]:
    return (
        Cell(entry.time.replace("T", " ")),
        Cell(entry.who),
        Cell(entry.what),
        Cell(entry.target),
        Cell(RESULTS.get(entry.result, entry.result)),
        Cell("" if entry.load is None else str(entry.load), entry.load),
        Cell("" if entry.build is None else str(entry.build), entry.build),
        Cell(entry.where, tone="muted"),
    )
