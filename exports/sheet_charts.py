"""A native chart beside a sheet's table, drawn from figures in hidden columns that follow the table.

A chart reads words as zero and joins what is left and right of NA(): each hidden cell is the figure of the
table, and empty where there is a word, which every program draws as a gap.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final, NamedTuple

from xlsxwriter.chart import Chart as Drawn
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from exhibits import theme
from exhibits.basket import Shown
from exhibits.exhibit import Bars, Chart, Series, Steps
from exhibits.ladder import Ladder
from exports.paper import Paper
from exports.sheet import FIRST_ROW, HEAD_ROW

WIDTH, HEIGHT, ROW = 760, 420, 26
FACE: Final = {"name": "Microsoft YaHei", "size": 9, "color": theme.MUTED}


class Line(NamedTuple):
    """One series of a chart: a value a row of the table, None where there is a word, and its look.

    ``column`` is the table's, whose cells the chart then follows; None for what the table does not hold.
    ``percent`` values are fractions, as their cells are.
    """

    name: str
    values: Sequence[float | None]
    look: dict[str, Any]
    column: int | None = None
    kind: str = ""
    percent: bool = False


def draw(
    book: Workbook,
    sheet: Worksheet,
    name: str,
    exhibit: Shown,
    held: dict[int, int],
    width: int,
    paper: Paper,
) -> None:
    """Put the exhibit's chart right of its table of ``width`` columns, where it has one.

    ``held`` says in which column of the sheet a column of the table stands.
    """
    plan = _plan(exhibit)
    if plan is None:
        return
    kind, lines, rows = plan
    first = width + 1
    for at, line in enumerate(lines):
        _write(sheet, first + at, line, held, paper)
    sheet.set_column(first, first + len(lines) - 1, None, None, {"hidden": True})
    chart, other = book.add_chart(kind), None
    for at, line in enumerate(lines):
        told = _series(name, line, rows, first + at)
        if line.kind:
            other = other or book.add_chart({"type": line.kind})
            other.add_series(told | {"y2_axis": True})
        else:
            chart.add_series(told)
    if other is not None:
        chart.combine(other)
    _frame(chart, other, exhibit, kind["type"], lines)
    sheet.insert_chart(HEAD_ROW, first + len(lines) + 1, chart, {"description": exhibit.title})


Plan = tuple[dict[str, str], list[Line], int]


def _plan(exhibit: Shown) -> Plan | None:
    """What kind of chart, its series, and how many rows it reads; None for what has no chart."""
    if isinstance(exhibit, Chart) and exhibit.series and exhibit.kind != "heat":
        kind = {"type": "column" if exhibit.kind == "combo" else "line"}
        return kind, _lines(exhibit), len(exhibit.slots)
    if isinstance(exhibit, Ladder):
        return {"type": "bar"}, _rungs(exhibit), len(exhibit.rungs)
    if isinstance(exhibit, Bars):
        return {"type": "bar"}, _bars(exhibit), len(exhibit.bars)
    if isinstance(exhibit, Steps):
        return {"type": "column", "subtype": "stacked"}, _steps(exhibit), len(exhibit.steps)
    return None


def _lines(chart: Chart) -> list[Line]:
    found = []
    for place, series in enumerate(chart.series):
        values: list[float | None] = [None] * len(chart.slots)
        for point in series.points:
            if point.text or point.value is not None:
                values[point.slot] = point.value
        second = series.axis == "second"
        drawn_as_bar = chart.kind == "combo" and not second
        unit = chart.second_unit if second else chart.unit
        percent = unit == "%" and any(point.text.endswith("%") for point in series.points)
        scaled = [_of(value, percent=percent) for value in values]
        soft = [point.slot for point in series.points if point.status == "preliminary"]
        kind = "line" if second else ""
        if drawn_as_bar:
            hollow = [slot in soft for slot in range(len(values))]
            tints = [theme.AHEAD] * len(values)
            found.append(
                Line(series.name, scaled, _bar(theme.AHEAD, tints, hollow), place + 1, kind, percent)
            )
        else:
            drawn = Line(series.name, scaled, _line(chart, series, place), place + 1, kind, percent)
            found += _unfirm(drawn, soft)
    if chart.target is not None:
        look = {"line": {"color": theme.BEHIND, "width": 1.25, "dash_type": "dash"}}
        found.append(Line(chart.target.text, [chart.target.value] * len(chart.slots), look))
    return found


def _of(value: float | None, *, percent: bool) -> float | None:
    """As a cell holds it: a percentage is a fraction where its text prints the sign."""
    return value / 100 if value is not None and percent else value


def _line(chart: Chart, series: Series, place: int) -> dict[str, Any]:
    colour = _colour(chart, series, place)
    line = {"color": colour, "width": 2.5 if series.role in ("current", "reported") else 1.5}
    return {"line": line, "marker": _marker(colour, colour)}


def _marker(colour: str, fill: str) -> dict[str, Any]:
    return {"type": "circle", "size": 5, "border": {"color": colour}, "fill": {"color": fill}}


def _unfirm(line: Line, soft: Sequence[int]) -> list[Line]:
    """The line up to what is firm, and from there a dashed one of its own, with hollow points."""
    if not any(line.values[slot] is not None for slot in soft):
        return [line]
    reached = {slot for each in soft for slot in (each - 1, each)}
    firm = [None if slot in soft else value for slot, value in enumerate(line.values)]
    rest = [value if slot in reached else None for slot, value in enumerate(line.values)]
    colour = line.look["line"]["color"]
    dashed = line.look | {
        "line": line.look["line"] | {"dash_type": "dash"},
        "marker": _marker(colour, theme.PAPER),
    }
    return [
        line._replace(values=firm),
        line._replace(name=f"{line.name}（初步数）", values=rest, look=dashed),
    ]


def _colour(chart: Chart, series: Series, place: int) -> str:
    if series.role == "earlier":
        return theme.EARLIER[min(series.age, len(theme.EARLIER)) - 1]
    if series.role == "peer":
        return theme.PEERS[place % len(theme.PEERS)]
    return theme.BEHIND if chart.kind == "combo" or series.role == "computed" else theme.AHEAD


def _bar(colour: str, tints: Sequence[str] = (), hollow: Sequence[bool] = ()) -> dict[str, Any]:
    """One look, or one for each bar; what is preliminary is hollow."""
    empty = [*hollow, *[False] * (len(tints) - len(hollow))]
    points = [
        {"fill": {"color": theme.PAPER if bare else tint}, "border": {"color": tint, "width": 1.25}}
        for tint, bare in zip(tints, empty, strict=True)
    ]
    return {"fill": {"color": colour}, "gap": 60} | ({"points": points} if points else {})


TINTS: Final = {"ahead": theme.AHEAD, "behind": theme.BEHIND, "plain": theme.AXIS, "muted": theme.EARLIER[1]}


def _rungs(ladder: Ladder) -> list[Line]:
    tints = [TINTS[each.tone] for each in ladder.rungs]
    percent = ladder.unit == "%" and any(each.text.rstrip("*").endswith("%") for each in ladder.rungs)
    values = [_of(each.value, percent=percent) for each in ladder.rungs]
    look = _bar(theme.AHEAD, tints, [each.preliminary for each in ladder.rungs])
    now = Line("本期", values, look, 2, percent=percent)
    if ladder.form != "dumbbell":
        return [now]
    before = [_of(each.before, percent=percent) for each in ladder.rungs]
    return [Line("上年同期", before, _bar(theme.EARLIER[1]), 3, percent=percent), now]


def _bars(bars: Bars) -> list[Line]:
    tints = [TINTS[each.tone] for each in bars.bars]
    done = [_of(each.completion_pct, percent=True) for each in bars.bars]
    due = [_of(each.schedule_pct, percent=True) for each in bars.bars]
    return [
        Line("序时进度", due, _bar(theme.EARLIER[3]), 3, percent=True),
        Line("完成率", done, _bar(theme.AHEAD, tints), 2, percent=True),
    ]


def _steps(steps: Steps) -> list[Line]:
    """A bar that floats stands on one that is not drawn; one that crosses zero is drawn in two parts."""
    spans = [
        None
        if each.start is None or each.end is None
        else (min(each.start, each.end), max(each.start, each.end))
        for each in steps.steps
    ]
    tints = [theme.INK if each.whole else TINTS[each.tone] for each in steps.steps]
    soft = [each.preliminary for each in steps.steps]
    under = [None if span is None else max(span[0], 0.0) + min(span[1], 0.0) for span in spans]
    above = [None if span is None else max(span[1], 0.0) - max(span[0], 0.0) for span in spans]
    below = [None if span is None else min(span[0], 0.0) - min(span[1], 0.0) for span in spans]
    bare = {"fill": {"none": True}, "border": {"none": True}, "gap": 40}
    return [
        Line("（不画）", under, bare),
        Line("零以上", above, _bar(theme.AHEAD, tints, soft)),
        Line("零以下", below, _bar(theme.AHEAD, tints, soft)),
    ]


def _write(sheet: Worksheet, place: int, line: Line, held: dict[int, int], paper: Paper) -> None:
    sheet.write_string(HEAD_ROW, place, line.name, paper.muted)
    column = None if line.column is None else held.get(line.column)
    for row, value in enumerate(line.values, FIRST_ROW):
        if value is None:
            continue
        if column is not None:
            cell = xl_rowcol_to_cell(row, column)
            formula = f"=IF(ISNUMBER({cell}),{cell},NA())"
            sheet.write_formula(row, place, formula, paper.drawn, float(f"{value:.15g}"))
        else:
            sheet.write_number(row, place, float(f"{value:.15g}"), paper.drawn)


def _series(name: str, line: Line, rows: int, place: int) -> dict[str, Any]:
    last = FIRST_ROW + max(rows, 1) - 1
    return {
        "name": [name, HEAD_ROW, place],
        "categories": [name, FIRST_ROW, 0, last, 0],
        "values": [name, FIRST_ROW, place, last, place],
        # Left to itself the library keeps a zero where a cell has no number.
        "values_data": list(line.values),
        **line.look,
    }


def _frame(chart: Drawn, other: Drawn | None, exhibit: Shown, kind: str, lines: Sequence[Line]) -> None:
    lying = kind == "bar"
    axes: list[Callable[..., Any]] = [chart.set_x_axis, chart.set_y_axis]
    names, numbers = reversed(axes) if lying else axes
    names({"num_font": FACE, "line": {"color": theme.AXIS}, "label_position": "low", "reverse": lying})
    grid = {"visible": True, "line": {"color": theme.GRID}}
    numbers({**_scale([each for each in lines if not each.kind]), "major_gridlines": grid})
    if other is not None:
        second = _scale([each for each in lines if each.kind])
        other.set_y2_axis({**second, "major_gridlines": {"visible": False}})
    chart.set_title({"none": True})
    alone = isinstance(exhibit, Steps) or (isinstance(exhibit, Ladder) and exhibit.form != "dumbbell")
    chart.set_legend({"none": True} if alone else {"position": "bottom", "font": FACE})
    chart.show_hidden_data()
    # The library leaves this out, which Excel takes for a gap and LibreOffice for zero.
    gap = partial(chart._xml_empty_tag, "c:dispBlanksAs", [("val", "gap")])
    chart._write_disp_blanks_as = gap
    height = max(HEIGHT, ROW * len(lines[0].values) + 90) if lying else HEIGHT
    chart.set_size({"width": WIDTH, "height": height})


def _scale(lines: Sequence[Line]) -> dict[str, Any]:
    percent = any(line.percent for line in lines)
    return {"num_font": FACE, "num_format": "0%" if percent else "General", "line": {"none": True}}
