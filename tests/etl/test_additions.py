import csv

import pytest

from etl.additions import AdditionError, add_alias, add_indicator, add_region, additions, export
from etl.commands import main
from indicators.catalog import Catalog, CatalogError


def test_an_added_indicator_is_known_at_once(tmp_path):
    code = add_indicator(tmp_path, "白蚁预防面积", "万平方米", "flow", decimals=0, aliases=["白蚁防治面积"])
    found = Catalog.at(tmp_path).find_indicator("白蚁防治面积")
    assert (code, found[0].name, found[0].reporting, found[0].additive) == (
        "local_01",
        "白蚁预防面积",
        "cumulative",
        True,
    )
    assert add_indicator(tmp_path, "白蚁防治费用", "万元", "stock") == "local_02"
    assert Catalog.load().find_indicator("白蚁预防面积") is None, "the shipped catalogue stays as it is"


def test_an_added_region_stands_under_its_parent(tmp_path):
    code = add_region(tmp_path, "新港区", "990100")
    region = Catalog.at(tmp_path).find_region("云江市新港区")
    assert (region.code, region.short_name, region.level) == (code, "新港", "district")
    assert region in Catalog.at(tmp_path).children("990100")


def test_an_alias_is_laid_over_what_the_catalogue_says(tmp_path):
    add_alias(tmp_path, "indicator", "re_sales_area", "一手房成交面积")
    add_alias(tmp_path, "indicator", "re_sales_area", "一手住宅成交面积", "住宅")
    add_alias(tmp_path, "region", "990101", "城东新区")
    add_alias(tmp_path, "unit", "万平方米", "万方米")
    catalog, shipped = Catalog.at(tmp_path), Catalog.load()
    assert catalog.find_indicator("一手住宅成交面积")[1] == "住宅"
    assert catalog.find_region("城东新区").code == "990101"
    assert catalog.find_unit("万方米").unit == "万平方米"
    assert catalog.indicators["re_sales_area"].definition == shipped.indicators["re_sales_area"].definition
    assert list(catalog.indicators) == list(shipped.indicators), "in the order of the catalogue"


@pytest.mark.parametrize(
    ("add", "said"),
    [
        (lambda place: add_indicator(place, "商品房销售面积", "万平方米", "flow"), "一个词不能指两样东西"),
        (lambda place: add_indicator(place, "加装电梯", "部台", "flow"), "单位“部台”不在 units.csv"),
        (lambda place: add_indicator(place, "加装电梯", "台", "flux"), "kind“flux”不在可选之列"),
        (lambda place: add_region(place, "新港区", "999999"), "上级地区“999999”不在"),
        (
            lambda place: add_alias(place, "indicator", "re_sales_area", "商品房销售额"),
            "一个词不能指两样东西",
        ),
        (
            lambda place: add_alias(place, "indicator", "re_sales_area", "公寓", "公寓"),
            "类别“公寓”不在 categories",
        ),
        (lambda place: add_alias(place, "indicator", "none", "公寓"), "没有代码为“none”的指标"),
    ],
)
def test_what_contradicts_the_catalogue_is_refused_and_nothing_is_written(tmp_path, add, said):
    with pytest.raises(AdditionError, match=said):
        add(tmp_path)
    assert not list(tmp_path.glob("catalog/*"))


def test_a_faulty_file_edited_by_hand_is_named(tmp_path):
    add_alias(tmp_path, "indicator", "re_sales_area", "一手房成交面积")
    path = tmp_path / "catalog" / "indicators.csv"
    text = path.read_text(encoding="utf-8-sig")
    path.write_text(text.replace("re_sales_area,", "re_sales_area,改名"), encoding="utf-8-sig")
    with pytest.raises(
        CatalogError, match=r"补充目录.*indicators.csv第2行：“re_sales_area”目录中已有，这里只能补充"
    ):
        Catalog.at(tmp_path)


