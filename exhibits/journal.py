"""The loads as a table: who brought which file, what came of it, and whether it still counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from exhibits.exhibit import Cell, Table, Tone

if TYPE_CHECKING:
    from indicators.journal import Entry

LAYOUTS: Final = {
    "long": "长表", "indicator_rows": "指标在行", "period_rows": "指标在列", "general": "一般统计表",
}  # fmt: skip
HEADS = (
    ("批次", True),
    ("载入时间", False),
    ("载入人", False),
    ("文件", False),
    ("新增", True),
    ("变更", True),
    ("相同", True),
    ("跳过", True),
    ("现行", True),
    ("问题", True),
    ("状态", False),
    ("版式", False),
    ("数据来源", False),
)


def journal(entries: Sequence[Entry], skipped: int, most: int) -> Table:
    """``entries`` as they come, a line each, a page of them."""
    counting = [entry for entry in entries if entry.rolled_back_at is None]
    standing = sum(entry.standing_count for entry in counting)
    undone = len(entries) - len(counting)
    tail = f"，已撤销 {undone} 个" if undone else ""
    return Table(
        title=f"{len(entries)} 个入库批次，其中有效 {len(counting)} 个{tail}",
        subtitle=f"现行数据 {standing:,} 个 · 新的在前 · 点批次看它的每个数，点问题看读取时的提示",
        heads=HEADS,
        rows=tuple(_cells(entry) for entry in entries[skipped : skipped + most]),
    )


def layout_words(layout: str) -> str:
    """长表＋指标在行; a layout that was remembered goes by the name a person gave it."""
    return "＋".join(LAYOUTS.get(name, name) for name in layout.split("+"))


def entry_line(entry: Entry) -> str:
    """When, by whom, how it was read, what it says it is from: one line under a load's name."""
    undone = entry.rolled_back_at
    said = (
        f"{entry.loaded_at:%Y-%m-%d %H:%M} 由{entry.author}载入",
        f"版式 {layout_words(entry.layout)}",
        entry.source,
        f"已于 {undone:%Y-%m-%d %H:%M} 撤销" if undone else "有效",
    )
    return " · ".join(text for text in said if text)


def _cells(entry: Entry) -> tuple[Cell, ...]:
    gone = entry.rolled_back_at is not None
    tone: Tone = "muted" if gone else "plain"
    counts = (entry.new_count, entry.changed_count, entry.same_count, entry.skipped_count)
    return (
        Cell(str(entry.load), load=entry.load),
        Cell(f"{entry.loaded_at:%Y-%m-%d %H:%M}", tone=tone),
        Cell(entry.author, tone=tone),
        Cell(entry.file, tone=tone),
        *(Cell(f"{count:,}", count, tone) for count in counts),
        Cell("" if gone else f"{entry.standing_count:,}", entry.standing_count, tone),
        Cell(
            f"{entry.issue_count}" if entry.issue_count else "",
            entry.issue_count,
            load=None if gone else entry.load,
        ),
        Cell("已撤销" if gone else "有效", tone="behind" if gone else "plain"),
        Cell(layout_words(entry.layout), tone="muted"),
        Cell(entry.source, tone="muted"),
    )
