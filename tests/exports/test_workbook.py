import io
import re
import time
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.cell import Cell as Held
from openpyxl.workbook import Workbook

from exhibits import change, peers_table, record
from exhibits.about import NOW, About
from exhibits.exhibit import Cell, Computed, Table
from exports.printed import printed
from exports.workbook import workbook
from indicators.catalog import Catalog
from indicators.rounding import half_up
from tests.exhibits.conftest import april_2023, row
from tests.exhibits.test_peers import three

FIRST = 4  # below title, subtitle, heads
INJECTED = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    '=HYPERLINK("http://x")',
    "http://127.0.0.1",
    "00123",
    "1E5",
)


def opened(made: bytes, *, values: bool = False) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(made), data_only=values)


def made(about: About, table: Table, name: str = "表") -> tuple[Any, Any]:
    """The sheet as Excel opens it, with its formulas and with the values kept beside them."""
    file = workbook({name: table}, about)
    return opened(file)[name], opened(file, values=True)[name]


def table(*rows: tuple[Cell, ...], heads: str, computed: tuple[Computed, ...] = ()) -> Table:
    named = tuple((head, head not in ("地区", "单位")) for head in heads.split())
    return Table(title="标题", subtitle="副标题", heads=named, rows=rows, computed=computed)


def shown(cell: Held) -> float:
    """The number as its format prints it."""
    form = cell.number_format.split(";")[0]
    digits = re.search(r"0(?:\.(0+))?%?", form)[0]
    value = cell.value * 100 if digits.endswith("%") else cell.value
    return half_up(value, len(digits.rstrip("%").partition(".")[2]))


def recomputed(sheet: Any, values: Any, cell: Held) -> float:
    """What the formula gives for the values that its cells hold."""
    held = re.sub(
        r"[A-Z]+\d+", lambda found: repr(float(values[found[0]].value)), cell.value.removeprefix("=")
    )
    assert re.fullmatch(r"[\d.e()+\-*/]+", held)
    return float(eval(held))


def assert_prints(exhibit: Table, about: About) -> int:
    """Every number of the exhibit is in the sheet as printed, every formula gives it; how many there are."""
    sheet, values = made(about, exhibit)
    heads = [cell.value.partition("（")[0] if cell.value else "" for cell in sheet[FIRST - 1]]
    formulas = 0
    for place, name in enumerate(exhibit.columns):
        column = heads.index(name.partition("（")[0]) + 1
        for line, cells in enumerate(exhibit.rows, FIRST):
            number, found = printed(cells[place]), values.cell(line, column)
            if number is None:
                assert (found.value or "") == cells[place].text
                continue
            assert shown(found) == half_up(number.value, number.decimals or 0)
            written = sheet.cell(line, column)
            if written.data_type == "f":
                formulas += 1
                assert recomputed(sheet, values, written) == pytest.approx(found.value, abs=1e-12)
    return formulas


def test_every_number_is_the_exhibits_and_every_formula_gives_it_g1(about: About, catalog: Catalog) -> None:
    year = row(
        "2022-01", "2022-04", 39768.15, base_value=50305.0, yoy_computed_pct=-20.9459, growth_status="ok"
    )
    rows = [year, april_2023()]
    assert assert_prints(record.record(rows, catalog, "cumulative", {}), about) == 2
    assert assert_prints(change.changes(rows, catalog, "cumulative"), about) == 2
    assert assert_prints(peers_table.table(three(catalog)), about) >= 0


def test_published_growth_is_a_value_beside_the_computed_formula_g2(about: About, catalog: Catalog) -> None:
    sheet, values = made(about, record.record([april_2023()], catalog, "cumulative", {}))
    by_head = {cell.value: cell.column_letter for cell in sheet[3]}
    number, base = by_head["数值"], by_head["上年同期"]
    assert sheet[f"{by_head['公布同比']}4"].value == -0.004
    assert sheet[f"{by_head['计算同比']}4"].value == f"={number}4/{base}4-1"
    assert values[f"{by_head['计算同比']}4"].value == pytest.approx(37635.87 / 39768.15 - 1)


@pytest.mark.parametrize(
    ("base", "status", "word"), [(0.0, "zero_base", "基数为零"), (-5.0, "turned_profit", "扭亏为盈")]
)
def test_a_bad_base_prints_its_word_and_no_number_g4(
    about: About, catalog: Catalog, base: float, status: str, word: str
) -> None:
    figure = row("2023-01", "2023-04", 10.0, base_value=base, growth_status=status)
    sheet, _ = made(about, record.record([figure], catalog, "cumulative", {}))
    growth = next(cell for cell in sheet[4] if sheet.cell(3, cell.column).value == "计算同比")
    assert (growth.data_type, growth.value) == ("s", word)


def test_a_rate_moves_in_points_by_a_difference_g5(about: About) -> None:
    moved = table(
        (Cell("98.9%", 98.9), Cell("96.3%", 96.3), Cell("提高2.6个百分点", 2.6)),
        heads="数值 上年同期 计算同比",
        computed=(Computed("计算同比", "growth", "数值", "上年同期"),),
    )
    sheet, values = made(about, moved)
    assert sheet["C4"].value == "=(A4-B4)*100"
    assert values["C4"].value == pytest.approx(2.6)
    assert values["C3"].value == "计算同比（个百分点）"


