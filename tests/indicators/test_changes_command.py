"""``python -m indicators changes``, and every command as of an earlier load."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from etl.loads import load_files, roll_back
from indicators.__main__ import main
from indicators.catalog import Catalog

HEAD = "指标,地区,报告期,数值,单位"
FIRST = "商品房销售面积,全国,2023年1-4月,37635.87,万平方米\n商品房销售面积,全国,2023年1-3月,29945.74,万平方米"
SECOND = (
    "商品房销售面积,全国,2023年1-4月,37600.00,万平方米\n商品房销售面积,全国,2023年1-3月,29945.74,万平方米"
)


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two loads; the second one revises one figure and repeats the other."""
    monkeypatch.setenv("SHULAN_WAREHOUSE", str(tmp_path))
    load(tmp_path, "四月.csv", FIRST)
    load(tmp_path, "更正.csv", SECOND)
    return tmp_path


def load(place: Path, name: str, figures: str) -> None:
    path = place / name
    path.write_text(f"{HEAD}\n{figures}\n", encoding="utf-8-sig")
    [outcome] = load_files([path], place, Catalog.load(), "100000")
    assert outcome.result == "loaded", outcome.issues


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict]:
    assert main(["changes", *arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_v1_exactly_the_revision_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    [one] = told(capsys, "--from", "1", "--to", "L2")
    assert (one["kind"], one["indicator"], one["period_end"]) == ("revised", "re_sales_area", "2023-04")
    assert (one["old_value"], one["value"], one["old_load"], one["load"]) == (37635.87, 37600.0, 1, 2)
    assert (one["file"], one["cell"]) == ("更正.csv", "D2")
    assert one["change"] == pytest.approx(-35.87)
    assert one["change_pct"] == pytest.approx(-0.0953, abs=1e-4)


def test_the_newest_load_is_the_default_and_names_narrow_down(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(told(capsys, "--from", "1", "--indicator", "商品房销售面积", "--region", "全国")) == 1
    assert told(capsys, "--from", "1", "--region", "东部地区") == []


def test_a_load_that_was_taken_back_is_told_of(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    load(place, "五月.csv", "商品房销售面积,全国,2023年1-5月,46440.00,万平方米")
    roll_back(place, Catalog.load(), 2)
    new, gone = told(capsys, "--from", "1")
    assert (new["kind"], new["value"]) == ("new", 46440.0)
    assert (gone["kind"], gone["load"], gone["file"], gone["figures"]) == ("rolled_back", 2, "更正.csv", 1)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--from", "2", "--to", "1"], "须早于"),
        (["--from", "2"], "须早于"),
        (["--from", "9"], "没有入库批次 9"),
        (["--from", "昨天"], "看不懂"),
        (["--from", "1999-01-01"], "没有数据入库"),
    ],
)
def test_loads_that_cannot_be_compared_are_said_in_words(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["changes", *arguments]) == 1
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    "command", [["overview"], ["series", "--indicator", "商品房销售面积"]], ids=["overview", "series"]
)
def test_v1_a_command_as_of_a_load_prints_the_earlier_figure(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, "--region", "全国", "--as-of", "1", "--csv"]) == 0
    assert "37635.87" in capsys.readouterr().out
    assert main([*command, "--region", "全国", "--csv"]) == 0
    assert "37600" in capsys.readouterr().out
