"""``python -m indicators contribution``: parts, the rest, the total, reasons (rule G8)."""

import json
from pathlib import Path
from typing import Any

import pytest

from indicators.__main__ import main
from indicators.catalog import Catalog
from tests.indicators.builds import make_warehouse, months_of

SALES, CITY = "re_sales_area", "990100"
EAST, WEST, NORTH = "990101", "990102", "990103"


@pytest.fixture(autouse=True)
def warehouse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A city that was revised, with two districts and its housing."""
    facts = [
        *months_of(SALES, CITY, 2022, {4: 100.0}),
        *months_of(SALES, CITY, 2023, {4: 130.0}, superseded_by=2),
        *months_of(SALES, CITY, 2023, {4: 118.6}, load=2),
        *months_of(SALES, EAST, 2022, {4: 40.0}),
        *months_of(SALES, EAST, 2023, {4: 45.2}),
        *months_of(SALES, WEST, 2022, {4: 60.0}),
        *months_of(SALES, CITY, 2022, {4: 70.0}, category="住宅"),
        *months_of(SALES, CITY, 2023, {4: 77.0}, category="住宅"),
    ]
    regions = [(region.code, region.parent, region.ordinal) for region in Catalog.load().regions.values()]
    make_warehouse(tmp_path / "warehouse", facts, regions=regions)
    monkeypatch.setenv("SHULAN_WAREHOUSE", str(tmp_path / "warehouse"))


def told(capsys: pytest.CaptureFixture[str], *options: str) -> dict[str, dict[str, Any]]:
    assert main(["contribution", "--indicator", SALES, "--region", CITY, "--json", *options]) == 0
    return {row["code"] or row["role"]: row for row in json.loads(capsys.readouterr().out)}


def test_g8_regions_the_rest_and_the_total(capsys: pytest.CaptureFixture[str]) -> None:
    rows = told(capsys)
    assert rows[EAST]["contribution_pp"] == pytest.approx(5.2)
    assert (rows[WEST]["contribution_pp"], rows[WEST]["reason"]) == (None, "未报")
    assert rows["rest"]["name"].startswith("未列明（含城西区、江北区、高新区等")
    assert rows["rest"]["contribution_pp"] == pytest.approx(13.4)
    assert rows[CITY]["contribution_pp"] == pytest.approx(18.6)
    assert (rows[CITY]["role"], rows[CITY]["period_start"], rows[CITY]["period_end"]) == (
        "total", "2023-01", "2023-04",
    )  # fmt: skip


def test_v1_as_of_a_load_before_the_revision(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "--as-of", "1")[CITY]["contribution_pp"] == pytest.approx(30)


def test_g8_categories(capsys: pytest.CaptureFixture[str]) -> None:
    rows = told(capsys, "--by", "category")
    assert rows["住宅"]["contribution_pp"] == pytest.approx(7)
    assert rows["rest"]["name"] == "其他（未列明）"


def test_a_span_without_a_basis_is_refused_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    row = told(capsys, "--period", "2023-03..2023-05")[CITY]
    assert (row["contribution_pp"], "期间不是累计" in row["reason"]) == (None, True)
    assert main(["ranking", "--indicator", SALES, "--region", CITY, "--period", "2023-03..2023-05"]) == 0


def test_as_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["contribution", "--indicator", SALES, "--region", CITY]) == 0
    heading, *_, last = capsys.readouterr().out.splitlines()
    assert heading.split()[:2] == ["部分", "本期"]
    assert "18.60" in last


def test_nothing_reported_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["contribution", "--indicator", "re_sales_value", "--region", CITY]) == 0
    assert "没有数据" in capsys.readouterr().err
