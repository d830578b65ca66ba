"""One thing that is wrong with a warehouse's folder."""

from __future__ import annotations

from typing import NamedTuple


class Finding(NamedTuple):
    """``code`` names the kind of fault to programs; the rest is Chinese: where, what, and what to do."""

    code: str
    where: str
    found: str
    remedy: str


MENDED = "运行 python -m etl doctor --repair"
REPOINT = f"{MENDED}：改指最新的完好版本，没有完好版本时由存档重建；或从备份恢复（python -m etl restore）"
