import csv
import re
import shutil
import time
from decimal import Decimal

import pytest

from indicators.catalog import FOLDER, Catalog, UnitMismatch
from indicators.entries import read_rows

catalog = Catalog.load()


def found(text):
    answer = catalog.find_indicator(text)
    return answer and (answer[0].code, answer[1])


def table(path):
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


@pytest.mark.parametrize(
    ("text", "code", "category"),
    [
        ("re_investment", "re_investment", ""),
        ("房地产开发投资", "re_investment", ""),
        ("房地产投资_", "re_investment", ""),
        ("房地产住宅投资", "re_investment", "住宅"),
        ("房地产开发商业营业用房投资额", "re_investment", "商业营业用房"),
        ("房地产投资本年资金来源小计", "re_funds", ""),
        ("房地产投资利用外资", "re_funds", "利用外资"),
        ("商品住宅新开工施工面积", "floor_area_started", "住宅"),
        ("办公楼竣工面积", "floor_area_completed", "办公楼"),
        ("房地产开发企业施工房屋面积", "floor_area_under_constr", ""),
        ("新建商品房销售面积", "re_sales_area", ""),
        ("商业营业用房销售面积", "re_sales_area", "商业营业用房"),
        ("住宅商品房平均销售价格", "re_price", "住宅"),
        ("商品房销售面积（住宅）", "re_sales_area", "住宅"),
        ("商品房销售面积 其中：住宅", "re_sales_area", "住宅"),
        ("（一）建筑业总产值", "construction_output", ""),
        ("建筑业总产值（亿元）", "construction_output", ""),
        ("建築業總産值", "construction_output", ""),
        ("建筑工程产值", "construction_output", "建筑工程"),
        ("燃气管网覆盖率", "gas_coverage", ""),
        ("Gross output value of construction", "construction_output", ""),
    ],
)
def test_an_indicator_is_found_by_what_people_call_it(text, code, category):
    assert found(text) == (code, category)


@pytest.mark.parametrize(
    "text", ["", "完成率", "开工率", "固投", "住宅", "其中：住宅", "第一产业增加值", "合计"]
)
def test_a_word_that_names_no_single_indicator_finds_none(text):
    assert found(text) is None


def test_a_category_is_found_beside_its_indicator():
    sales = catalog.indicators["re_sales_area"]
    assert catalog.find_category(sales, "其中：住宅") == "住宅"
    assert catalog.find_category(sales, " 商业营业用房 ") == "商业营业用房"
    assert catalog.find_category(sales, "自筹资金") is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *(
            ("全国", "100000"),
            ("全国总计", "100000"),
            ("110000", "110000"),
            ("北京", "110000"),
            ("北京市", "110000"),
        ),
        *(("北　京", "110000"), ("内蒙古", "150000"), ("东部地区", "100001"), ("一、东部地区", "100001")),
        *(("城东区", "990101"), ("云江市城东区", "990101"), ("高新区", "990104")),
    ],
)
def test_a_region_is_found_by_what_people_call_it(text, code):
    assert catalog.find_region(text).code == code


def test_an_unknown_region_is_none():
    assert catalog.find_region("东城区") is None


def test_regions_are_the_nation_its_parts_and_a_made_up_city():
    levels = [region.level for region in catalog.regions.values()]
    assert (levels.count("province"), levels.count("area"), levels.count("district")) == (31, 4, 8)
    assert catalog.default_region.name == "全国"
    by_area = [
        sum(r.area == code for r in catalog.regions.values())
        for code in ("100001", "100002", "100003", "100004")
    ]
    assert by_area == [10, 6, 12, 3]
    assert len(catalog.children("100000", "province")) == 31
    assert [region.name for region in catalog.children("990100")][:3] == ["城东区", "城西区", "江北区"]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        *(("㎡", "平方米"), ("m²", "平方米"), ("平米", "平方米"), ("万m²", "万平方米"), ("％", "%")),
        *(
            ("百分点", "个百分点"),
            ("立方米/天", "立方米/日"),
            ("万立方米／天", "万立方米/日"),
            ("千米", "公里"),
        ),
        *(
            ("单位：万元", "万元"),
            ("（亿元）", "亿元"),
            ("元/㎡", "元/平方米"),
            ("套(间)", "套"),
            ("个月", "月"),
        ),
    ],
)
def test_a_unit_is_found_by_how_people_write_it(text, unit):
    assert catalog.find_unit(text).unit == unit


