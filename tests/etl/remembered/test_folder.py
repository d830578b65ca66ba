from datetime import datetime

import pytest

from etl.guide import Guide, TableGuide
from etl.remembered.folder import forget, layout, layout_file, layouts, match, remember, save, unknown_codes
from etl.remembered.layout import Form, Layout, LayoutError
from etl.sheets import read_sheets
from indicators.catalog import Catalog
from tests.etl.books import reading, workbook

HEADER = ["指标", "2026年1-9月", "备注"]
NEXT = ["指标", "2026年1-10月", "备注"]
BODY = [["商品房销售面积(万平方米)", 37635.87, ""], ["商品房销售额(亿元)", 39768.15, "快报"]]
FILE = "十月.xlsx"
GUIDE = Guide(
    "随便",
    {
        "#年#月": TableGuide(
            rows=(1, 3),
            columns={2: "ignored"},
            texts={"unit": "万平方米", "period": "2026年9月", "status": "初步数"},
            column_texts={1: {"period": "2026年9月"}, 2: {"period": "本月"}},
        )
    },
    {"商品房销售面积": "re_sales_area"},
)


def remembered(place, guide=GUIDE, name="房地产月报", file="九月.xlsx"):
    when = datetime(2026, 10, 15, 9, 30)
    found = reading({"2026年9月": [HEADER, *BODY]})
    return remember(place, name, found, guide, file=file, author="张三", clock=lambda: when)


def sheets(header=NEXT, sheet="2026年10月", above=()):
    return read_sheets(workbook({sheet: [*above, header, *BODY]}))


def test_a_layout_is_a_file_that_says_the_same_again(tmp_path):
    kept = remembered(tmp_path)
    assert layouts(tmp_path) == ([kept], [])
    assert layout(tmp_path, "房地产月报") == kept == layout_file(tmp_path / "layouts" / "房地产月报.toml")
    assert (kept.author, kept.confirmed, kept.file) == ("张三", "2026-10-15 09:30", "九月.xlsx")
    assert kept.forms == (Form("#年#月", (0, 1), {0: "指标", 1: "#年#月", 2: "备注"}),)


def test_what_holds_for_one_month_only_is_not_remembered(tmp_path):
    table = remembered(tmp_path).guide.sheets["#年#月"]
    assert (table.rows, table.texts, table.columns) == ((1, None), {"unit": "万平方米"}, {2: "ignored"})
    assert table.column_texts == {2: {"period": "本月"}}


def test_next_months_file_is_of_the_same_form(tmp_path):
    kept = remembered(tmp_path)
    found = match(tmp_path, sheets(), FILE)
    assert (found.layout, found.differences, found.share) == (kept, (), 1.0)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"header": ["指标", "2026年1-10月", "说明"]}, "C 列的表头由“备注”改成了“说明”"),
        ({"header": ["指标", "2026年1-10月", "备注", "同比"]}, "新增 D 列“同比”"),
        ({"header": ["指标", "2026年1-10月"]}, "少了原 C 列“备注”"),
        ({"header": ["指标", "备注", "2026年1-10月"]}, "C 列原为“备注”，现为“#年#月”"),
        ({"above": [["房地产月报"]]}, "表头由第 1 行移到了第 2 行"),
    ],
)
def test_a_form_that_differs_is_shown_and_not_applied(tmp_path, changed, said):
    remembered(tmp_path)
    assert said in "".join(match(tmp_path, sheets(**changed), FILE).differences)


def test_a_file_of_another_form_has_no_layout(tmp_path):
    remembered(tmp_path)
    assert match(tmp_path, sheets(["项目", "数量", "单价"]), FILE) is None
    assert match(tmp_path, sheets(sheet="封面"), FILE) is None
    assert match(tmp_path / "elsewhere", sheets(), FILE) is None


