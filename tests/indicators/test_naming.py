import pytest

from indicators.naming import plain_name, plain_unit, without_unit


@pytest.mark.parametrize(
    "text",
    [
        *("房屋施工面积", " 房屋 施工面积 ", "房屋施工面积_", "房屋施工面积：", "一、房屋施工面积"),
        *("（一）房屋施工面积", "(1)房屋施工面积", "1.房屋施工面积", "1、房屋施工面积", "①房屋施工面积"),
        *(
            "其中：房屋施工面积",
            "其中:(一)房屋施工面积",
            "#房屋施工面积",
            "※房屋施工面积"[1:],
            "“房屋”施工面积",
        ),
        *("房屋施工\n面积", "\u200b房屋施工面积", "　　房屋施工面积*", "- 房屋施工面积"),
    ],
)
def test_one_name_in_many_coats(text):
    assert plain_name(text) == "房屋施工面积"


def test_words_in_brackets_stay():
    assert plain_name("房屋施工面积（住宅）") == plain_name("房屋施工面积:住宅") == "房屋施工面积住宅"


def test_a_name_that_begins_with_a_numeral_keeps_it():
    assert plain_name("三改配套") == "三改配套"
    assert plain_name("12.5万套") == "125万套", "a decimal is no numbering"


@pytest.mark.parametrize(
    "text", ["万平方米", "（万平方米）", "单位：万平方米", "计量单位:万平方米", " 万 平方米 "]
)
def test_one_unit_in_many_coats(text):
    assert plain_unit(text) == "万平方米"


def test_width_and_signs_of_units_are_made_one():
    assert plain_unit("％") == "%"
    assert plain_unit("㎡") == plain_unit("m²") == "m2"
    assert plain_unit("元每平方米") == "元/平方米"
    assert plain_unit("套（间）") == "套(间)"


def test_a_unit_at_the_end_of_a_name_comes_off():
    assert without_unit("建筑业总产值（亿元）") == ("建筑业总产值", "亿元")
    assert without_unit("建筑业总产值") == ("建筑业总产值", "")
