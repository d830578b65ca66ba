from etl.anatomy import COLUMNS, NEAR, ROWS, letters, picture, slots
from indicators.catalog import Catalog
from tests.etl.books import LONG, reading

CATALOG = Catalog.load()
SMALL = [
    ["云江市房地产"],
    ["单位：万平方米"],
    ["指标", "2023年1-3月", "2023年1-4月"],
    ["商品房销售面积", 29945.74, "…"],
    ["说不清的面积", 1, 2],
    ["注：初步统计。"],
]


def kinds(found, **more):
    shown = picture(found, found.sheets[0], CATALOG, **more)
    return {cell.name: cell.kind for line in shown.lines for cell in line.cells}


def test_each_cell_has_its_kind():
    found = kinds(reading(SMALL, "100000"))
    assert found["A1"] == "note"
    assert found["A3"] == found["B3"] == "header"
    assert found["A4"] == "stub"
    assert found["B4"] == "data"
    assert found["C4"] == "skipped"
    assert found["B5"] == "unknown"
    assert found["A6"] == "note"
    assert found["B1"] == "blank"


def test_a_figure_says_its_slots_and_the_cells_that_say_them():
    found = reading(SMALL, "100000")
    indicator, region, period, unit, _ = slots(found, "表1", "B4", CATALOG)
    assert (indicator.meaning, indicator.place) == ("商品房销售面积", "A4")
    assert (region.printed, region.meaning, region.place) == ("云江市", "云江市", "")  # in the title
    assert (period.meaning, period.place) == ("2023年1-3月", "B3")
    assert unit.meaning == "万平方米"
    assert slots(found, "表1", "A4", CATALOG) == ()
    assert slots(found, "没有的表", "B4", CATALOG) == ()


def test_an_issue_stands_at_its_cell():
    found = reading([*SMALL[:4], ["商品房销售额(万元)", "很多", 2]], "100000")
    shown = picture(found, found.sheets[0], CATALOG)
    [cell] = [cell for line in shown.lines for cell in line.cells if cell.name == "B5"]
    assert "不是数字" in cell.issue


def test_a_large_sheet_shows_a_page_and_the_rows_around_an_issue():
    rows = [
        ["商品房销售面积", "全国", "", f"{1970 + n // 4}年{n % 4 + 1}季度", "", n, "万平方米", ""]
        for n in range(200)
    ]
    rows[150][5] = "很多"
    found = reading([LONG, *rows])
    shown = [line.row for line in picture(found, found.sheets[0], CATALOG).lines]
    assert shown == [*range(ROWS), *range(151 - NEAR, 151 + NEAR + 1)]
    later = [line.row for line in picture(found, found.sheets[0], CATALOG, 190).lines]
    assert later == [*range(151 - NEAR, 151 + NEAR + 1), *range(190, 201)]


def test_a_wide_sheet_shows_a_page_of_columns():
    months = [f"{2000 + n // 12}年{n % 12 + 1}月" for n in range(60)]
    found = reading([["指标", *months], ["商品房销售面积(万平方米)", *range(60)]], "100000")
    shown = picture(found, found.sheets[0], CATALOG, left=50)
    assert shown.letters == tuple(letters(found.sheets[0])[50:61])
    assert len(picture(found, found.sheets[0], CATALOG).letters) == COLUMNS


def test_a_sheet_without_a_table_is_shown_too():
    found = reading([["只有文字"], ["没有数"]])
    assert set(kinds(found).values()) == {"skipped"}
