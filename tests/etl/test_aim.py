"""What target cells ask for: floors, ceilings, growth, dates (rule T2)."""

from __future__ import annotations

import math

import pytest

from etl.aim import Aim
from etl.printed_number import read_asked, read_number


@pytest.mark.parametrize(
    ("text", "aim", "value", "unit"),
    [
        ("增长10%", "growth@0-0", 10, "%"),
        ("同比增长 8.5% 以上", "growth@0-0", 8.5, "%"),
        ("增速不低于6%", "growth@0-0", 6, "%"),
        ("≥98%", "floor@0-0", 98, "%"),
        ("＞＝98％", "floor@0-0", 98, "%"),
        ("不低于300", "floor@0-0", 300, ""),
        ("不少于1,200套", "floor@0-0", 1200, "套"),
        ("95%以上", "floor@0-0", 95, "%"),
        ("≤120", "ceiling@0-0", 120, ""),
        ("不超过5%", "ceiling@0-0", 5, "%"),
        ("控制在3.5%以内", "ceiling@0-0", 3.5, "%"),
        ("清零", "clear@0-0", 0, ""),
        ("9月底前清零", "clear@0-9", 0, ""),
        ("2026年9月30日前全部清零", "clear@2026-9", 0, ""),
        ("年底前清零", "clear@0-12", 0, ""),
        ("9月底前完成500套", "@0-9", 500, "套"),
        ("10%左右", "", 10, "%"),
    ],
)
def test_t2_what_a_cell_asks_for(text: str, aim: str, value: float, unit: str) -> None:
    number = read_number(text)
    assert (number.aim, number.value, number.unit) == (aim, value, unit)
    assert Aim.of(aim).text == aim


@pytest.mark.parametrize("text", ["90平方米以下", "≥144平方米", "1200亿元以上"])
def test_classes_of_sizes_are_read_where_targets_may_stand_only(text: str) -> None:
    assert read_number(text).aim == ""
    assert read_asked(text).aim


@pytest.mark.parametrize(
    "text", ["2026年目标", "9月300", "1-9月", "增长较快", "完成", "≥", "不低于上年", "13月底前清零"]
)
def test_words_are_no_aim(text: str) -> None:
    assert read_asked(text).aim == ""
    assert math.isnan(read_asked(text).value)
