from __future__ import annotations

import io
import shutil
import sys
from datetime import datetime

import duckdb
import pytest
import xlsxwriter

from etl import builds
from etl.loads import listed, load_files, rebuild, roll_back
from indicators.catalog import FOLDER, Catalog
from indicators.warehouse import EmptyWarehouse, WarehouseError, current, open_current

HEADER = ["指标", "地区", "报告期", "数值", "单位", "状态"]
APRIL = ["商品房销售面积", "全国", "2023年1-4月", "37635.87", "万平方米", ""]
MAY = ["商品房销售面积", "全国", "2023年1-5月", "46440.02", "万平方米", ""]


@pytest.fixture(scope="module")
def catalog():
    return Catalog.load()


@pytest.fixture
def place(tmp_path):
    return tmp_path / "warehouse"


def as_csv(path, *rows, header=HEADER):
    path.write_text("\n".join(",".join(row) for row in (header, *rows)), encoding="utf-8-sig")
    return path


def as_xlsx(path, *rows):
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet("数据")
        for number, row in enumerate((HEADER, *rows)):
            sheet.write_row(
                number, 0, [float(cell) if cell[-1:].isdigit() and "年" not in cell else cell for cell in row]
            )
    path.write_bytes(stream.getvalue())
    return path


def facts(place):
    return open_current(place).rows("from observation")


def test_one_file_in_two_formats_says_the_same(tmp_path, place, catalog):
    [first] = load_files([as_csv(tmp_path / "四月.csv", APRIL)], place, catalog)
    [second] = load_files([as_xlsx(tmp_path / "四月.xlsx", APRIL)], place, catalog)
    assert (first.result, first.load, first.new, first.changed, first.same) == ("loaded", 1, 1, 0, 0)
    assert (second.result, second.load, second.new, second.changed, second.same) == ("loaded", 2, 0, 0, 1)


def test_a_file_loaded_twice_changes_nothing(tmp_path, place, catalog):
    path = as_csv(tmp_path / "四月.csv", APRIL)
    load_files([path], place, catalog)
    before = current(place)
    [again] = load_files([path.rename(tmp_path / "另一个名字.csv")], place, catalog)
    assert (again.result, again.load) == ("already_loaded", 1)
    assert current(place) == before


def test_one_file_twice_in_one_call_is_one_load(tmp_path, place, catalog):
    path = as_csv(tmp_path / "四月.csv", APRIL)
    assert [one.result for one in load_files([path, path], place, catalog)] == ["loaded", "already_loaded"]
    assert len(listed(place)) == 1


def test_a_corrected_file_supersedes_exactly_what_changed(tmp_path, place, catalog):
    load_files([as_csv(tmp_path / "a.csv", APRIL, MAY)], place, catalog)
    corrected = [*MAY[:3], "46440.03", *MAY[4:]]
    [outcome] = load_files([as_csv(tmp_path / "b.csv", APRIL, corrected)], place, catalog)
    assert (outcome.new, outcome.changed, outcome.same) == (0, 1, 1)
    rows = open_current(place).rows("select value, load, status, superseded_by from observation")
    assert rows == [(37635.87, 1, "final", None), (46440.02, 1, "final", 2), (46440.03, 2, "revised", None)]


def test_another_unit_is_the_same_figure(tmp_path, place, catalog):
    load_files([as_csv(tmp_path / "a.csv", APRIL)], place, catalog)
    in_square_metres = [*APRIL[:3], "376358700", "平方米", ""]
    [outcome] = load_files([as_csv(tmp_path / "b.csv", in_square_metres)], place, catalog)
    assert (outcome.new, outcome.changed, outcome.same) == (0, 0, 1)


def test_a_rejected_file_changes_nothing_and_the_others_load(tmp_path, place, catalog):
    bad = as_csv(tmp_path / "bad.csv", [*APRIL[:4], "公斤", ""])
    good = as_csv(tmp_path / "good.csv", APRIL)
    rejected, loaded = load_files([bad, good], place, catalog)
    assert (rejected.result, rejected.load, loaded.result, loaded.load) == ("rejected", None, "loaded", 1)
    assert [issue.severity for issue in rejected.issues] == ["question"]
    assert not list((place / "archive").glob(f"{rejected.sha256}*"))


def test_rejected_alone_there_is_no_build(tmp_path, place, catalog):
    outcomes = load_files(
        [as_csv(tmp_path / "bad.csv", [*APRIL[:4], "公斤", ""]), tmp_path / "none.csv"], place, catalog
    )
    assert [one.result for one in outcomes] == ["rejected", "rejected"]
    assert outcomes[1].issues[0].code == "unreadable"
    assert current(place) is None


def test_a_file_of_unknown_indicators_is_rejected(tmp_path, place, catalog):
    [outcome] = load_files([as_csv(tmp_path / "a.csv", ["没有的指标", *APRIL[1:]])], place, catalog)
    assert outcome.result == "rejected"
    assert outcome.issues[-1].code == "nothing_resolved"


def test_a_gap_in_a_column_of_regions_is_not_filled_with_the_nation(tmp_path, place, catalog):
    gap = [APRIL[0], "", *APRIL[2:]]
    path = as_csv(tmp_path / "a.csv", [APRIL[0], "上海", *APRIL[2:]], gap)
    [outcome] = load_files([path], place, catalog)
    assert (outcome.result, [(issue.code, issue.cell[1:]) for issue in outcome.issues]) == (
        "rejected",
        [("region_gap", "3")],
    )
    assert load_files([path], place, catalog, region="110000")[0].result == "loaded"


