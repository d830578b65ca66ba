"""Targets in words, bars and tables: verdicts, remarks, what is left (rules T1 to T3)."""

from exhibits import rest, schedule
from indicators.catalog import Catalog
from indicators.goals import Goal, Pursuit, Year
from indicators.period import month_number
from tests.exhibits.conftest import SALES, row

JUNE = month_number("2023-06")


def goal(value: float | None = 120.0, **known: object) -> Goal:
    fields: dict[str, object] = {
        "indicator": SALES, "region": "100000", "category": "", "deadline": month_number("2023-12"),
        "value": value, "decimals": 0, "said": "", "growth_pct": None, "growth_decimals": None, "load": 2,
        "sheet": "目标", "cell": "C4", "file": "目标.xlsx", "unit": "万平方米", "indicator_kind": "flow",
        "better": "up", "percent": False, "counted": False,
    }  # fmt: skip
    return Goal(**(fields | known))  # type: ignore[arg-type]


def pursuit(done: float, end: str = "2023-06", **known: object) -> Pursuit:
    years = tuple(Year(2023 - age, 50.0, 2, 100.0, 2, False) for age in (1, 2, 3, 4))
    return Pursuit(goal(**known), row("2023-01", end, done), years)  # type: ignore[arg-type]


def words(catalog: Catalog, each: Pursuit) -> str:
    [bar] = schedule.bars([each], catalog, JUNE, "months", by_region=False).bars
    return f"{bar.share} {bar.words} {bar.remark}".strip()


def test_t1_the_gap_is_said_in_points(catalog: Catalog) -> None:
    assert words(catalog, pursuit(66.0)) == "55.0% 快于序时进度5.0个百分点"
    assert words(catalog, pursuit(54.0)) == "45.0% 慢于序时进度5.0个百分点"
    assert words(catalog, pursuit(60.0)) == "50.0% 与序时进度持平"


def test_t1_what_is_done_is_said_to_be_done(catalog: Catalog) -> None:
    assert words(catalog, pursuit(126.0)) == "105.0% 已完成，快于序时进度55.0个百分点"
    assert words(catalog, pursuit(126.0, "2023-12")) == "105.0% 已完成，超过目标5.0个百分点"
    assert words(catalog, pursuit(114.0, "2023-12")) == "95.0% 未完成，低于目标5.0个百分点"
    assert words(catalog, pursuit(119.99, "2023-12")) == "100.0% 未完成，差不足0.1个百分点"


def test_t2_the_kind_and_an_early_date_stand_beside(catalog: Catalog) -> None:
    early = month_number("2023-09")
    assert words(catalog, pursuit(66.0, deadline=early)).endswith("9月底前")
    assert words(catalog, pursuit(54.0, better="down")) == "45.0% 用量少于序时进度5.0个百分点 不高于"
    assert "目标为负" in words(catalog, pursuit(54.0, value=-3.0))


def test_the_title_names_the_pace_and_counts(catalog: Catalog) -> None:
    both = [pursuit(66.0), pursuit(30.0)]
    shown = schedule.bars(both, catalog, JUNE, "months", by_region=False)
    assert shown.title == "2023年1-6月全国2项年度目标：1项快于序时进度、1项慢于序时进度"
    assert "序时进度按月数（6月末50.0%）" in shown.subtitle
    shown = schedule.bars(both, catalog, JUNE, "last_year", by_region=True)
    assert shown.title == "2023年1-6月商品房销售面积：2个地区中1个快于上年同期进度、1个慢于上年同期进度"


def test_a_bar_that_passes_the_whole_lengthens_the_scale(catalog: Catalog) -> None:
    assert schedule.bars([pursuit(132.0)], catalog, JUNE, "months", by_region=False).end_pct > 109
    assert schedule.bars([pursuit(999.0)], catalog, JUNE, "months", by_region=False).end_pct == 150


def test_t3_what_is_left_and_what_it_rests_on(catalog: Catalog) -> None:
    asked = rest.table([pursuit(54.0)], catalog, by_region=False)
    [cells] = asked.rows
    assert [cell.text for cell in cells[1:4]] == ["66.00万平方米", "6", "11.00"]
    assert cells[4].text == "8.33（2020）、8.33（2022）"
    assert cells[5].text.startswith("32.0%")
    [ending] = rest.endings([pursuit(54.0)], catalog, by_region=False).rows
    assert (ending[3].text, ending[7].text) == ("108.00", "据2020、2021、2022年，共3年")


def test_t3_the_outlook_names_who_must_do_better_than_ever(catalog: Catalog) -> None:
    said = rest.outlook([pursuit(54.0), pursuit(66.0)], catalog, by_region=False).text
    assert "1项可达到目标、1项达不到" in said
    assert "不是预测" in said
    assert "余下月份所需增速高于前3年最好水平的有2项" in said
