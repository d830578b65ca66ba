"""One JSON line on stderr for every rerun, load and error: what somebody saw can be found again.

A line says when, in whose session (a shortened hash: the session's own name would open it), on which page, by
which filters (their names, never a figure) and of which build. An error is shown with the number of its line.
"""

from __future__ import annotations

import json
import logging
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from functools import wraps
from hashlib import sha256
from secrets import token_hex
from typing import Any, Final, ParamSpec, TypeVar

import streamlit as st
from streamlit import error_util
from streamlit.runtime.scriptrunner import RerunException, StopException, get_script_run_ctx

from indicators import warehouse as warehouses
from ui import person

P = ParamSpec("P")
T = TypeVar("T")

PAGE: Final = "log.page"  # where st.session_state keeps the path of the page that runs
LEVEL: Final = "SHULAN_LOG"  # the environment's word for the least level: debug, info, warning, error
LEVELS: Final = ("debug", "info", "warning", "error")
SERVERS: Final = ("streamlit", "uvicorn", "websockets")  # whose own lines are written in the same form
UNCAUGHT: Final = "Uncaught app execution"  # what Streamlit says before it hands an error to ``failed``
FILTERS: Final = 20  # names of an address that are written down, of at most as many characters each
_NUMBER: Final = "shulan_number"
_LOG: Final = logging.getLogger("shulan.screen")
_run: ContextVar[dict[str, object] | None] = ContextVar("run", default=None)


class Line(logging.Formatter):
    """A record as one line of JSON, with the run it was written in; ``told`` holds what else it says."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without a line break: a traceback is a text within it."""
        at = datetime.fromtimestamp(record.created).astimezone().isoformat(timespec="milliseconds")
        line = {"time": at, "level": record.levelname.lower(), "event": record.getMessage()}
        line |= (_run.get() or {}) | getattr(record, "told", {"logger": record.name})
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


def start() -> None:
    """Write this program's lines, and those of the servers below it, to stderr from now on."""
    wanted = os.environ.get(LEVEL, "info").lower()
    lines = logging.StreamHandler(sys.stderr)
    lines.setFormatter(Line())
    logging.root.addHandler(lines)
    logging.getLogger("shulan").setLevel((wanted if wanted in LEVELS else "info").upper())
    for name in list(logging.root.manager.loggerDict):
        if name.partition(".")[0] in SERVERS:
            theirs = logging.getLogger(name)
            theirs.handlers.clear()
            theirs.propagate = True
            theirs.setLevel(logging.WARNING)
    # Streamlit would write each error of a page a second time, without its number.
    logging.getLogger(error_util.__name__).addFilter(lambda record: record.msg != UNCAUGHT)
    if wanted not in LEVELS:
        _LOG.warning("%s=%s 不认识，按 info 记录；可用 %s", LEVEL, wanted, "、".join(LEVELS))


@contextmanager
def rerun(part: str = "") -> Iterator[None]:
    """Log a run of the script, or of a ``part`` of it that runs alone; within another run, nothing."""
    if _run.get() is not None:
        yield
        return
    run, began, result = _begun(), time.perf_counter(), "done"
    token = _run.set(run)
    try:
        yield
    except RerunException:
        result = "again"
        raise
    except StopException:
        result = "stopped"
        raise
    except Exception as error:
        result = "failed"
        setattr(error, _NUMBER, run["run"])  # Streamlit hands it to ``failed`` when this run is over
        raise
    finally:
        spent = round((time.perf_counter() - began) * 1000, 1)
        filters = [name[:FILTERS] for name in list(st.query_params)[:FILTERS]]
        told = {"part": part, "page": _page(), "filters": filters, "ms": spent, "result": result}
        _LOG.info("rerun", extra={"told": told})
        _run.reset(token)


def fragment(part: Callable[P, T]) -> Callable[P, T]:
    """A part of a page that can run alone, as st.fragment makes it, with its runs in the log."""

    @st.fragment
    @wraps(part)
    def logged(*given: P.args, **named: P.kwargs) -> T:
        with rerun(part.__name__):
            return part(*given, **named)

    return logged


def failed(error: Exception) -> bool:
    """Log an error of a page, a part or a callback, and show its number: st.App's ``on_script_error``."""
    run = _run.get() or _begun()
    number = getattr(error, _NUMBER, run["run"])
    _LOG.error("error", exc_info=error, extra={"told": {**run, "run": number, "page": _page()}})
    said = "程序出错了，这一页没有显示完整。请换一个条件再试；仍然出错，请把编号"
    st.error(f"{said} **{number}** 告诉管理员。", icon="⚠️")
    return True


def _begun() -> dict[str, object]:
    """A run's number, whose it is, and the build that CURRENT names as it begins."""
    context = get_script_run_ctx()
    session = sha256(context.session_id.encode()).hexdigest()[:8] if context else ""
    return {"run": token_hex(3), "session": session, "user": person.who(), "build": _build()}


def _build() -> str:
    try:
        path = warehouses.current(warehouses.folder())
    except (OSError, warehouses.WarehouseError):
        return "unreadable"  # the page says more
    return path.stem if path else ""


def _page() -> Any:
    return st.session_state.get(PAGE, "")