def test_a_row_that_is_not_read_is_known_by_what_it_says(tmp_path):
    guide = Guide("", {"#年#月": TableGuide(ignored_rows=frozenset({2}))})
    kept = remembered(tmp_path, guide=guide)
    assert kept.forms[0].rows == {2: "商品房销售额(亿元)"}
    assert match(tmp_path, sheets(), FILE).differences == ()
    moved = read_sheets(workbook({"2026年10月": [NEXT, *reversed(BODY)]}))
    assert "第 3 行原为“商品房销售额(亿元)”（不读）" in "".join(match(tmp_path, moved, FILE).differences)


def test_a_header_may_move_where_nothing_was_decided_by_the_row(tmp_path):
    remembered(tmp_path, Guide("", {}, {"商品房销售面积": "re_sales_area"}))
    assert match(tmp_path, sheets(above=[["房地产月报"]]), FILE).differences == ()


def of_region(text):
    return Guide("", {"#年#月": TableGuide(texts={"region": text})})


def test_a_region_given_by_hand_holds_for_files_that_are_called_alike(tmp_path):
    kept = remembered(tmp_path, of_region("城东区"), file="月报_9月.xlsx")
    for name in ("月报_10月.xlsx", "2026年10月城东区.xlsx"):
        assert match(tmp_path, sheets(), name).differences == ()
    [told] = match(tmp_path, sheets(), "城西区.xlsx").differences
    assert "指定的地区是“城东区”，是按文件“月报_9月.xlsx”确认的" in told
    remembered(tmp_path, of_region("城西区"), "西区月报", "城西区9月.xlsx")
    assert match(tmp_path, sheets(), "城西区10月.xlsx").layout.name == "西区月报"
    assert match(tmp_path, sheets(), "月报_11月.xlsx").layout == kept


def test_two_layouts_that_say_different_things_decide_nothing(tmp_path):
    for name, text in (("东", "城东区"), ("西", "城西区")):
        remembered(tmp_path, of_region(text), name, "月报_9月.xlsx")
    [told] = match(tmp_path, sheets(), "月报_10月.xlsx").differences
    assert "都相符，而指定的内容不同" in told


def test_the_newest_of_two_that_fit_is_applied(tmp_path):
    old = Layout(Guide("旧"), remembered(tmp_path).forms, confirmed="2025-01-01 00:00")
    save(tmp_path, old)
    assert match(tmp_path, sheets(), FILE).layout.name == "房地产月报"


def test_a_faulty_file_is_named_and_the_others_serve(tmp_path):
    remembered(tmp_path)
    (tmp_path / "layouts" / "坏.toml").write_text("name = 坏", encoding="utf-8")
    (tmp_path / "layouts" / "改名.toml").write_text('name = "原名"', encoding="utf-8")
    found, faults = layouts(tmp_path)
    assert [one.name for one in found] == ["房地产月报"]
    assert len(faults) == 2
    assert "与文件名不同" in faults[1]


def test_a_layout_is_forgotten_by_its_name(tmp_path):
    remembered(tmp_path)
    with pytest.raises(LayoutError, match="已有的版式：《房地产月报》"):
        forget(tmp_path, "月报")
    forget(tmp_path, "房地产月报")
    assert layouts(tmp_path) == ([], [])


@pytest.mark.parametrize("name", ["", "../月报", "a/b", "月报.", "x" * 61])
def test_a_name_that_no_file_can_have_is_refused(tmp_path, name):
    with pytest.raises(LayoutError, match="不能用作文件名"):
        save(tmp_path, Layout(Guide(name)))


def test_codes_that_the_catalogue_has_not_are_told():
    guide = Guide(
        "", {}, {"甲": "none", "乙": "re_sales_area=公寓", "丙": "re_sales_area=住宅"}, {"丁": "000000"}
    )
    told = unknown_codes(guide, Catalog.load())
    assert len(told) == 3
    assert "“none”" in told[0]
    assert "“公寓”" in told[1]
    assert "“000000”" in told[2]
