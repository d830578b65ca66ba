"""``python -m indicators quality``: verdicts with their counts, cases, late series, corrections, regions."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from indicators.__main__ import main
from indicators.catalog import Catalog
from indicators.quality import CHECKS
from indicators.quality_records import COLUMNS, KINDS
from tests.indicators.builds import make_warehouse, months_of

SALES, CITY, EAST, WEST = "re_sales_area", "990100", "990101", "990102"


@pytest.fixture(autouse=True)
def warehouse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sum that falls, a district that is late, and a correction by a second load."""
    facts = [
        *months_of(SALES, EAST, 2023, {2: 10.0, 3: 20.0}),
        *months_of(SALES, EAST, 2023, {4: 18.0}, superseded_by=2),
        *months_of(SALES, EAST, 2023, {4: 19.0}, load=2),
        *months_of(SALES, WEST, 2023, {2: 10.0, 3: 20.0}),
    ]
    regions = [(region.code, region.parent, region.ordinal) for region in Catalog.load().regions.values()]
    make_warehouse(tmp_path / "warehouse", facts, regions=regions)
    monkeypatch.setenv("SHULAN_WAREHOUSE", str(tmp_path / "warehouse"))


def told(capsys: pytest.CaptureFixture[str], *options: str) -> list[dict[str, Any]]:
    assert main(["quality", "--json", *options]) == 0
    rows: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return rows


def test_every_check_tells_what_it_checked(capsys: pytest.CaptureFixture[str]) -> None:
    rows = {row["check"]: row for row in told(capsys)}
    assert list(rows) == ["late", *CHECKS]
    assert (rows["late"]["judged_count"], rows["late"]["bad_count"]) == (2, 1)
    falling = rows["falling"]
    assert (falling["status"], falling["judged_count"], falling["bad_count"]) == ("bad", 3, 1)
    assert rows["growth"]["status"] == "none"


def test_cases_have_their_cells(capsys: pytest.CaptureFixture[str]) -> None:
    [row] = told(capsys, "--show", "cases", "--check", "falling")
    assert (row["region_name"], row["period_end"], row["value"]) == ("城东区", "2023-04", 19.0)
    assert (row["expected"], row["other_end"], row["difference"]) == (20.0, "2023-03", -1.0)
    assert (row["sheet"], row["load"]) == ("Sheet1", 2)
    assert row["cell"]


def test_late_corrections_and_regions(capsys: pytest.CaptureFixture[str]) -> None:
    [late] = told(capsys, "--show", "late")
    assert (late["region"], late["newest_end"], late["due_end"], late["since"]) == (
        WEST, "2023-03", "2023-04", "2023-04",
    )  # fmt: skip
    [corrected] = told(capsys, "--show", "corrections")
    assert (corrected["first_value"], corrected["value"], corrected["first_load"]) == (18.0, 19.0, 1)
    regions = {row["region"]: row["corrected_count"] for row in told(capsys, "--show", "regions")}
    assert regions == {EAST: 1, WEST: 0}


def test_as_of_the_first_load_nothing_was_corrected(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "--show", "corrections", "--as-of", "1") == []
    [row] = told(capsys, "--show", "cases", "--check", "falling", "--as-of", "1")
    assert row["value"] == 18.0


def test_a_scope_by_region_topic_and_time(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "--show", "cases", "--region", "城西区") == []
    assert told(capsys, "--show", "cases", "--topic", "建筑业") == []
    assert len(told(capsys, "--show", "cases", "--topic", "房地产", "--check", "falling")) == 1
    assert told(capsys, "--show", "cases", "--to", "2023-03") == []
    assert told(capsys, "--show", "late", "--to", "2023-03") == []


@pytest.mark.parametrize("kind", KINDS)
def test_each_list_is_a_table_and_a_csv(capsys: pytest.CaptureFixture[str], kind: str) -> None:
    assert main(["quality", "--show", kind]) == 0
    assert capsys.readouterr().out
    assert main(["quality", "--show", kind, "--csv"]) == 0
    [head, *_] = csv.reader(io.StringIO(capsys.readouterr().out))
    assert tuple(head) == COLUMNS[kind]


def test_an_unknown_topic_is_refused_with_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["quality", "--topic", "旅游"]) == 2
    assert "房地产" in capsys.readouterr().err
