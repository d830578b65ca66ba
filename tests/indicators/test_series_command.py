"""``python -m indicators series``: columns, forms, choices and refusals."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from indicators.__main__ import main
from indicators.printing import as_csv
from tests.indicators.builds import Fact, make_warehouse, months_of

SALES, NATION = "re_sales_area", "100000"
PROMISED = (
    "period_start", "period_end", "value", "unit", "status", "base_value", "yoy_reported_pct",
    "yoy_computed_pct", "growth_status", "implied_base_low", "implied_base_high", "yoy_pp", "pop_pct",
    "two_year_pct", "load", "sheet", "cell",
)  # fmt: skip


@pytest.fixture(autouse=True)
def warehouse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two years of sales, the published growth of one span, a revision, the residential part."""
    facts = months_of(SALES, NATION, 2022, {2: 15702.61, 3: 31045.96, 4: 39768.15})
    facts += months_of(SALES, NATION, 2023, {2: 15132.84, 3: 29945.74})
    facts += [
        Fact(SALES, NATION, "2023-01", "2023-04", 37600, superseded_by=2, status="preliminary"),
        Fact(SALES, NATION, "2023-01", "2023-04", 37635.87, load=2, status="revised"),
        Fact(SALES, NATION, "2023-01", "2023-04", -0.4, "yoy_reported", decimals=1),
        Fact(SALES, NATION, "2023-01", "2023-04", 32965.87, category="住宅"),
    ]
    make_warehouse(tmp_path / "warehouse", facts)
    monkeypatch.setenv("SHULAN_WAREHOUSE", str(tmp_path / "warehouse"))
    return tmp_path / "warehouse"


def told(capsys: pytest.CaptureFixture[str], *options: str) -> list[dict[str, Any]]:
    assert main(["series", "--indicator", "商品房销售面积", "--json", *options]) == 0
    rows: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return rows


def test_json_holds_the_promised_columns_unrounded(capsys: pytest.CaptureFixture[str]) -> None:
    (row,) = told(capsys, "--from", "2023-04", "--to", "2023-04")
    assert tuple(row)[: len(PROMISED)] == PROMISED
    assert (row["period_start"], row["period_end"]) == ("2023-01", "2023-04")
    assert row["value"] == 37635.87
    assert row["yoy_reported_pct"] == -0.4
    assert row["yoy_computed_pct"] == (37635.87 / 39768.15 - 1) * 100
    assert row["implied_base_low"] == pytest.approx(37768.06, abs=0.01)
    assert (row["status"], row["load"], row["yoy_pp"]) == ("revised", 2, None)


def test_february_by_month_is_null(capsys: pytest.CaptureFixture[str]) -> None:
    rows = told(capsys, "--basis", "month", "--from", "2023-01", "--to", "2023-04")
    values = {(row["period_start"], row["period_end"]): row["value"] for row in rows}
    assert values["2023-02", "2023-02"] is None
    assert values["2023-01", "2023-02"] == 15132.84
    assert values["2023-04", "2023-04"] == 7690.13
    assert [part["period_end"] for part in rows[-1]["parts"]] == ["2023-04", "2023-03"]


def test_as_of_an_earlier_load_and_day(capsys: pytest.CaptureFixture[str]) -> None:
    for known in ("1", "2024-01-02"):
        (row,) = told(capsys, "--from", "2023-04", "--to", "2023-04", "--as-of", known)
        assert (row["value"], row["status"]) == (37600, "preliminary")


def test_a_category_is_chosen_by_option_or_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    (row,) = told(capsys, "--category", "住宅")
    assert (row["value"], row["category"]) == (32965.87, "住宅")


def test_csv_has_a_header_and_a_line_a_row(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["series", "--indicator", SALES, "--from", "2023-01", "--csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["period_end"] for row in rows] == ["2023-02", "2023-03", "2023-04"]
    assert rows[0]["two_year_pct"] == ""


def test_csv_makes_no_formula_of_a_text() -> None:
    assert as_csv([{"value": 1.5, "sheet": "=1+1"}], ("value", "sheet")) == "value,sheet\n1.5,'=1+1\n"


def test_a_table_for_the_eye(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["series", "--indicator", SALES, "--from", "2023-04"]) == 0
    heading, line = capsys.readouterr().out.splitlines()
    assert heading.startswith("起")
    assert "-5.36" in line
    assert "37635.87" in line


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        (["--indicator", "商品房销售积"], 2, "相近的有：商品房销售面积"),
        (["--indicator", SALES, "--region", "天上"], 2, "地区“天上”不在"),
        (["--indicator", SALES, "--category", "别墅"], 2, "没有类别“别墅”"),
        (["--indicator", SALES, "--as-of", "99"], 1, "没有入库批次 99"),
        (["--indicator", SALES, "--as-of", "昨天"], 1, "看不懂“昨天”"),
    ],
)
def test_refusals_say_what_is_allowed(
    options: list[str], code: int, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["series", *options]) == code
    assert words in capsys.readouterr().err


@pytest.mark.parametrize("options", [["--from", "2023-13"], ["--basis", "week"], ["--json", "--csv"]])
def test_wrong_usage_exits_with_2(options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_:
        main(["series", "--indicator", SALES, *options])
    assert exit_.value.code == 2
    assert "用法有误" in capsys.readouterr().err


def test_no_data_is_an_empty_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["series", "--indicator", SALES, "--region", "北京市", "--json"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out) == []
    assert "没有数据" in err


def test_an_empty_warehouse_is_said_so(tmp_path: Path) -> None:
    environment = os.environ | {"SHULAN_WAREHOUSE": str(tmp_path / "none")}
    command = [sys.executable, "-m", "indicators", "series", "--indicator", SALES]
    done = subprocess.run(
        command,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        cwd=Path(__file__).parents[2],
        check=False,
    )
    assert done.returncode == 1
    assert "还没有数据" in done.stderr