def test_without_a_region_it_is_the_nation_unless_told(tmp_path, place, catalog):
    header, row = [HEADER[0], *HEADER[2:]], [APRIL[0], *APRIL[2:]]
    [outcome] = load_files([as_csv(tmp_path / "a.csv", row, header=header)], place, catalog)
    assert [issue.code for issue in outcome.issues] == ["default_region"]
    row[2] = "1.5"
    [told] = load_files([as_csv(tmp_path / "b.csv", row, header=header)], place, catalog, region="110000")
    assert told.issues == ()
    assert open_current(place).rows("select region from observation") == [("100000",), ("110000",)]
    before = facts(place)
    rebuild(place, catalog)
    assert facts(place) == before


def test_the_original_is_archived_by_its_hash(tmp_path, place, catalog):
    path = as_csv(tmp_path / "四月.CSV", APRIL)
    [outcome] = load_files([path], place, catalog)
    kept = place / "archive" / f"{outcome.sha256}.csv"
    assert kept.read_bytes() == path.read_bytes()
    assert builds.archived(place, outcome.sha256) == kept


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
@pytest.mark.parametrize("name", ["四月.csv:流", "四月.\n", "四月." + "长" * 60, "四月.c v", "=1+1.<b>"])
def test_a_strange_name_never_names_a_file_of_the_archive(tmp_path, place, catalog, name):
    [outcome] = load_files([as_csv(tmp_path / name, APRIL)], place, catalog)
    assert outcome.result == "loaded"
    assert [path.name for path in (place / "archive").iterdir()] == [outcome.sha256]
    assert listed(place)[0].file == name


def test_a_file_that_is_too_large_is_not_even_read(tmp_path, place, catalog):
    path = tmp_path / "大.xlsx"
    with path.open("wb") as file:
        file.truncate(2**31)
    [outcome] = load_files([path], place, catalog)
    assert (outcome.result, [issue.code for issue in outcome.issues]) == ("rejected", ["too_large"])
    assert outcome.sha256


def test_a_rolled_back_file_can_be_loaded_again_as_a_new_load(tmp_path, place, catalog):
    path = as_csv(tmp_path / "四月.csv", APRIL)
    load_files([path], place, catalog)
    assert roll_back(place, catalog, 1) == 1
    assert facts(place) == []
    [again] = load_files([path], place, catalog)
    assert (again.result, again.load, again.new) == ("loaded", 2, 1)
    assert [one.rolled_back_at is None for one in listed(place)] == [False, True]


def test_rebuild_gives_the_same_facts_loads_and_issues(tmp_path, place, catalog):
    files = [as_csv(tmp_path / "a.csv", APRIL, MAY, ["没有的指标", *APRIL[1:]]),
             as_xlsx(tmp_path / "b.xlsx", [*MAY[:3], "46440.03", *MAY[4:]]),
             as_csv(tmp_path / "c.csv", [*APRIL[:3], "1", *APRIL[4:]])]  # fmt: skip
    for day, path in enumerate(files, start=1):
        load_files([path], place, catalog, clock=lambda day=day: datetime(2026, 5, day))
    roll_back(place, catalog, 3)
    tables = ("observation", "observation_by_region", "confirmation", "series", "load", "load_issue")
    before = [open_current(place).rows(f"from {table}") for table in tables]
    assert rebuild(place, catalog) == 2
    assert [open_current(place).rows(f"from {table}") for table in tables] == before


def test_a_build_from_before_decisions_were_kept_goes_on(tmp_path, place, catalog):
    load_files([as_csv(tmp_path / "a.csv", APRIL)], place, catalog)
    with duckdb.connect(str(current(place))) as connection:
        connection.execute("alter table load drop column guide")
        connection.execute("update build set schema_version = 1")
    assert [one.guide for one in listed(place)] == [""]
    load_files([as_csv(tmp_path / "b.csv", MAY)], place, catalog)
    before = facts(place)
    assert [one.guide for one in listed(place)] == ["", ""]
    assert rebuild(place, catalog) == 2
    assert facts(place) == before


def test_rebuild_follows_the_catalogue(tmp_path, place, catalog):
    load_files([as_csv(tmp_path / "a.csv", APRIL)], place, catalog)
    shutil.copytree(FOLDER, tmp_path / "catalog")
    indicators = tmp_path / "catalog" / "indicators.csv"
    text = indicators.read_text(encoding="utf-8")
    row = next(line for line in text.splitlines() if line.startswith("re_sales_area,"))
    indicators.write_text(text.replace(row, row.replace(",万平方米,", ",平方米,")), encoding="utf-8")
    rebuild(place, Catalog.load(tmp_path / "catalog"))
    assert open_current(place).rows("select value from observation") == [(376358700,)]


def test_rebuild_without_an_original_changes_nothing(tmp_path, place, catalog):
    [outcome] = load_files([as_csv(tmp_path / "a.csv", APRIL)], place, catalog)
    builds.archived(place, outcome.sha256).unlink()
    before = current(place)
    with pytest.raises(WarehouseError, match="存档里没有原始文件"):
        rebuild(place, catalog)
    assert current(place) == before


def test_an_altered_original_is_not_replayed(tmp_path, place, catalog):
    [outcome] = load_files([as_csv(tmp_path / "a.csv", APRIL)], place, catalog)
    as_csv(builds.archived(place, outcome.sha256), MAY)
    with pytest.raises(WarehouseError, match="被改动过"):
        rebuild(place, catalog)


def test_there_is_nothing_to_rebuild_before_the_first_load(place, catalog):
    with pytest.raises(EmptyWarehouse):
        rebuild(place, catalog)
