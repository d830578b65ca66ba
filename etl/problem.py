"""What a file's reader finds to say: issues, each with its place and how to mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Literal, NamedTuple

Severity = Literal["error", "question", "warning"]

SEVERITY_WORDS: dict[Severity, str] = {"error": "错误", "question": "需确认", "warning": "提示"}
# What a person can answer, in the preview or in a layout; the other errors must be mended in the file.
QUESTIONS = frozenset(
    {
        "missing_unit", "unknown_unit", "wrong_unit", "unknown_category", "unknown_measure", "unknown_status",
        "unknown_region", "region_gap", "unresolvable_period", "no_table", "nothing_resolved",
        "layout_differs",
    }
)  # fmt: skip
# Warnings that a figure is likely a hundred times off: nobody may pass them by unseen.
TO_BE_SEEN = frozenset({"magnitude", "revision_magnitude", "fraction_as_percent"})
LISTED = 20  # of one code in one file; the rest is counted: nobody mends the two hundredth before the first


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
        self.issue = asked(Issue("error", code, sheet, cell, message))


def asked(issue: Issue) -> Issue:
    """An error that a person can answer becomes a question."""
    return (
        issue._replace(severity="question")
        if issue.severity == "error" and issue.code in QUESTIONS
        else issue
    )


def program_error(kind: str) -> Issue:
    """The program failed on a file, by this kind of exception, which whoever sent it cannot mend."""
    message = (
        f"程序在这里出错（{kind}），没有读完，什么也不会入库。这是程序的毛病，不是填报的错："
        "请把这份文件和运行日志交给维护程序的人；其他文件不受影响。"
    )
    return Issue("error", "program_error", "", "", message)


def unattended(issue: Issue) -> Issue:
    """A warning that nobody may pass by unseen is a question where no person is there to see it."""
    return issue._replace(severity="question") if issue.code in TO_BE_SEEN else issue


def has_error(issues: Iterable[Issue]) -> bool:
    """Whether the file must not be loaded as it is: it has an error, or a question that nobody answered."""
    return any(issue.severity != "warning" for issue in issues)


def listed(places: Sequence[int], describe: Callable[[int], Issue]) -> list[Issue]:
    """An issue for each of the first LISTED places, and one that counts all if there are more."""
    issues = [describe(place) for place in places[:LISTED]]
    return [*issues, _rest(issues[0], len(places))] if len(places) > LISTED else issues


def shortened(issues: list[Issue]) -> list[Issue]:
    """What is told: questions as such, the first LISTED issues of each code, and the number of the rest."""
    kinds: dict[tuple[Severity, str], list[Issue]] = {}
    for issue in map(asked, issues):
        kinds.setdefault((issue.severity, issue.code), []).append(issue)
    kept = []
    for found in kinds.values():
        kept += found if len(found) <= LISTED + 1 else [*found[:LISTED], _rest(found[0], len(found))]
    return kept


def _rest(like: Issue, count: int) -> Issue:
    message = f"同类问题共 {count} 处，以上只列出前 {LISTED} 处；改正后请重新读取。"
    return Issue(like.severity, like.code, "", "", message)


def located(issues: Iterable[Issue]) -> list[str]:
    """One line an issue, for people."""
    lines = []
    for issue in issues:
        place = "!".join(part for part in (issue.sheet, issue.cell) if part) or "文件"
        lines.append(f"{SEVERITY_WORDS[issue.severity]} {place}：{issue.message}")
    return lines
