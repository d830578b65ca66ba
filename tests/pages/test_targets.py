"""The page of targets: completion against the schedule, what is left of the year, what is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from streamlit.testing.v1 import AppTest

from tests.indicators.builds import Fact, Subject, make_warehouse, months_of
from tests.pages.conftest import SALES, words
from tests.pages.test_browser import page, served  # noqa: F401 - a fixture is used by its name

CITY, EAST = "990100", "990101"
Visit = Callable[..., AppTest]


def aim(indicator: str, region: str, value: float) -> Fact:
    return Fact(indicator, region, "2023-01", "2023-12", value, "target", decimals=0)


def city(past: Iterable[int] = (2019, 2020, 2021, 2022)) -> list[Fact]:
    """A city with a target of each kind that can be read, and a district beside it."""
    made = [fact for year in past for fact in months_of(SALES, CITY, year, {6: 40.0 + year % 10, 12: 100.0})]
    made += months_of(SALES, CITY, 2023, {6: 50.0}) + months_of(SALES, EAST, 2023, {6: 9.0})
    made += months_of("re_sales_value", CITY, 2023, {6: 3.0}) + months_of("re_profit", CITY, 2023, {6: 3.0})
    made += months_of("construction_accidents", CITY, 2023, {6: 4.0})
    made += [Fact("street_light_rate", CITY, "2023-06", "2023-06", 98.6, decimals=1)]
    aims = {
        SALES: 120,
        "re_sales_value": 0,
        "re_profit": -5,
        "construction_accidents": 3,
        "street_light_rate": 98,
    }
    made += [aim(code, CITY, value) for code, value in aims.items()]
    return [*made, aim(SALES, EAST, 18), aim("re_investment", CITY, 7)]


@pytest.fixture
def targets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[list[Fact]], None]:
    def made(facts: list[Fact]) -> None:
        subjects = [
            Subject("street_light_rate", unit="%", kind="ratio", additive=False, percent=True, decimals=1),
            Subject("construction_accidents", unit="起", better="down", decimals=0),
        ]
        make_warehouse(tmp_path / "made", facts, subjects=subjects)
        monkeypatch.setenv("SHULAN_WAREHOUSE", str(tmp_path / "made"))

    return made


def test_every_target_of_a_region_against_the_schedule_t1(targets: Callable[..., None], visit: Visit) -> None:
    targets(city())
    said = words(visit("targets", region=CITY))
    assert "2023年1-6月云江市6项年度目标" in said
    for text in ("序时进度按月数（6月末50.0%）", "41.7%", "慢于序时进度8.3个百分点", "资料来源："):
        assert text in said


def test_kinds_of_target_are_judged_each_in_its_way_t2(targets: Callable[..., None], visit: Visit) -> None:
    targets(city())
    said = words(visit("targets", region=CITY))
    for text in (
        "目标为零，不计算完成率",
        "目标为负，不计算完成率",
        "高于目标0.6个百分点",
        "不低于",
        "不高于",
        "已超过上限",
        "未报",
    ):
        assert text in said


def test_what_is_left_and_the_projection_with_its_years_t3(
    targets: Callable[..., None], visit: Visit
) -> None:
    targets(city())
    said = words(visit("targets", region=CITY))
    for text in (
        "余下月份的要求",
        "70.00",
        "11.67",
        "全年推算",
        "据2020、2021、2022年，共3年",
        "推算不是预测",
    ):
        assert text in said


def test_a_year_that_is_missing_refuses_the_projection_t3(targets: Callable[..., None], visit: Visit) -> None:
    targets(city((2019, 2020, 2022)))
    assert "不推算：缺2021年数" in words(visit("targets", region=CITY))


def test_every_region_of_a_target_by_last_years_path_t1(targets: Callable[..., None], visit: Visit) -> None:
    targets(city())
    said = words(visit("targets", compare="indicator", indicator=SALES, pace="last_year", order="gap"))
    for text in (
        "2个地区中",
        "进度按上年自身节奏",
        "慢于上年同期进度0.3个百分点",
        "城东区",
        "缺2022年数，不能按上年节奏",
    ):
        assert text in said


def test_an_unknown_code_is_said_and_not_obeyed(targets: Callable[..., None], visit: Visit) -> None:
    targets(city())
    said = words(visit("targets", region="nowhere", to="2050-01", pace="x"))
    assert "有条件未采用" in said
    assert "云江市" in said


def test_without_any_target_it_says_how_to_bring_them(targets: Callable[..., None], visit: Visit) -> None:
    targets(months_of(SALES, CITY, 2023, {6: 50.0}))
    said = words(visit("targets"))
    for text in ("还没有年度目标", "建筑业总产值年度目标"):
        assert text in said


def test_an_empty_warehouse_says_what_to_do(empty: Path, visit: Visit) -> None:
    assert "还没有数据" in words(visit("targets"))


@pytest.mark.browser
def test_the_page_as_the_first_request_to_a_fresh_server(tmp_path: Path, page: Page) -> None:  # noqa: F811
    with served(tmp_path) as fresh:
        page.goto(f"{fresh}/targets?region=100000")
        expect(page.locator("h1")).to_contain_text("2023年1-4月全国1项年度目标：1项快于序时进度")
        expect(page.locator(".goal-words")).to_contain_text("快于序时进度4.3个百分点")
        assert page.locator("[data-testid=stException]").count() == 0
        page.get_by_role("radio", name="按上年节奏").or_(page.get_by_text("按上年节奏")).first.click()
        expect(page.locator(".goal-words")).to_contain_text("快于上年同期进度8.4个百分点")
        page.wait_for_url("**pace=last_year**")


def test_a_target_of_what_the_catalogue_no_longer_names_is_left_out(
    targets: Callable[..., None], visit: Visit
) -> None:
    targets([*city(), aim("removed", CITY, 5), aim(SALES, "999999", 5)])
    assert "云江市6项年度目标" in words(visit("targets", region=CITY))
    assert "2个地区中" in words(visit("targets", compare="indicator", indicator=SALES))
