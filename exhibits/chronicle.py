"""What people noted, as a list, and one event with all that was said of it before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from exhibits.events import span_text
from exhibits.exhibit import Cell, Table
from indicators.events import BREAK

if TYPE_CHECKING:
    from indicators.catalog import Catalog
    from indicators.events import Chronicle, Event

HEADS: Final = (
    ("编号", False),
    ("期间", False),
    ("类型", False),
    ("内容", False),
    ("指标", False),
    ("地区", False),
    ("记录人", False),
    ("记录时间", False),
    ("删除", False),
)
RULE: Final = "口径变动：跨过它的增速不计算（G9）；删除即衔接，须写明依据"


def listed(events: Sequence[Event], total: int, catalog: Catalog, *, removed: bool) -> Table:
    """These events of ``total``, the newest first."""
    newest = sorted(events, key=lambda event: (-event.start, -event.number))
    others = total - len(events)
    return Table(
        title=_title(newest, removed=removed),
        subtitle=f"{f'按指标和地区筛选，另有{others}件；' if others else ''}图上的灰紫色块和竖线由此而来",
        notes=(RULE, *_shipped(catalog)),
        heads=_heads(newest),
        rows=_rows(newest, catalog),
    )


def history(number: int, known: Chronicle, catalog: Catalog) -> Table:
    """Every version of one event, the newest first; no rows where there was but one."""
    versions = [event for event in known.versions if event.number == number][::-1]
    return Table(
        title=f"第{number}件的历次记录",
        subtitle=f"共{len(versions)}次，新的在前",
        heads=_heads(versions),
        rows=_rows(versions, catalog) if len(versions) > 1 else (),
    )


def name(event: Event) -> str:
    """3　2024年7-8月 暴雨停工: an event among others to choose from."""
    return f"{event.number}　{span_text(event)} {event.text}"


def _title(newest: Sequence[Event], *, removed: bool) -> str:
    if not newest:
        return "没有删除过大事" if removed else "还没有记下大事"
    if removed:
        return f"已删除{len(newest)}件，可以恢复"
    broken = sum(event.kind == BREAK for event in newest)
    counted = f"，其中口径变动{broken}项" if broken else ""
    return f"大事{len(newest)}件{counted}；最近一件：{span_text(newest[0])}{newest[0].text}"


def _shipped(catalog: Catalog) -> tuple[str, ...]:
    own = sum(event.kind == BREAK for event in catalog.events)
    count = len(catalog.breaks) - own
    return (f"另有{count}项口径变动写在指标目录里",) if count else ()


def _heads(events: Sequence[Event]) -> tuple[tuple[str, bool], ...]:
    """Nobody asks why where nothing was removed."""
    return HEADS if any(event.removed for event in events) else HEADS[:-1]


def _rows(events: Sequence[Event], catalog: Catalog) -> tuple[tuple[Cell, ...], ...]:
    width = len(_heads(events))
    return tuple(_cells(event, catalog)[:width] for event in events)


def _cells(event: Event, catalog: Catalog) -> tuple[Cell, ...]:
    indicator, region = catalog.indicators.get(event.indicator), catalog.regions.get(event.region)
    measured = indicator.name if indicator is not None else _lost(event.indicator, "全部指标")
    return (
        Cell(str(event.number)),
        Cell(span_text(event)),
        Cell(event.kind),
        Cell(event.text),
        Cell(f"{measured}（{event.category}）" if event.category else measured),
        Cell(region.name if region is not None else _lost(event.region, "全部地区")),
        Cell(event.author, tone="muted"),
        Cell(event.time, tone="muted"),
        Cell(event.removed, tone="muted"),
    )


def _lost(code: str, every: str) -> str:
    return f"{code}（目录中没有）" if code else every
