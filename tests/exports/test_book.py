"""A basket as a workbook: its numbers are those of the exhibits, in cells, in charts, in the long sheet."""

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openxml_audit import OpenXmlValidator

from exhibits.basket import Basket, Item
from exhibits.exhibit import Chart, Series, Steps, Table
from exhibits.plain_table import plain_table
from exports.book import write
from exports.printed import Printed, printed
from indicators.rounding import half_up
from tests.exports import sample

CHARTS = "http://schemas.openxmlformats.org/drawingml/2006/chart"


@pytest.fixture(scope="module")
def basket() -> Basket:
    return sample.basket()


@pytest.fixture(scope="module")
def made(basket: Basket) -> bytes:
    return write(basket)


def opened(made: bytes, *, values: bool = True) -> Any:
    return openpyxl.load_workbook(io.BytesIO(made), data_only=values)


def caches(made: bytes) -> dict[str, list[str]]:
    """By the file of a chart, the numbers kept in it."""
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        charts = [name for name in parts.namelist() if name.startswith("xl/charts/chart")]
        texts = {name: parts.read(name).decode() for name in charts}
    found = {}
    for name, text in texts.items():
        numbers = re.findall(r"<c:numCache>.*?</c:numCache>", text)
        found[name] = [value for each in numbers for value in re.findall(r"<c:v>(.*?)</c:v>", each)]
    return found


def test_a_sheet_an_exhibit_then_the_long_one_then_about(made: bytes, basket: Basket) -> None:
    names = opened(made).sheetnames
    assert names[-2:] == ["长表", "说明"]
    assert [name.split()[0] for name in names[:-2]] == [str(at) for at in range(1, len(basket.items) + 1)]


def test_every_number_of_an_exhibit_stands_in_its_sheet(made: bytes, basket: Basket) -> None:
    book = opened(made)
    for item, name in zip(basket.items, book.sheetnames, strict=False):
        held = [cell.value for row in book[name].iter_rows() for cell in row if _is_number(cell.value)]
        cells = [cell for row in plain_table(item.exhibit).rows for cell in row]
        numbers = [number for cell in cells if (number := printed(cell)) is not None]
        assert numbers
        assert [number for number in numbers if not _printed_by(number, held)] == []


def test_a_chart_keeps_no_number_that_the_exhibit_has_not(made: bytes, basket: Basket) -> None:
    drawn = [item.exhibit for item in basket.items if _is_drawn(item)]
    kept = caches(made)
    assert len(kept) == len(drawn) == 6
    for exhibit, numbers in zip(drawn, kept.values(), strict=True):
        if isinstance(exhibit, Steps):
            continue
        known = {half_up(value, 9) for value in _values(exhibit)}
        assert {half_up(float(number), 9) for number in numbers} <= known


def test_the_waterfall_stands_where_its_steps_do(made: bytes, basket: Basket) -> None:
    [steps] = [item.exhibit for item in basket.items if isinstance(item.exhibit, Steps)]
    [sheet] = [sheet for sheet in opened(made) if _heads(sheet).count("零以上")]
    at = _heads(sheet).index("（不画）")
    for row, step in enumerate(steps.steps, 4):
        under, above, below = (sheet.cell(row, at + 1 + place).value for place in range(3))
        if step.start is None or step.end is None:
            assert under is above is below is None
            continue
        low, high = sorted((step.start, step.end))
        assert half_up(under + below, 6) == half_up(min(low, 0.0) if low < 0 else under, 6)
        assert half_up(above - below, 6) == half_up(high - low, 6)


def test_what_is_missing_is_a_gap_and_not_a_zero(made: bytes) -> None:
    sheet = opened(made)["2 建筑业总产值"]
    at = _heads(sheet).index("2026年（初步数）")
    assert [sheet.cell(row, at + 1).value for row in (4, 10, 11, 12)] == [None, 6.4, 7.92, None]
    assert sheet.cell(7, 3).value == "未报"


def test_a_chart_follows_its_table(made: bytes) -> None:
    sheet = opened(made, values=False)["2 建筑业总产值"]
    at = _heads(sheet).index("2024年", 4)
    assert sheet.cell(4, at + 1).value == "=IF(ISNUMBER(B4),B4,NA())"
    assert sheet.column_dimensions[openpyxl.utils.get_column_letter(at + 1)].hidden


def test_the_long_sheet_holds_every_point_with_its_key(made: bytes, basket: Basket) -> None:
    rows = list(opened(made)["长表"].iter_rows(min_row=4, values_only=True))
    points = [
        point
        for item in basket.items
        if isinstance(item.exhibit, Chart)
        for series in item.exhibit.series
        for point in series.points
        if point.value is not None
    ]
    assert len(rows) > len(points)
    assert any("construction_output" in row and "2026-09" in row and 7.92 in row for row in rows)


def test_what_a_sheet_would_run_stays_text() -> None:
    table = Table(title="=1+1", subtitle="@x", heads=(("=a", False),), rows=())
    made = write(Basket(name="=1", items=(Item(exhibit=table, heading="=2+2"),), build=1, made="now"))
    cells = [cell for sheet in opened(made, values=False) for row in sheet.iter_rows() for cell in row]
    assert [cell.value for cell in cells if cell.data_type == "f"] == []


def test_about_says_everything(made: bytes) -> None:
    said = "\n".join(str(row[1]) for row in opened(made)["说明"].iter_rows(values_only=True))
    for words in (
        "入篮时 7.92，现为 7.95",
        "会上说明",
        "按注册地统计",
        "第12版",
        "地区：云江市",
        "快于序时进度",
    ):
        assert words in said


def test_an_auditor_finds_nothing(made: bytes, tmp_path: Path) -> None:
    file = tmp_path / "book.xlsx"
    file.write_bytes(made)
    assert [str(error) for error in OpenXmlValidator().validate(file).errors] == []


def test_an_empty_basket_is_still_a_book() -> None:
    assert opened(write(Basket(name="空", items=(), build=1, made="now"))).sheetnames == ["说明"]


def _printed_by(number: Printed, held: list[float]) -> bool:
    """Whether any cell prints it: one with a formula holds more decimals than are shown."""
    scale, places = 100 if number.unit == "%" else 1, number.decimals or 0
    return half_up(number.value, places) in {half_up(value * scale, places) for value in held}


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _heads(sheet: Any) -> list[Any]:
    return [cell.value for cell in sheet[3]]


def _is_drawn(item: Item) -> bool:
    shown = item.exhibit
    return (isinstance(shown, Chart) and shown.kind != "heat") or type(shown).__name__ in (
        "Ladder",
        "Bars",
        "Steps",
    )


def _values(exhibit: Any) -> list[float]:
    """The numbers of an exhibit, percentages as the fractions that cells hold, too."""
    if isinstance(exhibit, Chart):
        series: list[Series] = list(exhibit.series)
        found = [point.value for each in series for point in each.points if point.value is not None]
        found += [] if exhibit.target is None else [exhibit.target.value]
    elif hasattr(exhibit, "rungs"):
        found = [value for each in exhibit.rungs for value in (each.value, each.before) if value is not None]
    else:
        found = [
            value
            for each in exhibit.bars
            for value in (each.completion_pct, each.schedule_pct)
            if value is not None
        ]
    return [*found, *(value / 100 for value in found)]