def test_no_formula_that_would_print_another_figure(about: About) -> None:
    rounded = table(
        (Cell("1", 1.0), Cell("3", 3.0), Cell("33.9%", 33.9)),
        heads="完成 目标 完成率",
        computed=(Computed("完成率", "share", "完成", "目标"), Computed("没有的列", "share", "完成", "目标")),
    )
    sheet, _ = made(about, rounded)
    assert (sheet["C4"].data_type, sheet["C4"].value) == ("n", 0.339)


def test_a_formula_rests_on_another(about: About) -> None:
    goals = table(
        (
            Cell("1", 1.0),
            Cell("3", 3.0),
            Cell("33.3%", 100 / 3),
            Cell("83.3%", 250 / 3),
            Cell("−50.0", -50.0),
        ),
        heads="完成 目标 完成率 序时 差距",
        computed=(
            Computed("完成率", "share", "完成", "目标"),
            Computed("差距", "difference", "完成率", "序时"),
        ),
    )
    assert assert_prints(goals, about) == 2


def test_what_began_as_text_stays_text(about: About) -> None:
    hostile = table(*((Cell(text), Cell("1", 1.0)) for text in INJECTED), heads="地区 数值")
    file = workbook({"=cmd": hostile}, about)
    sheet = opened(file).worksheets[0]
    cells = [sheet.cell(line, 1) for line in range(FIRST, FIRST + len(INJECTED))]
    assert [cell.value for cell in cells] == list(INJECTED)
    assert {cell.data_type for cell in cells} == {"s"}
    assert sheet._hyperlinks == []


def test_units_stand_in_the_head_or_behind_the_number(about: About) -> None:
    sheet, _ = made(
        about,
        table(
            (Cell("12.0万平方米", 12.0), Cell("3套", 3.0), Cell("8.3%（现价）", 8.3)),
            (Cell("7.5万平方米", 7.5), Cell("40米", 40.0), Cell("持平", 0.0)),
            heads="余量 各异 同比",
        ),
    )
    assert [cell.value for cell in sheet[3]] == ["余量（万平方米）", "各异", "同比", "同比备注"]
    assert [sheet[place].number_format for place in ("A4", "B4", "B5", "C4")] == [
        "#,##0.0", '#,##0"套"', '#,##0"米"', "0.0%",
    ]  # fmt: skip
    assert (sheet["D4"].value, sheet["C5"].value) == ("现价", 0)


def test_the_heads_stay_and_chinese_fits(about: About) -> None:
    sheet, _ = made(about, table((Cell("新疆生产建设兵团第十三师"), Cell("1", 1.0)), heads="地区 数值"))
    assert sheet.freeze_panes == "B4"
    assert sheet.column_dimensions["A"].width >= 24
    assert (sheet["A1"].value, sheet["A2"].value, sheet["A3"].value) == ("标题", "副标题", "地区")


def test_the_last_sheet_says_what_the_figures_are(about: About, catalog: Catalog) -> None:
    file = workbook({"逐期数据": record.record([april_2023()], catalog, "cumulative", {})}, about)
    said = {line[0].value: line[1].value for line in opened(file)["说明"].iter_rows() if line[0].value}
    assert said["内容"].startswith("2023年1-4月全国商品房销售面积37,635.87万平方米")
    assert "商品房销售面积（万平方米）：" in said["口径"]
    assert said["筛选条件"] == "指标：商品房销售面积"
    assert (said["数据版本"], said["截至版本"], said["生成时间"]) == ("第7版", NOW, "2026-11-21 09:30")


def test_names_of_sheets_are_mended_and_kept_apart(about: About) -> None:
    some = table((Cell("甲"), Cell("1", 1.0)), heads="地区 数值")
    names = opened(
        workbook({"a/b:c": some, "A B C": some, "长" * 40: some, "说明": some, "": some}, about)
    ).sheetnames
    assert names == ["a b c", "A B C 2", "长" * 31, "说明 2", "数据", "说明"]


def test_forty_regions_of_two_hundred_indicators_are_a_matter_of_two_seconds(about: About) -> None:
    heads = tuple(
        (name, True) for name in ("数值", "上年同期", "公布同比", "计算同比", "两年平均", "年度目标")
    )
    figures = (
        Cell("37,635.87", 37635.87), Cell("39,768.15", 39768.15), Cell("−0.4%", -0.4),
        Cell("−5.4%", -5.4), Cell("1.2%", 1.2), Cell("100,000.00", 100000.0),
    )  # fmt: skip
    rows = tuple((Cell(f"指标{line // 40}"), Cell(f"地区{line % 40}"), *figures) for line in range(8000))
    wide = Table(
        title="标题", subtitle="副标题", heads=(("指标", False), ("地区", False), *heads), rows=rows,
        computed=(Computed("计算同比", "growth", "数值", "上年同期"),),
    )  # fmt: skip
    begun = time.process_time()
    assert len(workbook({"表": wide}, about)) > 100_000
    assert time.process_time() - begun < 2
