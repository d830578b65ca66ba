import pytest

from etl.suggestions import SHOWN, suggested, suggestions
from indicators.catalog import Catalog

CATALOG = Catalog.load()


@pytest.mark.parametrize(
    ("text", "code", "category"),
    [
        ("商品房销售额度（亿元）", "re_sales_value", ""),
        ("商品房屋销售面积", "re_sales_area", ""),
        ("房地产开发完成投资", "re_investment", ""),
        ("建筑业总产植", "construction_output", ""),
        ("房屋新开工", "floor_area_started", ""),
    ],
)
def test_the_likest_indicator_comes_first(text, code, category):
    first = suggestions("indicator", text, CATALOG)[0]
    assert (first.code, first.category) == (code, category)


def test_an_indicator_is_suggested_once_and_at_most_five_are():
    codes = [one.code for one in suggestions("indicator", "商品房住宅销售", CATALOG)]
    assert len(codes) == len(set(codes)) <= SHOWN


def test_scores_fall():
    scores = [one.score for one in suggestions("indicator", "竣工面积", CATALOG)]
    assert scores == sorted(scores, reverse=True)


def test_regions_and_units_are_suggested_too():
    assert suggestions("region", "城东新", CATALOG)[0].code == "990101"
    assert suggestions("unit", "万平方", CATALOG)[0].code == "万平方米"


@pytest.mark.parametrize("text", ["", "Average weekly earnings", "——"])
def test_nothing_is_suggested_for_what_is_like_nothing(text):
    assert suggestions("indicator", text, CATALOG) == ()
    assert suggested("indicator", text, CATALOG) == ""


def test_a_suggestion_in_words():
    assert suggested("indicator", "房地产开发完成投资", CATALOG).startswith("相近的有：房地产开发投资、")
