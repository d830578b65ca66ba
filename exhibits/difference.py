"""What a file would change in the warehouse, before it is loaded: figure by figure, and what is left out.

The figures are those of etl.difference, which this room does not know.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final

from exhibits.exhibit import Cell, Table
from exhibits.told import ARROW, Printed, measure_words, moved_text, name_of, span_text, value_text

if TYPE_CHECKING:
    from indicators.catalog import Catalog

TITLE: Final = "与库中数据的差异"
CHANGED: Final = (
    ("指标", False),
    ("地区", False),
    ("期间", False),
    ("库中 → 本次", True),
    ("变动", True),
    ("库中来自", False),
    ("所在格", False),
)
NEW: Final = (("指标", False), ("地区", False), ("期间", False), ("本次", True), ("所在格", False))
LINES, NAMED = 8, 10  # sentences on what is left out, names in each


def changed(found: Any, catalog: Catalog) -> Table:
    """The changed figures, old → new; an empty table where none is."""
    rows = tuple(_changed(one, catalog) for one in found.changed_figures)
    return Table(
        title=_counted("变更", len(rows), found.changed),
        subtitle="旧数不删，保留为历史；撤销本次入库即恢复",
        heads=CHANGED,
        rows=rows,
    )


def new(found: Any, catalog: Catalog) -> Table:
    """The figures that the warehouse has not."""
    rows = tuple(
        (
            *_name(one.key, catalog),
            Cell(_value(one.key, _said(one), catalog)),
            _place(one),
        )
        for one in found.new_figures
    )
    return Table(
        title=_counted("新增", len(rows), found.new),
        subtitle="库里还没有的数",
        heads=NEW,
        rows=rows,
    )


def left_out(found: Any, catalog: Catalog) -> list[str]:
    """Sentences on the regions and indicators that are missing, and on the months that are passed over."""
    return [*_absent(found.absent, catalog), *_gaps(found.gaps, catalog)]


def _counted(word: str, shown: int, count: int) -> str:
    return f"{word} {count:,} 个" + (f"，列出前 {shown:,} 个" if shown < count else "")


def _changed(one: Any, catalog: Catalog) -> tuple[Cell, ...]:
    old, new = Printed(one.old_value, one.old_decimals), _said(one)
    before, now = _value(one.key, old, catalog), _value(one.key, new, catalog)
    moved = moved_text(catalog, one.key.indicator, one.key.measure, old, new)
    return (
        *_name(one.key, catalog),
        Cell(f"{before}{ARROW}{now}"),
        Cell("只改状态" if one.value == one.old_value else moved or "—"),
        Cell(f"批次{one.old_load}", load=one.old_load),
        _place(one),
    )


def _name(key: Any, catalog: Catalog) -> tuple[Cell, Cell, Cell]:
    name = name_of(catalog, key.indicator, key.category)
    said = name if key.measure == "actual" else f"{name} {measure_words(key.measure)}"
    span = span_text(key.period_start, key.period_end)
    return Cell(said), Cell(catalog.regions[key.region].name), Cell(span)


def _said(one: Any) -> Printed:
    return Printed(one.value, one.decimals)


def _value(key: Any, said: Printed, catalog: Catalog) -> str:
    return value_text(catalog, key.indicator, key.measure, said)


def _place(one: Any) -> Cell:
    return Cell(f"{one.sheet} {one.cell}")


def _absent(absent: Iterable[Any], catalog: Catalog) -> list[str]:
    regions: dict[tuple[str, str], dict[int, list[str]]] = {}
    for one in absent:  # a level and its growth are missed as one
        missing = regions.setdefault((one.indicator, one.category), {}).setdefault(one.like_load, [])
        if one.region not in missing:
            missing.append(one.region)
    lines: dict[tuple[int, tuple[str, ...]], list[str]] = {}
    for (indicator, category), loads in regions.items():
        for load, missing in loads.items():
            lines.setdefault((load, tuple(missing)), []).append(name_of(catalog, indicator, category))
    told = []
    for (load, lacking), names in list(lines.items())[:LINES]:
        places = _listed([catalog.regions[code].name for code in lacking], "个地区")
        told.append(f"本次没有{_listed(names, '项指标')}：{places}。上一份同类报表（批次{load}）里有。")
    return [*told, *([f"另有 {len(lines) - LINES} 组指标本次没有。"] if len(lines) > LINES else [])]


def _gaps(gaps: Iterable[Any], catalog: Catalog) -> list[str]:
    spans: dict[tuple[int, int], list[tuple[str, str]]] = {}
    for gap in gaps:
        name = name_of(catalog, gap.indicator, gap.category)
        of_span = spans.setdefault((gap.last_end, gap.first_end), [])
        of_span.append((catalog.regions[gap.region].name, name))
    told = []
    for (last, first), said in list(spans.items())[:LINES]:
        places, names = (list(dict.fromkeys(one[at] for one in said)) for at in (0, 1))
        about = f"{_listed(places, '个地区')}的{_listed(names, '项指标')}"
        told.append(f"中间缺期：{about}，库里到{span_text(last, last)}，本次从{span_text(first, first)}起。")
    return told


def _listed(names: Sequence[str], counted: str) -> str:
    return "、".join(names[:NAMED]) + (f"等 {len(names)} {counted}" if len(names) > NAMED else "")
