"""``python -m indicators ranking`` and ``overview``: rows, reasons, default periods, refusals."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from indicators.__main__ import main
from indicators.catalog import Catalog
from tests.indicators.builds import Fact, Subject, make_warehouse, months_of

SALES, STOCK, CITY = "re_sales_area", "re_unsold_area", "990100"
EAST, WEST, NORTH = "990101", "990102", "990103"


@pytest.fixture(autouse=True)
def warehouse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two years of sales in a city and three of its districts, a correction, a target, a stock."""
    facts = [
        *months_of(SALES, EAST, 2022, {3: 10.0, 4: 20.0}), *months_of(SALES, EAST, 2023, {3: 12.0, 4: 30.0}),
        *months_of(SALES, WEST, 2023, {3: 25.0, 4: 40.0}),
        Fact(SALES, NORTH, "2023-01", "2023-04", 5.0, "yoy_reported", decimals=1),
        *months_of(SALES, CITY, 2022, {4: 50.0}),
        *months_of(SALES, CITY, 2023, {4: 80.0}, superseded_by=2),
        *months_of(SALES, CITY, 2023, {4: 75.0}, load=2),
        *months_of(SALES, CITY, 2023, {5: 90.0}, load=3),
        Fact(SALES, CITY, "2023-01", "2023-12", 300.0, "target"),
        Fact(STOCK, CITY, "2023-04", "2023-04", 7.0),
    ]  # fmt: skip
    regions = [(region.code, region.parent, region.ordinal) for region in Catalog.load().regions.values()]
    subjects = [Subject(STOCK, kind="stock")]
    make_warehouse(tmp_path / "warehouse", facts, regions=regions, subjects=subjects)
    monkeypatch.setenv("SHULAN_WAREHOUSE", str(tmp_path / "warehouse"))


def told(capsys: pytest.CaptureFixture[str], command: str, *options: str) -> list[dict[str, Any]]:
    assert main([command, "--region", "云江市", "--json", *options]) == 0
    rows: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return rows


def ranks(capsys: pytest.CaptureFixture[str], *options: str) -> dict[str, Any]:
    rows = told(capsys, "ranking", "--indicator", "商品房销售面积", *options)
    return {row["region"]: row["rank"] or row["reason"] for row in rows if row["role"] == "region"}


def test_districts_keep_their_order_and_have_a_place_or_a_reason(capsys: pytest.CaptureFixture[str]) -> None:
    found = ranks(capsys, "--period", "2023-01..2023-04")
    assert list(found) == sorted(found)
    assert len(found) == 8
    assert (found[EAST], found[WEST], found[NORTH], found["990104"]) == (2, 1, "仅公布增速", "未报")


def test_the_period_is_the_newest_unless_told(capsys: pytest.CaptureFixture[str]) -> None:
    row = told(capsys, "ranking", "--indicator", SALES)[0]
    assert (row["period_start"], row["period_end"], row["value"]) == ("2023-01", "2023-04", 30.0)
    row = told(capsys, "ranking", "--indicator", SALES, "--period", "2023-04")[0]
    assert (row["period_start"], row["value"], row["status"]) == ("2023-04", 18.0, "derived")


def test_ranking_by_growth(capsys: pytest.CaptureFixture[str]) -> None:
    found = ranks(capsys, "--by", "yoy_computed_pct")
    assert (found[EAST], found[WEST], found[NORTH]) == (1, "无基数", "仅公布增速")
    found = ranks(capsys, "--by", "yoy_reported_pct")
    assert (found[EAST], found[NORTH]) == ("无基数", 1)


def test_a_nation_is_ranked_by_province_an_area_by_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    for region, count in (("全国", 31), ("东北地区", 3)):
        options = ["--indicator", SALES, "--region", region, "--period", "2023-04"]
        assert main(["ranking", *options, "--csv"]) == 0
        out, err = capsys.readouterr()
        rows = [row for row in csv.DictReader(io.StringIO(out)) if row["role"] == "region"]
        assert len(rows) == count
        assert {row["reason"] for row in rows} == {"未报"}
        assert "没有数据" in err


def test_a3_a_total_with_a_missing_district_is_refused_and_names_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    *_, last = told(capsys, "ranking", "--indicator", SALES, "--period", "2023-01..2023-04")
    assert (last["role"], last["region"], last["rank"], last["value"]) == ("total", CITY, None, 75.0)
    assert last["derived_total"] is None
    assert last["reason"].startswith("江北区、高新区、")
    assert last["reason"].endswith("未报，不推算合计")


def test_r1_a_change_of_place_only_where_the_same_were_ranked(capsys: pytest.CaptureFixture[str]) -> None:
    row = told(capsys, "ranking", "--indicator", SALES, "--period", "2023-01..2023-04")[0]
    assert (row["before_compared"], row["before_rank"], row["before_change"]) == ("same", 2, 0)
    assert (row["year_compared"], row["year_rank"], row["year_change"]) == ("other", None, None)
    assert (row["above"], row["above_gap"], row["above_amount"]) == ("城西区", 10.0, 10.0)


def test_ranking_as_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ranking", "--indicator", SALES, "--region", CITY]) == 0
    heading, first, *_ = capsys.readouterr().out.splitlines()
    assert heading.split()[:3] == ["地区", "位次", "数值"]
    assert "50.00" in first


def test_overview_has_growth_and_progress(capsys: pytest.CaptureFixture[str]) -> None:
    rows = {row["indicator"]: row for row in told(capsys, "overview", "--to", "2023-04")}
    assert set(rows) == {SALES, STOCK}
    sales = rows[SALES]
    assert (sales["value"], sales["target_value"], sales["completion_pct"]) == (75.0, 300.0, 25.0)
    assert (round(sales["schedule_pct"], 2), round(sales["schedule_gap_pp"], 2)) == (33.33, -8.33)
    assert sales["yoy_computed_pct"] == 50
    assert (rows[STOCK]["completion_pct"], rows[STOCK]["schedule_pct"]) == (None, None)


def test_overview_is_of_the_newest_month_known(capsys: pytest.CaptureFixture[str]) -> None:
    assert [row["value"] for row in told(capsys, "overview")] == [90.0]
    values = {row["indicator"]: row["value"] for row in told(capsys, "overview", "--as-of", "1")}
    assert values == {SALES: 80.0, STOCK: 7.0}


def test_overview_as_a_table_says_why_there_is_no_growth(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["overview", "--region", CITY, "--to", "2023-04"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "完成率%" in lines[0]
    assert any("无基数" in line for line in lines[1:])


def test_nothing_reported_is_an_empty_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["overview", "--region", "北京市", "--json"]) == 0
    out, err = capsys.readouterr()
    assert (json.loads(out), "没有数据" in err) == ([], True)
    assert main(["ranking", "--indicator", "re_sales_value", "--region", CITY, "--csv"]) == 0
    assert capsys.readouterr().out.count("\n") == 1


def test_a_region_without_children_cannot_be_ranked(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ranking", "--indicator", SALES, "--region", EAST]) == 2
    assert "之下没有登记地区" in capsys.readouterr().err


@pytest.mark.parametrize("period", ["2023-13", "2023-04..2023-01", "2023"])
def test_a_period_is_a_span_of_months(period: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_:
        main(["ranking", "--indicator", SALES, "--period", period])
    assert exit_.value.code == 2
    assert "用法有误" in capsys.readouterr().err
