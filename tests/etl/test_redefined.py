"""A change of definition noted while the program runs refuses growth across it at once (rule G9)."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from desk import events
from etl.loads import load_files
from etl.redefined import redefine
from indicators.__main__ import main
from indicators.catalog import Catalog
from indicators.growth import growth
from indicators.period import month_number
from indicators.warehouse import current, open_current

NOW = datetime(2026, 5, 31, 9, 30)
SALES = "re_sales_area"
BREAK = {"from": "2023-01", "kind": "口径变动", "indicator": SALES, "text": "改为网签口径"}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Two Aprils of one indicator, loaded."""
    sheet = tmp_path / "sales.csv"
    rows = ["2022年1-4月,39768.15", "2023年1-4月,37635.87"]
    lines = ["指标,地区,报告期,数值,单位", *(f"商品房销售面积,全国,{row},万平方米" for row in rows)]
    sheet.write_text("\n".join(lines), encoding="utf-8-sig")
    load_files([sheet], tmp_path / "warehouse", Catalog.load())
    return tmp_path / "warehouse"


def status(place: Path) -> str:
    month = month_number("2023-04")
    rows = growth(open_current(place), [SALES], ["100000"], [""], "cumulative", month, month)
    return rows[-1].growth_status


def test_a_noted_break_refuses_growth_on_every_page_and_in_the_command_g9(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = current(place)
    assert status(place) == "ok"
    events.note(place, BREAK, "张三", NOW)
    assert events.pending(open_current(place), Catalog.at(place))
    redefine(place)
    assert current(place) != before
    assert not events.pending(open_current(place), Catalog.at(place))
    assert status(place) == "break"
    monkeypatch.setenv("SHULAN_WAREHOUSE", str(place))
    assert main(["series", "--indicator", SALES, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)[-1]
    assert (told["growth_status"], told["yoy_computed_pct"]) == ("break", None)


def test_growth_is_bridged_where_a_person_takes_the_break_away_g9(place: Path) -> None:
    events.note(place, BREAK, "张三", NOW)
    redefine(place)
    events.remove(place, 1, "上年数已按新口径重算", "李四", NOW)
    redefine(place)
    assert status(place) == "ok"


def test_later_loads_keep_a_noted_break_g9(place: Path, tmp_path: Path) -> None:
    events.note(place, BREAK, "张三", NOW)
    sheet = tmp_path / "more.csv"
    sheet.write_text(
        "指标,地区,报告期,数值,单位\n商品房销售面积,全国,2023年1-5月,46440.02,万平方米", encoding="utf-8-sig"
    )
    load_files([sheet], place, Catalog.at(place))
    assert status(place) == "break"


def test_figures_and_loads_are_the_same_in_the_new_build(place: Path) -> None:
    def told() -> list[tuple[object, ...]]:
        return [
            row
            for table in ("observation", "load", "load_issue", "confirmation")
            for row in open_current(place).rows(f"from {table} order by all")
        ]

    before = told()
    redefine(place)
    assert told() == before


def test_nothing_is_published_where_nothing_was_loaded(tmp_path: Path) -> None:
    redefine(tmp_path)
    assert current(tmp_path) is None
