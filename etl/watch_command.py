"""``python -m etl watch``: the command around ``etl.watch``."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Event

from etl.named_region import named_region


def add_watch(command: Callable[..., argparse.ArgumentParser]) -> None:
    """Define the command; ``command`` makes one of a name, a function and words."""
    watch = command("watch", _watch, "监视一个文件夹：放进来的文件自动入库，有问题的放进 questions", False)
    watch.add_argument("folder", metavar="文件夹", type=Path)
    watch.add_argument(
        "--region", metavar="地区", default="", help="文件没有写明地区时所属的地区，名称或代码"
    )
    watch.add_argument("--poll", action="store_true", help="定时查看，用于不会通知变化的网络文件夹")


def _watch(chosen: argparse.Namespace) -> int:
    from etl.watch import watch
    from indicators.catalog import Catalog
    from indicators.warehouse import folder

    region = named_region(Catalog.at(folder()), chosen.region)
    if region is None:
        return 2
    if not chosen.folder.is_dir():
        print(f"用法有误：“{chosen.folder}”不是文件夹，请先建立它。", file=sys.stderr)
        return 2
    tell = partial(print, flush=True)
    with _stopped_by_signals() as stop:
        tell(f"正在监视 {chosen.folder}；按 Ctrl-C 停止。")
        watch(chosen.folder, folder(), stop, region=region, poll=chosen.poll, tell=tell)
    tell("已停止监视。")
    return 0


@contextmanager
def _stopped_by_signals() -> Iterator[Event]:
    """An event that Ctrl-C and SIGTERM set: the file at hand is finished first."""
    stop = Event()
    numbers = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(number, lambda *_: stop.set()) for number in numbers]
    try:
        yield stop
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)
