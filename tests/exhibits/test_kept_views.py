"""A view in words, and what of it is gone."""

from desk.views import View
from exhibits.kept_views import Known, losses, summary
from indicators.catalog import Catalog

KNOWN = Known({"trend": "指标趋势", "regions": "地区对比"}, Catalog.load(), {"re_sales_area"}, {"990101"})


def lost(query: str, page: str = "trend") -> tuple[str, ...]:
    return losses(View("视图", page, query), KNOWN)


def test_a_view_is_told_by_page_indicator_region_and_end() -> None:
    said = summary("trend", "indicator=re_sales_area&region=100000&to=2023-04&form=overlay", KNOWN)
    assert said == "指标趋势 · 商品房销售面积 · 全国 · 截至2023年4月"


def test_what_cannot_be_told_is_shown_as_it_stands() -> None:
    assert summary("no-page", "indicator=gone&to=2023-13&region=", KNOWN) == "no-page · gone · 截至2023-13"


def test_nothing_is_lost_where_all_is_there() -> None:
    assert lost("indicator=re_sales_area&region=990101&to=2023-04") == ()
    assert lost("") == ()


def test_a_region_without_figures_whose_parts_have_some_is_there() -> None:
    assert lost("indicator=re_sales_area&region=990100", "regions") == ()


def test_what_left_the_catalogue_and_what_left_the_warehouse_are_two_things() -> None:
    assert lost("indicator=removed_one,re_sales_area") == ("指标“removed_one”已从目录中删去",)
    assert lost("indicator=re_investment") == ("房地产开发投资已没有数据",)
    assert lost("region=123456") == ("地区“123456”已从目录中删去",)
    assert lost("region=110000") == ("北京市已没有数据",)


def test_a_category_in_an_address_is_no_other_indicator() -> None:
    assert lost("indicator=re_sales_area%3D住宅") == ()


def test_a_page_that_is_gone_is_said_alone() -> None:
    assert lost("indicator=removed_one", "old-page") == ("页面“old-page”已不存在",)


def test_series_of_a_comparison_are_told_apart_from_their_parts() -> None:
    query = "series=re_sales_area~990101,removed_one~990101~住宅"
    assert lost(query, "regions") == ("指标“removed_one”已从目录中删去",)
    assert summary("compare", query, KNOWN) == "compare · 商品房销售面积 · removed_one · 城东区"


def test_any_is_no_code_and_notes_need_no_figures() -> None:
    pages = Known({"events": "大事记", "quality": "数据质量"}, KNOWN.catalog, set(), set())
    assert losses(View("大事", "events", "indicator=re_investment&region=all"), pages) == ()
    assert losses(View("迟报", "quality", "region=all"), pages) == ()
    assert losses(View("大事", "events", "indicator=removed_one"), pages) != ()
