"""The figures of a chart as a table, so that whatever is drawn can be read, copied and kept."""

from __future__ import annotations

from collections.abc import Mapping

from exhibits.exhibit import Cell, Chart, Exhibit, Point, Series, Slot, Table
from exhibits.wording import POINT_WORDS

PERIOD, LINE, REMARKS = "期间", "名称", "说明"
STARRED = "*"  # how a narrow cell of a heat map says preliminary


def table_of(exhibit: Exhibit) -> Table | None:
    """``exhibit`` as a table: itself, or a chart's figures; None for what has no rows and columns."""
    if isinstance(exhibit, Chart):
        return chart_table(exhibit)
    return exhibit if isinstance(exhibit, Table) else None


def chart_table(chart: Chart) -> Table:
    """Lines: a row a slot, a column a series; a heat map as it is drawn: a row a series, a column a slot.

    What a mark of the chart says (初步数, 推算, 口径变动) stands in words in the last column.
    """
    heads, rows = _drawn_grid(chart) if chart.kind == "heat" else _time_grid(chart)
    if not any(row[-1].text for row in rows):
        heads, rows = heads[:-1], tuple(row[:-1] for row in rows)
    target = () if chart.target is None else (chart.target.text,)
    return Table(
        title=chart.title,
        subtitle=chart.subtitle,
        notes=(*chart.notes, *target),
        source=chart.source,
        mark=chart.mark,
        heads=heads,
        rows=rows,
    )


Grid = tuple[tuple[tuple[str, bool], ...], tuple[tuple[Cell, ...], ...]]


def _time_grid(chart: Chart) -> Grid:
    columns = [_by_slot(series) for series in chart.series]
    heads = (
        (PERIOD, False),
        *((_head(series, chart), True) for series in chart.series),
        (REMARKS, False),
    )
    rows = tuple(
        (
            Cell(slot.label),
            *(_cell(column.get(place)) for column in columns),
            Cell("；".join([*_marks(chart, place), *_statuses(chart, columns, place)])),
        )
        for place, slot in enumerate(chart.slots)
    )
    return heads, rows


def _drawn_grid(chart: Chart) -> Grid:
    heads = ((LINE, False), *((slot.label, True) for slot in chart.slots), (REMARKS, False))
    rows = []
    for series in chart.series:
        own = _by_slot(series)
        cells = [_cell(own.get(place)) for place in range(len(chart.slots))]
        rows.append((Cell(series.name), *cells, Cell(_remarks(series, chart.slots))))
    return heads, tuple(rows)


def _by_slot(series: Series) -> dict[int, Point]:
    """The points by slot; a cut before a figure of the same slot is no figure."""
    return {point.slot: point for point in series.points if point.value is not None or point.text}


def _head(series: Series, chart: Chart) -> str:
    """The series, and the unit of its axis where its points do not print it themselves."""
    unit = chart.second_unit if series.axis == "second" else chart.unit
    printed = any(unit and point.text.endswith(unit) for point in series.points)
    return series.name if printed or not unit else f"{series.name}（{unit}）"


def _cell(point: Point | None) -> Cell:
    if point is None:
        return Cell("")
    return Cell(point.text.removesuffix(STARRED), point.value, key=point.key)


def _marks(chart: Chart, place: int) -> list[str]:
    return [mark.text for mark in chart.marks if mark.slot == place]


def _statuses(chart: Chart, columns: list[dict[int, Point]], place: int) -> list[str]:
    """2026年初步数: which of the row's figures are not final."""
    several = len(chart.series) > 1
    found = ((series.name, column.get(place)) for series, column in zip(chart.series, columns, strict=True))
    return [
        f"{name if several else ''}{POINT_WORDS[point.status]}"
        for name, point in found
        if point is not None and _unfirm(point)
    ]


def _remarks(series: Series, slots: tuple[Slot, ...]) -> str:
    """初步数：2026年9月、2026年10月: the slots of a line by what its figures are."""
    told: Mapping[str, list[str]] = {
        words: [
            slots[point.slot].label
            for point in series.points
            if _unfirm(point) and POINT_WORDS[point.status] == words
        ]
        for words in POINT_WORDS.values()
    }
    return "；".join(f"{words}：{'、'.join(labels)}" for words, labels in told.items() if labels)


def _unfirm(point: Point) -> bool:
    return point.value is not None and point.status in POINT_WORDS
