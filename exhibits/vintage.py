"""How a page, a source line and a table say that they show an earlier state of the figures (rule V1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from indicators.journal import Entry


def band_text(entry: Entry, wish: str, *, newest: bool) -> str:
    """What stands above a page that is read as of ``entry``, the load that the reader's ``wish`` found."""
    when = f"{entry.loaded_at:%Y-%m-%d %H:%M} 入库"
    gone = "，已撤销，不计入" if entry.rolled_back_at else ""
    load = f"批次{entry.load}"
    named = f"{load}（{when}{gone}）" if _is_number(wish) else f"{wish.strip()}（{load}，{when}{gone}）"
    return f"历史版本：截至{named}时的数，{'目前与现行数相同' if newest else '不是现行数'}"


def load_text(entry: Entry) -> str:
    """A load among others: 批次12 2026-07-03 五月.csv, short enough for a narrow list."""
    gone = "（已撤销）" if entry.rolled_back_at else ""
    return f"批次{entry.load} {entry.loaded_at:%Y-%m-%d} {entry.file}{gone}"


def source_text(as_of: int | None) -> str:
    """What a source line ends in where its figures are not those of now."""
    return "" if as_of is None else f"，历史版本：截至批次{as_of}"


def nothing_text(as_of: int) -> str:
    """Instead of a page, where no figure stood then."""
    return f"截至批次{as_of}，没有有效的数据。请回到现行数，或换一个批次。"


def _is_number(wish: str) -> bool:
    return wish.strip().lstrip("Ll").isdecimal()
