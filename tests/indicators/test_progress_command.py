"""``python -m indicators progress``: targets of a region, regions of a target, both paces, refusals."""

import json
from pathlib import Path
from typing import Any

import pytest

from indicators.__main__ import main
from tests.indicators.builds import Fact, make_warehouse, months_of

SALES, VALUE, CITY, EAST = "re_sales_area", "re_sales_value", "990100", "990101"


@pytest.fixture(autouse=True)
def warehouse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Four years of a city's sales with a target that a second load raised, and a district's."""
    facts = [
        fact for year in (2019, 2020, 2021, 2022) for fact in months_of(SALES, CITY, year, {6: 40, 12: 100})
    ]
    facts += months_of(SALES, CITY, 2023, {6: 50.0}) + months_of(SALES, EAST, 2023, {6: 9.0})
    facts += [
        Fact(SALES, CITY, "2023-01", "2023-12", 100, "target", superseded_by=2),
        Fact(SALES, CITY, "2023-01", "2023-12", 125, "target", load=2),
        Fact(SALES, EAST, "2023-01", "2023-12", 20, "target"),
        Fact(VALUE, CITY, "2023-01", "2023-12", -3, "target"),
    ]
    make_warehouse(tmp_path / "warehouse", facts, regions=[(CITY, "", 0), (EAST, CITY, 1)])
    monkeypatch.setenv("SHULAN_WAREHOUSE", str(tmp_path / "warehouse"))


def told(capsys: pytest.CaptureFixture[str], *options: str) -> list[dict[str, Any]]:
    assert main(["progress", "--region", "云江市", "--json", *options]) == 0
    rows: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return rows


def test_every_target_of_a_region_t1_t3(capsys: pytest.CaptureFixture[str]) -> None:
    sales, value = told(capsys)
    assert (sales["indicator"], value["indicator"]) == (SALES, VALUE)
    assert (sales["completion_pct"], sales["schedule_pct"], sales["schedule_gap_pp"]) == (40, 50, -10)
    assert (sales["verdict"], sales["remaining"], sales["required_monthly"]) == ("behind", 75, 12.5)
    assert sales["required_growth_pct"] == pytest.approx(25)
    assert (sales["projected"], sales["projected_years"]) == (pytest.approx(125), 3)
    assert (value["verdict"], value["completion_pct"]) == ("not_reported", None)


def test_every_region_of_a_target_by_last_years_path_t1(capsys: pytest.CaptureFixture[str]) -> None:
    city, east = told(capsys, "--indicator", SALES, "--pace", "last_year")
    assert (city["region"], city["schedule_pct"], city["verdict"]) == (CITY, pytest.approx(40), "even")
    assert (east["region"], east["verdict"], east["reason"]) == (
        EAST,
        "no_pace",
        "缺2022年数，不能按上年节奏",
    )


def test_as_of_a_load_the_earlier_target_v1(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "--indicator", SALES, "--as-of", "1")[0]["target_value"] == 100


def test_a_table_has_words_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["progress", "--region", CITY]) == 0
    out = capsys.readouterr().out
    assert "结论" in out
    assert "慢于进度" in out


def test_without_a_target_it_is_an_empty_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["progress", "--region", "北京市", "--json"]) == 0
    out, err = capsys.readouterr()
    assert (json.loads(out), "没有数据" in err) == ([], True)
