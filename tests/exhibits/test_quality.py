"""What the checks came to, in words and tables: conclusions as titles, counts of what was checked."""

from pathlib import Path

from exhibits import quality, quality_late, quality_record
from exhibits.exhibit import Key
from indicators.catalog import Catalog
from indicators.loads import loads
from indicators.period import month_number
from indicators.quality import CHECKS, REASONS, verdict, verdicts
from indicators.quality_late import Lateness, lateness
from indicators.quality_record import corrections, records
from tests.indicators.builds import Fact, make_build, months_of

SALES, CITY, EAST, WEST = "re_sales_area", "990100", "990101", "990102"
REGIONS = [(region.code, region.parent, region.ordinal) for region in Catalog.load().regions.values()]
APRIL = month_number("2023-04")


def test_every_check_and_every_reason_has_words() -> None:
    assert set(quality.NAMES) == set(quality.WRONG) == set(quality.COUNTED) == set(CHECKS)
    assert len(set(quality.NAMES.values())) == len(CHECKS)
    assert all(REASONS.values())


def test_what_does_not_pass_leads_to_its_figures(tmp_path: Path) -> None:
    warehouse, catalog = (
        make_build(tmp_path, months_of(SALES, CITY, 2023, {2: 9.0, 3: 15.0, 4: 12.5})),
        Catalog.load(),
    )
    found = [verdict(warehouse, catalog, "falling")]
    assert quality.verdicts(found, "全部").title == "核对 2 次，1 处不符：累计数下降 1"
    told = quality.cases(found, catalog, loads(warehouse), 0, 10)
    cells = dict(zip(told.columns, told.rows[0], strict=True))
    january = month_number("2023-01")
    assert cells["数值"].key == Key(SALES, CITY, "", january, APRIL)
    assert cells["对照"].key == Key(SALES, CITY, "", january, APRIL - 1)
    assert cells["说明"].text == "小于2023年1-3月，推算2023年4月为−2.50万平方米"
    assert cells["相差"].text == "−2.50"


def test_a_clean_build_says_what_was_checked(tmp_path: Path) -> None:
    warehouse, catalog = make_build(tmp_path, months_of(SALES, CITY, 2023, {2: 9.0, 3: 15.0})), Catalog.load()
    found = verdicts(warehouse, catalog)
    whole = quality.verdicts(found, "全部")
    assert whole.title == "核对 1 次，没有发现不符"
    assert len(whole.rows) == len(CHECKS)
    below = quality.cases(found, catalog, {}, 0, 10)
    assert (below.title, below.rows) == ("没有不符", ())


def test_nothing_to_check_is_said(tmp_path: Path) -> None:
    warehouse, catalog = make_build(tmp_path, months_of(SALES, CITY, 2023, {2: 9.0})), Catalog.load()
    assert quality.verdicts([verdict(warehouse, catalog, "falling")], "全部").title == "没有可核对的数据"


def test_units_a_slip_is_told_with_both_readings(tmp_path: Path) -> None:
    facts = months_of(SALES, CITY, 2023, {2: 20.0, 3: 3000.0, 4: 41.0, 5: 52.0, 6: 60.0})
    catalog = Catalog.load()
    found = [verdict(make_build(tmp_path, facts), catalog, "magnitude")]
    told = quality.cases(found, catalog, {}, 0, 10)
    assert dict(zip(told.columns, told.rows[0], strict=True))["说明"].text == (
        "约为前后期的100倍；单位或小数点若写错，应为30"
    )


def test_v1_what_superseded_what_names_the_file(tmp_path: Path) -> None:
    facts = [
        Fact(SALES, CITY, "2023-01", "2023-03", 15.0, superseded_by=2),
        Fact(SALES, CITY, "2023-01", "2023-03", 15.5, load=2, status="revised"),
    ]
    warehouse, catalog = make_build(tmp_path, facts), Catalog.load()
    told = quality.cases([verdict(warehouse, catalog, "versions")], catalog, loads(warehouse), 0, 10)
    cells = dict(zip(told.columns, told.rows[0], strict=True))
    assert cells["说明"].text == "未注明修订，替代批次1（made.xlsx）"
    assert (cells["数值"].text, cells["对照"].text) == ("15.50", "15.00")


def late_facts() -> list[Fact]:
    return [
        *months_of(SALES, EAST, 2023, {2: 10.0, 3: 20.0, 4: 30.0}),
        *months_of(SALES, WEST, 2023, {2: 10.0}),
    ]


def test_a_grid_of_who_is_late_since_when(tmp_path: Path) -> None:
    catalog = Catalog.load()
    found = lateness(make_build(tmp_path, late_facts(), regions=REGIONS), catalog)
    grid = quality_late.grid(found, catalog, APRIL, "全部")
    assert grid.title == "截至2023年4月，城西区迟报 1 项指标，自2023年3月起"
    east, west = (dict(zip(grid.columns, row, strict=True)) for row in grid.rows)
    assert (east["房地产"].text, west["房地产"].text) == ("齐", "1项 3月起")
    assert west["房地产"].key == Key(SALES, WEST, "", month_number("2023-01"), month_number("2023-02"))
    [line] = quality_late.lines(found, catalog, 0, 10).rows
    assert [cell.text for cell in line[:8]] == [
        "城西区", "房地产", "商品房销售面积", "2023年1-2月", "10.00", "万平方米", "2023年4月", "2个月",
    ]  # fmt: skip


def test_nobody_late_is_said(tmp_path: Path) -> None:
    catalog = Catalog.load()
    found = lateness(make_build(tmp_path, late_facts(), regions=REGIONS), catalog, month_number("2023-02"))
    assert (
        quality_late.grid(found, catalog, month_number("2023-02"), "全部").title
        == "截至2023年2月没有地区迟报"
    )
    assert quality_late.lines(found, catalog, 0, 10).rows == ()
    assert "无从判断" in quality_late.grid(Lateness((), ()), catalog, APRIL, "全部").title


def test_v1_a_record_of_corrections(tmp_path: Path) -> None:
    facts = [
        *months_of(SALES, EAST, 2023, {3: 20.0}, superseded_by=2),
        *months_of(SALES, EAST, 2023, {3: 21.0}, load=2, status="revised"),
        *months_of(SALES, WEST, 2023, {3: 20.0}, load=2),
    ]
    warehouse, catalog = make_build(tmp_path, facts, regions=REGIONS), Catalog.load()
    corrected = corrections(warehouse)
    told = quality_record.records(records(warehouse, catalog, corrected), catalog, "全部")
    assert told.title == "2 个现行数据中更正 1 个：城东区最多，1 个"
    east, west = (dict(zip(told.columns, row, strict=True)) for row in told.rows)
    assert (east["更正比例"].text, east["最大改动"].text, west["更正比例"].text) == ("100.0%", "5.0%", "")
    assert (west["晚于同级"].text, west["晚几天（中位数）"].text) == ("1", "1")
    [line] = quality_record.corrections(corrected, catalog, 0, 10).rows
    assert [cell.text for cell in line[4:7]] == ["20.00", "21.00", "+5.0%"]


def test_no_corrections_are_said(tmp_path: Path) -> None:
    warehouse, catalog = make_build(tmp_path, late_facts(), regions=REGIONS), Catalog.load()
    told = quality_record.records(records(warehouse, catalog, []), catalog, "全部")
    assert told.title == "4 个现行数据首次报送后都没有更正"
    assert quality_record.records([], catalog, "全部").title == "没有可以统计的数据"
