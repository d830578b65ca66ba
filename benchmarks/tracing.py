"""One reading, traced; in a module of its own, so that the cage finds it by name."""

from __future__ import annotations

import sys
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

from etl import sheets
from etl.problem import IssueError

_ROOM = str(Path(sheets.__file__).parent)


def traced(kept: object, data: bytes) -> tuple[str, list[tuple[str, int]]]:
    """How a reading ended, and the lines of the readers that it reached."""
    reached: set[tuple[str, int]] = set()
    ours: dict[CodeType, bool] = {}

    def follow(frame: FrameType, event: str, _: Any) -> Any:
        code = frame.f_code
        if not ours.setdefault(code, code.co_filename.startswith(_ROOM)):
            return None
        reached.add((Path(code.co_filename).stem, frame.f_lineno))
        return follow

    sys.settrace(follow)
    try:
        sheets.read_sheets(data)
        end = "read"
    except IssueError as fault:
        end = fault.issue.code
    finally:
        sys.settrace(None)
    return end, sorted(reached)