def test_an_addition_is_read_when_it_changes(tmp_path):
    before = Catalog.at(tmp_path)
    assert before is Catalog.load()
    add_region(tmp_path, "新港区", "990100")
    assert Catalog.at(tmp_path) is Catalog.at(tmp_path) is not before


def test_additions_are_listed_and_exported_in_the_columns_of_the_catalogue(tmp_path):
    assert additions(tmp_path) == []
    add_indicator(tmp_path, "白蚁预防面积", "万平方米", "flow")
    add_alias(tmp_path, "indicator", "re_sales_area", "一手房成交面积")
    found = additions(tmp_path)
    assert [(one.code, one.name, one.is_new, one.words) for one in found] == [
        ("local_01", "白蚁预防面积", True, ""),
        ("re_sales_area", "", False, "一手房成交面积"),
    ]
    [path] = export(tmp_path, tmp_path / "out")
    with path.open(encoding="utf-8-sig") as lines:
        assert [row["code"] for row in csv.DictReader(lines)] == ["local_01", "re_sales_area"]
    with pytest.raises(AdditionError, match=r"已有 indicators\.csv"):
        export(tmp_path, tmp_path / "out")


def test_additions_by_command(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("SHULAN_WAREHOUSE", str(tmp_path))
    assert main(["additions"]) == 0
    assert "还没有补充过目录" in capsys.readouterr().out
    add_alias(tmp_path, "region", "990101", "城东新区")
    assert main(["additions"]) == 0
    assert "城东新区" in capsys.readouterr().out
    assert main(["additions", "--export", str(tmp_path / "out")]) == 0
    assert main(["additions", "--export", str(tmp_path / "out")]) == 1
    assert main(["check"]) == 0
    (tmp_path / "catalog" / "regions.csv").write_text("code,name\n1,一", encoding="utf-8-sig")
    assert main(["check"]) == 1
    assert "补充目录的regions.csv第1行：缺少列" in capsys.readouterr().out
    assert main(["template", str(tmp_path / "模板.xlsx")]) == 1
    assert "补充目录" in capsys.readouterr().err


RUNNABLE = ['=HYPERLINK("http://x")', "+1", "-减", "@圈", "'=等", "''-撇减", "'撇"]


def test_a_sheet_runs_nothing_that_was_added_and_it_comes_back(tmp_path):
    for number, name in enumerate(RUNNABLE):
        add_indicator(tmp_path, name, "万平方米", "flow", definition=f"{name}口径")
        add_region(tmp_path, f"{name}区", "990100")
        add_alias(tmp_path, "indicator", "re_sales_area", f"@{number}号面积")  # one cell holds all of them
    catalog = Catalog.at(tmp_path)
    added = [catalog.indicators[f"local_{number:02d}"] for number in range(1, len(RUNNABLE) + 1)]
    assert [(one.name, one.definition) for one in added] == [(name, f"{name}口径") for name in RUNNABLE]
    assert {f"{name}区" for name in RUNNABLE} <= {region.name for region in catalog.regions.values()}
    assert [catalog.find_indicator(f"@{number}号面积")[0].code for number in (0, 6)] == ["re_sales_area"] * 2
    assert {one.name for one in additions(tmp_path)} >= {*RUNNABLE}
    for path in (tmp_path / "catalog").glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as lines:
            assert not [cell for row in csv.reader(lines) for cell in row if cell[:1] in {*"=+-@"}]


def test_an_addition_typed_in_excel_means_the_same_with_an_apostrophe_or_without(tmp_path):
    add_region(tmp_path, "=新港区", "990100")
    path, known = tmp_path / "catalog" / "regions.csv", Catalog.at(tmp_path)
    written = path.read_text(encoding="utf-8-sig")
    assert "'=新港区" in written
    path.write_text(written.replace("'=", "="), encoding="utf-8-sig")
    assert Catalog.at(tmp_path).regions == known.regions