def test_an_ambiguous_unit_is_none():
    assert catalog.find_unit("万") is None
    assert catalog.find_unit("万方") is None


def test_powers_of_ten_are_exact():
    assert catalog.exact_factor("平方米", "万平方米") == Decimal("0.0001")
    assert catalog.exact_factor("亿元", "万元") == 10000
    assert catalog.exact_factor("平方公里", "万平方米") == 100
    assert catalog.exact_factor("‰", "%") == Decimal("0.1")


@pytest.mark.parametrize("pair", [("元", "平方米"), ("%", "个百分点"), ("幢", "座"), ("亩", "平方米")])
def test_units_of_different_things_do_not_convert(pair):
    with pytest.raises(UnitMismatch, match=f"“{pair[0]}”不能换算为“{pair[1]}”.*可用的单位有"):
        catalog.exact_factor(*pair)


def test_an_unknown_unit_is_named():
    with pytest.raises(UnitMismatch, match=r"“亿圆”.*units\.csv"):
        catalog.exact_factor("亿圆", "亿元")


def test_rates_change_in_points_and_prices_in_per_cent():
    assert catalog.indicators["handover_rate"].percent
    assert not catalog.indicators["re_price"].percent


def test_what_cannot_be_differenced_is_marked():
    assert not catalog.indicators["floor_area_under_constr"].additive
    assert catalog.indicators["re_sales_area"].additive


def test_every_topic_has_several_indicators():
    counts = [sum(one.topic == topic for one in catalog.indicators.values()) for topic in catalog.topics]
    assert len(counts) == 11
    assert min(counts) >= 10


def test_a_changed_file_is_read_again(tmp_path):
    folder = shutil.copytree(FOLDER, tmp_path / "catalog")
    assert Catalog.load(folder) is Catalog.load(folder)
    path = folder / "topics.csv"
    path.write_text(path.read_text(encoding="utf-8-sig").replace("综合", "综合事务"), encoding="utf-8-sig")
    assert Catalog.load(folder).topics["general"].name == "综合事务"


def test_the_files_open_in_a_spreadsheet():
    for path in FOLDER.glob("*.csv"):
        assert path.read_bytes().startswith(b"\xef\xbb\xbf"), path.name
        assert read_rows(path), path.name


def test_published_national_figures_all_have_a_place(shared):
    for row in {tuple(r[k] for k in ("indicator", "category", "region", "unit", "measure")) for r in
                table(shared / "figures" / "national.tsv")}:  # fmt: skip
        name, category, region, unit, measure = row
        indicator, named = catalog.find_indicator(name)
        assert not category or category in indicator.categories
        assert not (category and named)
        assert catalog.find_region(region)
        assert catalog.exact_factor(unit, "%" if measure == "yoy_reported" else indicator.unit) > 0


def test_the_figures_of_reports_lead_to_the_drafted_codes(shared):
    for row in table(shared / "figures" / "report_figures.tsv"):
        assert catalog.find_indicator(row["indicator"])[0].code == row["code"], row["indicator"]


def test_no_word_that_several_indicators_share_is_a_name(shared):
    for row in table(shared / "figures" / "indicators_ambiguous_aliases.tsv"):
        assert catalog.find_indicator(row["alias"]) is None, row["alias"]


def test_the_headers_of_published_workbooks_are_known(shared):
    facts = [r for r in table(shared / "workbooks" / "facts.tsv") if re.match(r"08|18|20|26", r["file"])]
    for fact in facts:
        name = re.sub(r"(累计值|累计增长|当季值)$", "", fact["indicator"])
        assert catalog.find_indicator(name), fact["indicator"]


def test_a_look_up_costs_no_search():
    catalog.find_indicator("房地产投资利用外资")
    start = time.perf_counter()
    for _ in range(10_000):
        catalog.find_indicator("房地产投资利用外资")
    assert time.perf_counter() - start < 0.5, "50 µs each would already be far too slow"
