"""A watched folder: what arrives is loaded and put aside, with what must be said of it in a text beside it.

Nothing is lost by a crash at any instant: what still lies in the folder is taken at the next start, and a
file that was loaded but not yet put aside is known again by its content.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import Event

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

from desk import audit
from desk.audit import AuditError
from etl.inbox import QUIET, Inbox, moved, stamp
from etl.loads import load_files
from etl.original import Outcome
from etl.problem import located
from indicators.catalog import Catalog, CatalogError
from indicators.warehouse import WarehouseError

LOADED, QUESTIONS = "loaded", "questions"
TICK = 0.5  # seconds between two looks while a file is being written, or at whether to stop
RESCAN = 60.0  # seconds after which the folder is looked at even if nobody said that it changed
RESULTS = {"loaded": "已入库", "already_loaded": "此前已入库", "rejected": "未入库"}
Tell = Callable[[str], object]


def watch(
    folder: Path,
    place: Path,
    stop: Event,
    *,
    region: str = "",
    poll: bool = False,
    quiet: float = QUIET,
    tell: Tell = print,
) -> None:
    """Load what lies in the folder and what arrives there, until ``stop`` is set.

    ``region`` is the code for figures that name none. ``poll`` looks every few seconds in place of being
    told, as network shares need it. Raises OSError where the folder cannot be written to.
    """
    for name in (LOADED, QUESTIONS):
        (folder / name).mkdir(exist_ok=True)
    inbox, wake, looked = Inbox(folder, quiet), Event(), float("-inf")
    with _observed(folder, wake, poll):
        while not stop.is_set():
            now = time.monotonic()
            if wake.is_set() or inbox.waiting or now - looked >= RESCAN:
                wake.clear()
                looked = now
                _look(inbox, place, region, stop, tell)
            wake.wait(TICK)


def _look(inbox: Inbox, place: Path, region: str, stop: Event, tell: Tell) -> None:
    """Take every file that is whole; the rest, and what cannot be taken now, stays."""
    try:
        for path in inbox.whole(time.monotonic()):
            if stop.is_set():
                return
            if not _take(path, inbox.folder, place, region, tell):
                inbox.later(path, time.monotonic())
    except OSError as fault:  # the share is away, the disk is full: both may pass
        tell(f"{_now():%H:%M:%S} 暂时无法处理（{fault.strerror or fault}），稍后再试。")
        time.sleep(TICK)


def _take(path: Path, folder: Path, place: Path, region: str, tell: Tell) -> bool:
    """Load one file and put it aside; False where it must be tried again later."""
    before = stamp(path)
    try:
        with audit.deed(place, audit.account(), "入库", path.name, audit.COMMAND_LINE) as made:
            [outcome] = load_files([path], place, Catalog.at(place), region, attended=False)
            made.load = outcome.load
            made.result = audit.FAILED if outcome.result == "rejected" else audit.DONE
    except (AuditError, CatalogError, WarehouseError) as fault:
        tell(f"{_now():%H:%M:%S} {path.name}：暂未入库，稍后再试。{fault}")
        return False
    if not outcome.sha256:
        tell(f"{_now():%H:%M:%S} {path.name}：暂时打不开，稍后再试。")
        return False
    if stamp(path) != before:  # written to meanwhile: what is there now has yet to be read
        return False
    target = moved(path, folder / (QUESTIONS if outcome.result == "rejected" else LOADED), _now())
    if outcome.issues:
        report = target.with_name(target.name + ".txt")
        report.write_text(_report(path.name, outcome), encoding="utf-8-sig")
    tell(f"{_now():%H:%M:%S} {path.name}：{_summary(outcome)} → {target.relative_to(folder)}")
    return True


def _summary(outcome: Outcome) -> str:
    if outcome.result == "rejected":
        faulty = any(issue.severity == "error" for issue in outcome.issues)
        return f"{RESULTS['rejected']}，{'有错误须改正' if faulty else '有问题待确认'}"
    if outcome.result != "loaded":
        return RESULTS[outcome.result]
    layout = f"，按版式《{outcome.layout}》" if outcome.layout else ""
    counts = f"新增 {outcome.new}、变更 {outcome.changed}、相同 {outcome.same}、跳过 {outcome.skipped}"
    return f"{RESULTS[outcome.result]}（批次 {outcome.load}{layout}：{counts}）"


def _report(name: str, outcome: Outcome) -> str:
    """What a person must know of a file, with what to do."""
    lines = [f"文件：{name}", f"时间：{_now():%Y-%m-%d %H:%M}", f"结果：{_summary(outcome)}", ""]
    lines += located(outcome.issues)
    if outcome.result == "rejected":
        lines += ["", f"怎么办：{_remedy(outcome)}"]
    return "\r\n".join(lines) + "\r\n"


def _remedy(outcome: Outcome) -> str:
    if any(issue.severity == "error" for issue in outcome.issues):
        return "按上面所说改好文件，再放回监视的文件夹。"
    return (
        "在“数据上报”页打开该文件，逐项确认后入库；或改好文件后放回监视的文件夹；"
        "或运行 python -m etl load 文件 --layout 版式文件。"
    )


def _now() -> datetime:
    return datetime.now()


class _Waker(FileSystemEventHandler):
    """Says that the folder changed; what changed is looked up there."""

    def __init__(self, wake: Event) -> None:
        self._wake = wake

    def on_any_event(self, event: FileSystemEvent) -> None:
        self._wake.set()


@contextmanager
def _observed(folder: Path, wake: Event, poll: bool) -> Iterator[None]:
    observer = PollingObserver() if poll else Observer()
    observer.schedule(_Waker(wake), str(folder))
    observer.start()
    try:
        yield
    finally:
        observer.stop()
        observer.join()
