from functools import cache

import pytest

from etl.correction import with_label, without_label
from etl.guide import Guide
from etl.loads import listed, roll_back
from etl.proposal import Decided, Received, accept, layout_names, opened, proposed
from indicators.catalog import Catalog
from indicators.warehouse import WarehouseError
from tests.etl.books import workbook

CATALOG = Catalog.load()
REGION = ["地区：全国"]


@cache  # a workbook written again a second later has other bytes
def received(name="城建四月.xlsx", period="2023年1-4月", value=37600.0):
    rows = [REGION, ["指标", period], ["商品房销售面积(万平方米)", value], ["卖掉的面积(万平方米)", 3]]
    return Received.of(name, workbook(rows))


def test_a_name_keeps_no_folder():
    assert Received.of("C:\\表\\四月.xlsx", b"x").file == "四月.xlsx"
    assert Received.of("../../四月.xlsx", b"x").file == "四月.xlsx"


def test_a_proposal_changes_nothing_and_says_what_would_be(tmp_path):
    found = proposed(received(), Decided.of(Guide()), CATALOG, tmp_path)
    assert (found.summary.figures, found.summary.warnings, found.summary.new) == (2, 1, 1)
    assert found.summary.ready
    assert found.first.indicator == "re_sales_area"
    assert list(tmp_path.iterdir()) == []


def test_what_is_accepted_is_what_was_shown_signed_and_remembered(tmp_path):
    guide = without_label(Guide(), "卖掉的面积(万平方米)")
    found = proposed(received(), Decided.of(guide), CATALOG, tmp_path)
    [outcome] = accept([found], "王芳", "城建", CATALOG, tmp_path)
    assert (outcome.result, outcome.load, outcome.new) == ("loaded", 1, found.difference.new)
    [load] = listed(tmp_path)
    assert (load.author, load.layout) == ("王芳", "城建")
    assert proposed(received(), Decided.of(guide), CATALOG, tmp_path).summary.loaded == 1

    later = received("城建五月.xlsx", "2023年1-5月", 46440.0)
    opening = opened(later, CATALOG, tmp_path)
    assert (opening.layout, opening.differences, opening.offered) == ("城建", (), None)
    assert opening.decided.guide.ignored_labels == {"卖掉的面积(万平方米)"}
    next_month = proposed(later, opening.decided, CATALOG, tmp_path)
    assert (next_month.summary.warnings, next_month.summary.new, next_month.summary.changed) == (0, 1, 0)


def test_a_corrected_workbook_supersedes_what_changed_and_nothing_else(tmp_path):
    plain = Decided.of(Guide())
    accept([proposed(received(), plain, CATALOG, tmp_path)], "", "", CATALOG, tmp_path)
    again = proposed(received("改正.xlsx", value=37635.87), plain, CATALOG, tmp_path)
    [changed] = again.difference.changed_figures
    assert (changed.old_value, changed.value, again.difference.same) == (37600.0, 37635.87, 0)
    accept([again], "", "", CATALOG, tmp_path)
    roll_back(tmp_path, CATALOG, 2)
    assert proposed(received("改正.xlsx", value=37635.87), plain, CATALOG, tmp_path).summary.loaded is None


def test_decisions_of_the_same_text_are_the_same():
    one, two = (Decided.of(with_label(Guide(), "甲", "re_sales_area")) for _ in range(2))
    assert one == two
    assert hash(one) == hash(two)
    assert one != Decided.of(Guide())
    assert one != Decided.of(one.guide, "990100")


def test_a_layout_is_called_after_the_file_without_its_times(tmp_path):
    assert layout_names("2026年4月房地产月报.xlsx", tmp_path) == ("房地产月报", frozenset())
    assert layout_names("云江市城建202604.xls", tmp_path)[0] == "云江市城建"
    assert layout_names("202604.xls", tmp_path)[0] == ""


def test_a_name_that_no_file_can_have_is_refused_before_anything_is_loaded(tmp_path):
    found = proposed(received(), Decided.of(Guide()), CATALOG, tmp_path)
    with pytest.raises(WarehouseError, match="版式名称"):
        accept([found], "", "a/b", CATALOG, tmp_path)
    assert listed(tmp_path) == []


def test_what_would_make_all_figures_wrong_is_told_before_what_is_left_out(tmp_path):
    rows = [["指标", "2023年1-4月"], ["卖掉的面积(万平方米)", 3], ["商品房销售面积(万平方米)", 37600]]
    found = proposed(Received.of("四月.xlsx", workbook(rows)), Decided.of(Guide()), CATALOG, tmp_path)
    assert [issue.code for issue in found.issues] == ["default_region", "unknown_indicator"]
    assert "更正" in found.issues[0].message
