"""An exhibit of an earlier state says so in its own words, wherever it is shown (rule V1)."""

from __future__ import annotations

from datetime import datetime

import pytest

from exhibits.exhibit import Key
from exhibits.history import history
from exhibits.source import source_line
from exhibits.steps import MOST, steps
from exhibits.told import standing_text
from exhibits.vintage import band_text
from indicators.catalog import Catalog
from indicators.history import Telling
from indicators.journal import Entry
from indicators.loads import Load
from indicators.period import month_number

KEY = Key("re_sales_area", "100000", "", month_number("2023-01"), month_number("2023-04"))
DAY = datetime(2026, 7, 3, 14, 20)
ENTRY = Entry(12, "", "七月.csv", DAY, "张三", "long", "", "", 1, 0, 0, 0, 1, 0, None)


def told(load: int, value: float, *, repeats: bool = False, superseded_by: int | None = None) -> Telling:
    place = (f"{value}", "表1", "B2")
    earlier = (None, None, None)
    of = ("a.csv", DAY, "张三")
    return Telling("actual", load, value, 2, "final", *place, *earlier, repeats, superseded_by, *of)


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        ("L12", "历史版本：截至批次12（2026-07-03 14:20 入库）时的数，不是现行数"),
        ("2026-07-31", "历史版本：截至2026-07-31（批次12，2026-07-03 14:20 入库）时的数，不是现行数"),
    ],
)
def test_the_band_names_the_load_and_its_time(wish: str, said: str) -> None:
    assert band_text(ENTRY, wish, newest=False) == said


def test_the_band_of_the_newest_load_and_of_one_taken_back() -> None:
    assert band_text(ENTRY, "12", newest=True).endswith("目前与现行数相同")
    assert "已撤销，不计入" in band_text(ENTRY._replace(rolled_back_at=DAY), "12", newest=False)


def test_v1_the_source_line_of_an_earlier_state_says_so() -> None:
    load = Load(3, "a.xlsx", "", DAY, "张三")
    assert "历史版本" not in source_line([load])
    assert source_line([load._replace(as_of=12)]).endswith("，历史版本：截至批次12")


def test_v1_what_stood_then_is_not_called_current() -> None:
    assert standing_text(None) == "现行"
    assert standing_text(None, 12) == "截至批次12有效"
    table = history(KEY, [told(3, 100.0)], Catalog.load(), 12)
    assert "历史版本：截至批次12" in table.subtitle
    assert "截至批次12有效" in [cell.text for cell in table.rows[0]]


def test_v1_versions_are_steps_and_repeats_are_none() -> None:
    said = [told(1, 100.0, superseded_by=3), told(2, 100.0, repeats=True), told(3, 98.0)]
    chart = steps(KEY, said, Catalog.load())
    assert chart.stepped
    assert [slot.label for slot in chart.slots] == ["批次1（2026-07-03）", "批次3（2026-07-03）", "现行"]
    assert [point.value for point in chart.series[0].points] == [100.0, 98.0, 98.0]
    assert chart.title == "2 个版本：100.00万平方米 → 98.00万平方米（−2.0%）"


def test_one_version_is_no_step_and_many_are_the_newest() -> None:
    assert steps(KEY, [told(1, 100.0)], Catalog.load()) is None
    chart = steps(KEY, [told(load, 100.0 + load) for load in range(1, 30)], Catalog.load(), 29)
    assert len(chart.slots) == MOST + 1
    assert chart.slots[-1].label == "截至批次29"
    assert "只画最近" in chart.notes[0]
