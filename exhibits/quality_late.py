"""Who is late with what: regions by topics, and the series one by one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from exhibits.exhibit import Cell, Key, Table
from exhibits.number import number_text
from exhibits.told import span_text
from indicators.period import Period

if TYPE_CHECKING:
    from indicators.catalog import Catalog
    from indicators.quality_late import Late, Lateness

COMPLETE = "齐"
HEADS = (
    ("地区", False),
    ("板块", False),
    ("指标", False),
    ("最新一期", False),
    ("数值", True),
    ("单位", False),
    ("同级已报到", False),
    ("晚", True),
    ("状态", False),
    ("批次", True),
    ("工作表", False),
    ("单元格", False),
)


def grid(found: Lateness, catalog: Catalog, end: int, scope: str) -> Table:
    """A row a region, a column a topic: how many indicators are late, and since which month.

    A cell leads to the figure that has been waiting longest. Topics and regions that nobody stands beside
    are left out.
    """
    late = [each for each in found.late if not each.stopped]
    compared = {(region, catalog.indicators[code].topic) for code, region in found.compared}
    topics = [topic for topic in catalog.topics.values() if any(code == topic.code for _, code in compared)]
    regions = [code for code in catalog.regions if any(region == code for region, _ in compared)]
    return Table(
        title=_title(late, catalog, end, bool(found.compared)),
        subtitle=f"{scope} · 截至{Period(end, end).label} · 比较了 {len(regions)} 个地区的 "
        f"{len(found.compared):,} 项指标，同级地区已报而本地区未报的为迟报",
        heads=(("地区", False), *((topic.name, False) for topic in topics), ("迟报", True), ("停报", True)),
        rows=tuple(
            _row(region, [topic.code for topic in topics], found, catalog, compared, end)
            for region in regions
        ),
        notes=(f"“{COMPLETE}”为已报齐，空白为没有可比的同级地区；晚一年以上（年度指标三年以上）的计为停报",),
    )


def lines(found: Lateness, catalog: Catalog, skipped: int, most: int) -> Table:
    """Each late series with the last figure that it did report, those that lie furthest back last."""
    order = {code: place for place, code in enumerate(catalog.regions)}
    every = sorted(found.late, key=lambda each: (each.stopped, -each.months_late, order[each.region]))
    late = sum(not each.stopped for each in every)
    stopped = len(every) - late
    tail = f"，停报 {stopped:,} 项" if stopped else ""
    return Table(
        title=f"迟报 {late:,} 项{tail}" if every else "没有迟报",
        subtitle="点数值看最新一期的来历，点指标看趋势",
        heads=HEADS,
        rows=tuple(_line(each, catalog) for each in every[skipped : skipped + most]),
    )


def _title(late: Sequence[Late], catalog: Catalog, end: int, compared: bool) -> str:
    month = Period(end, end).label
    if not compared:
        return "没有可比的同级地区，无从判断迟报"
    if not late:
        return f"截至{month}没有地区迟报"
    counted = {code: sum(each.region == code for each in late) for code in catalog.regions}
    worst = max(counted, key=lambda code: counted[code])
    since = min(each.since for each in late if each.region == worst)
    regions = sum(count > 0 for count in counted.values())
    name = catalog.regions[worst].name
    if regions == 1:
        return f"截至{month}，{name}迟报 {len(late):,} 项指标，自{Period(since, since).label}起"
    most = f"{name}最多，{counted[worst]:,} 项，自{Period(since, since).label}起"
    return f"截至{month}，{regions} 个地区迟报 {len(late):,} 项指标：{most}"


def _row(
    region: str,
    topics: Sequence[str],
    found: Lateness,
    catalog: Catalog,
    compared: set[tuple[str, str]],
    end: int,
) -> tuple[Cell, ...]:
    own = [each for each in found.late if each.region == region]
    late = [each for each in own if not each.stopped]
    cells = []
    for topic in topics:
        waiting = [each for each in late if catalog.indicators[each.indicator].topic == topic]
        cells.append(
            _waiting(waiting, end)
            if waiting
            else Cell(COMPLETE if (region, topic) in compared else "", tone="muted")
        )
    stopped = len(own) - len(late)
    return (
        Cell(catalog.regions[region].name),
        *cells,
        Cell(f"{len(late)}" if late else "0", len(late), "behind" if late else "muted"),
        Cell(f"{stopped}" if stopped else "", stopped, "muted"),
    )


def _waiting(waiting: Sequence[Late], end: int) -> Cell:
    """3项 8月起; a month of another year says which."""
    longest = min(waiting, key=lambda each: each.newest_end)
    month = Period(longest.since, longest.since).label.removeprefix(f"{end // 12}年")
    return Cell(f"{len(waiting)}项 {month}起", len(waiting), "behind", key=_key(longest))


def _line(each: Late, catalog: Catalog) -> tuple[Cell, ...]:
    indicator = catalog.indicators[each.indicator]
    return (
        Cell(catalog.regions[each.region].name),
        Cell(catalog.topics[indicator.topic].name, tone="muted"),
        Cell(indicator.name, key=_key(each)),
        Cell(span_text(each.period_start, each.newest_end)),
        Cell(number_text(each.value, each.decimals), each.value, key=_key(each)),
        Cell(indicator.unit, tone="muted"),
        Cell(Period(each.due_end, each.due_end).label),
        Cell(f"{each.months_late}个月", each.months_late, "muted" if each.stopped else "behind"),
        Cell("停报" if each.stopped else "迟报", tone="muted" if each.stopped else "behind"),
        Cell(str(each.load), tone="muted", load=each.load),
        Cell(each.sheet, tone="muted"),
        Cell(each.cell, tone="muted"),
    )


def _key(each: Late) -> Key:
    return Key(each.indicator, each.region, "", each.period_start, each.newest_end)
