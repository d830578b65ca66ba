"""What the files that count had to say of themselves: gravest first, each with its cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from exhibits.exhibit import Cell, Table, Tone

if TYPE_CHECKING:
    from indicators.open_issues import OpenIssue

SEVERITIES: Final = {"error": "错误", "question": "需确认", "warning": "提示"}
TONES: Final[dict[str, Tone]] = {"error": "behind", "question": "behind"}
HEADS = (
    ("程度", False),
    ("批次", True),
    ("文件", False),
    ("工作表", False),
    ("单元格", False),
    ("说明", False),
)


def open_issues(issues: Sequence[OpenIssue], skipped: int, most: int) -> Table:
    """A page of ``issues``."""
    total, counted = len(issues), Counter(issue.severity for issue in issues)
    said = "、".join(f"{words} {counted[code]} 个" for code, words in SEVERITIES.items() if counted[code])
    return Table(
        title=f"待核对的问题 {total:,} 个" if total else "没有待核对的问题",
        subtitle=f"仅列有效批次 · {said}" if total else "有效批次读取时没有提出问题",
        heads=HEADS,
        rows=tuple(_cells(issue) for issue in issues[skipped : skipped + most]),
    )


def _cells(issue: OpenIssue) -> tuple[Cell, ...]:
    return (
        Cell(SEVERITIES.get(issue.severity, issue.severity), tone=TONES.get(issue.severity, "plain")),
        Cell(str(issue.load), load=issue.load),
        Cell(issue.file),
        Cell(issue.sheet),
        Cell(issue.cell),
        Cell(issue.message),
    )
