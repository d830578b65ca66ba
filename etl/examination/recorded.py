"""The ledger of loads against the build that readers see: neither may know of a load that the other lacks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from etl import ledger
from etl.examination.finding import MENDED, Finding
from etl.ledger import FILE, Ledger
from etl.origin import Listed
from indicators.warehouse import WarehouseError

_CAUSES: Final = "版本文件或 CURRENT 被换成了旧的"
_REMEDY: Final = "改指有这一批的版本，或由存档按当时的决定重做"


def known(place: Path) -> tuple[Ledger, tuple[Finding, ...]]:
    """The ledger, to be read before the build: what is published meanwhile can only be more."""
    try:
        return ledger.read(place), ()
    except WarehouseError as fault:
        return Ledger({}, 0, ()), (Finding("ledger_unread", FILE, str(fault), "核对权限和磁盘"),)


def ledger_faults(place: Path, before: Ledger, stored: Sequence[Listed]) -> Iterator[Finding]:
    """Loads that people were told of and the build lacks, and loads of the build that the ledger lacks."""
    there = {load.load: load for load in stored}
    for load in ledger.united(before, stored):
        own = there.get(load.load)
        if own is None:
            found = f"批次 {load.load}（{load.file}）入过库，现在的版本中却没有：{_CAUSES}"
            yield Finding("load_missing", FILE, found, f"{MENDED}：{_REMEDY}")
        elif own != load:
            found = f"批次 {load.load}（{load.file}）已撤销，现在的版本中却仍有效：{_CAUSES}"
            yield Finding("load_missing", FILE, found, f"{MENDED}：再次撤销")
    now = ledger.read(place)
    if not now.tells(ledger.united(now, stored)):
        found = "少记了现在版本中的批次：上次写入在最后一步中断"
        yield Finding("ledger_behind", FILE, found, f"{MENDED}，或再入库一次：自动补上")
