"""What a file's reader finds to say: issues, each with its place and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]

LISTED = 20  # of one code in one file; the rest is counted, for nobody mends the two hundredth before the first


class Issue(NamedTuple):
    """One finding; ``sheet`` and ``cell`` are '' where it concerns the whole file. The message is Chinese."""

    severity: Severity
    code: str
    sheet: str
    cell: str
    message: str


class IssueError(Exception):
    """Nothing can be read: carries the one issue that says why."""

    def __init__(self, code: str, message: str, sheet: str = "", cell: str = "") -> None:
        super().__init__(message)
        self.issue = Issue("error", code, sheet, cell, message)


def has_error(issues: Iterable[Issue]) -> bool:
    """Whether the file must be rejected."""
    return any(issue.severity == "error" for issue in issues)


def shortened(issues: list[Issue]) -> list[Issue]:
    """The first LISTED issues of each code, and one that counts those left out."""
    seen: dict[tuple[Severity, str], int] = {}
    kept = []
    for issue in issues:
        kind = (issue.severity, issue.code)
        seen[kind] = seen.get(kind, 0) + 1
        if seen[kind] <= LISTED:
            kept.append(issue)
    for (severity, code), count in seen.items():
        if count > LISTED:
            message = f"同类问题共 {count} 处，以上只列出前 {LISTED} 处；改正后请重新读取。"
            kept.append(Issue(severity, code, "", "", message))
    return kept
