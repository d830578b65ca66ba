from collections.abc import Callable
from pathlib import Path

from streamlit.testing.v1 import AppTest

from tests.pages.conftest import words

Visit = Callable[..., AppTest]


def test_topics_are_bands_of_figures_with_both_growths(warehouse: Path, visit: Visit) -> None:
    said = words(visit("overview"))
    for text in (
        "房地产",
        "市政设施",
        "37,635.87",
        "公布−0.4%",
        "测算−5.4%",
        "2023年1-4月累计",
        "4月末",
    ):
        assert text in said


def test_the_mark_the_source_and_the_end_are_in_words(warehouse: Path, visit: Visit) -> None:
    said = words(visit("overview"))
    for text in ("全国", "2023年4月", "公开数据", "资料来源："):
        assert text in said


def test_a_card_leads_to_the_trend_of_its_figure(warehouse: Path, visit: Visit) -> None:
    assert 'href="trend?indicator=re_sales_area&amp;region=100000"' in words(visit("overview"))


def test_an_earlier_end_shows_earlier_figures(warehouse: Path, visit: Visit) -> None:
    said = words(visit("overview", to="2023-03"))
    assert "29,945.74" in said
    assert "37,635.87" not in said


def test_an_empty_warehouse_says_what_to_do(empty: Path, visit: Visit) -> None:
    assert "还没有数据" in words(visit("overview"))


def test_completion_stands_against_the_schedule(warehouse: Path, visit: Visit) -> None:
    assert "完成37.6%，快于序时4.3个百分点" in words(visit("overview"))


def test_what_is_late_is_named(warehouse: Path, visit: Visit) -> None:
    said = words(visit("overview"))
    assert "1地迟报" in said
    assert "迟报：东部地区1项" in said
