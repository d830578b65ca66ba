"""What may not be computed, with the reason (rules A1, A2, A4, G3)."""

import pytest

from indicators.catalog import Catalog
from indicators.quotient import not_added, not_checked, refused

KNOWN = Catalog.load().indicators


def test_a4_registered_over_located_is_refused_with_the_reason() -> None:
    said = refused(KNOWN["construction_output"], KNOWN["re_investment"])
    assert said == (
        "建筑业总产值按注册地统计，房地产开发投资按在地统计，分子分母不是同一批对象，相除没有意义"
    )
    assert refused(KNOWN["re_investment"], KNOWN["construction_output"])


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("re_sales_value", "re_sales_area"),
        ("construction_output_out_prov", "construction_output"),
        ("gdp", "re_fai"),
    ],
)
def test_a4_of_one_basis_or_of_none_it_is_not(above: str, below: str) -> None:
    assert refused(KNOWN[above], KNOWN[below]) == ""


def test_a4_no_ratio_of_the_catalogue_crosses_bases() -> None:
    ratios = [each for each in KNOWN.values() if each.numerator and each.denominator]
    assert [each.code for each in ratios if refused(KNOWN[each.numerator], KNOWN[each.denominator])] == []


def test_a1_a2_p2_what_does_not_add_up() -> None:
    assert "时点数" in not_added(KNOWN["re_unsold_area"])
    assert "不能相减求当月" in not_added(KNOWN["floor_area_under_constr"])
    assert "分子之和÷分母之和" in not_added(KNOWN["re_price"])
    assert "没有登记分子分母" in not_added(KNOWN["re_climate_index"])
    assert not_added(KNOWN["re_sales_area"]) == ""


def test_g3_growth_at_constant_prices_is_not_checked_from_levels() -> None:
    assert "不变价格" in not_checked(KNOWN["construction_value_added"])
    assert not_checked(KNOWN["construction_output"]) == ""
