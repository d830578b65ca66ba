from pathlib import Path

from exhibits.card import card
from exhibits.exhibit import Table
from indicators.catalog import Catalog
from indicators.inventory import inventory
from tests.indicators.builds import make_build, months_of

CATALOG = Catalog.load()
OUTPUT, INVESTMENT, SALES = "construction_output", "re_investment", "re_sales_area"


def told(table: Table) -> dict[str, str]:
    return {row[0].text: row[1].text for row in table.rows}


def test_a_card_says_what_is_counted_and_who_reports(tmp_path: Path) -> None:
    facts = [*months_of(SALES, "990101", 2022, {2: 1.0}), *months_of(SALES, "990102", 2023, {4: 2.0})]
    said = told(card(SALES, CATALOG, inventory(make_build(tmp_path, facts)).of_indicators([SALES])))
    assert said["口径"].startswith("报告期内出售新建商品房屋的合同总面积")
    assert said["谁在报"] == "城东区、城西区"
    assert said["首末期"] == "2022年2月至2023年4月"
    assert said["统计口径"] == "按在地统计"
    assert said["分类"].endswith("；期房、现房")
    assert "常见错误" in said


def test_a4_the_card_refuses_a_ratio_across_bases_with_the_reason() -> None:
    said = told(card(OUTPUT, CATALOG, [], [OUTPUT, INVESTMENT]))["不能算"]
    assert "建筑业总产值按注册地统计，房地产开发投资按在地统计" in said
    assert "不与按在地统计的指标相除" in told(card(OUTPUT, CATALOG, []))["不能算"]
    assert "不能算" not in told(card("shanty_started", CATALOG, []))


def test_g3_constant_prices_are_said() -> None:
    said = told(card("construction_value_added", CATALOG, []))
    assert "不变价格" in said["性质"]
    assert "不能由现价总量核对" in said["不能算"]


def test_what_nobody_reported_and_nobody_defined() -> None:
    said = told(card("theme_estates", CATALOG, []))
    assert said["谁在报"] == "还没有地区报过"
    assert "目录未写" in said["口径"]
    assert "首末期" not in said
