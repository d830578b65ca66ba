from __future__ import annotations

import dataclasses
from datetime import datetime

import duckdb
import pyarrow as pa
import pytest

from etl.problem import Issue
from etl.publish import writing
from indicators.catalog import Catalog
from indicators.period import month_number
from indicators.warehouse import WarehouseError, current, open_current
from tests.etl.frames import Figure, frame, put, source, standing

APRIL = ("re_sales_area", month_number("2023-04"))


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return Catalog.load()


def test_a_first_figure_is_final_and_a_changed_one_revised(tmp_path, catalog):
    assert put(tmp_path, catalog, Figure(37635.87)) == (1, 1, 0, 0)
    assert put(tmp_path, catalog, Figure(37640)) == (2, 0, 1, 0)
    assert standing(tmp_path)[APRIL] == (37640, "revised")
    assert standing(tmp_path, as_of=1)[APRIL] == (37635.87, "final")


def test_a_preliminary_figure_repeated_becomes_final(tmp_path, catalog):
    put(tmp_path, catalog, Figure(5, status="preliminary"))
    assert standing(tmp_path)[APRIL] == (5, "preliminary")
    assert put(tmp_path, catalog, Figure(5)) == (2, 0, 1, 0)
    assert standing(tmp_path)[APRIL] == (5, "final")
    assert put(tmp_path, catalog, Figure(5)) == (3, 0, 0, 1)


def test_a_stated_status_wins(tmp_path, catalog):
    put(tmp_path, catalog, Figure(5, status="revised"))
    assert put(tmp_path, catalog, Figure(6, status="preliminary")) == (2, 0, 1, 0)
    assert standing(tmp_path)[APRIL] == (6, "preliminary")


def test_a_repeat_keeps_the_first_load_and_is_kept_beside(tmp_path, catalog):
    put(tmp_path, catalog, Figure(5))
    assert put(tmp_path, catalog, Figure(5), Figure(7, end="2023-05")) == (2, 1, 0, 1)
    build = open_current(tmp_path)
    assert build.rows("select load, value from observation order by all") == [(1, 5), (2, 7)]
    assert build.rows("select load, value, status from confirmation") == [(2, 5, "final")]


def test_spans_measures_and_categories_never_overwrite_each_other(tmp_path, catalog):
    figures = (
        Figure(1), Figure(2, start="2023-04"), Figure(3, measure="yoy_reported"), Figure(4, category="住宅"),
        Figure(5, region="110000"), Figure(6, indicator="re_sales_value"),
    )  # fmt: skip
    assert put(tmp_path, catalog, *figures) == (1, 6, 0, 0)
    assert put(tmp_path, catalog, *figures) == (2, 0, 0, 6)


def test_conversion_noise_is_no_revision(tmp_path, catalog):
    put(tmp_path, catalog, Figure(0.3))
    assert put(tmp_path, catalog, Figure(0.1 + 0.2)) == (2, 0, 0, 1)
    assert put(tmp_path, catalog, Figure(0.3000000000001)) == (3, 0, 1, 0)
    assert put(tmp_path, catalog, Figure(0)) == (4, 0, 1, 0)
    assert put(tmp_path, catalog, Figure(-0.0)) == (5, 0, 0, 1)


@pytest.mark.parametrize("value", [37635.87, -5.36, 1e-7, 123456789012.34, 6.02e23, 0.1])
def test_a_value_is_stored_as_it_came(tmp_path, catalog, value):
    put(tmp_path, catalog, Figure(value))
    assert open_current(tmp_path).rows("select value from observation") == [(value,)]


def test_rolling_back_a_correction_reopens_what_it_superseded(tmp_path, catalog):
    put(tmp_path, catalog, Figure(1), Figure(9, end="2023-05"))
    before = open_current(tmp_path).rows("from observation")
    put(tmp_path, catalog, Figure(2))
    with writing(tmp_path, catalog) as writer:
        assert writer.rollback(2) == 1
    assert open_current(tmp_path).rows("from observation") == before


def test_rolling_back_the_first_report_gives_the_figure_to_the_load_that_repeated_it(tmp_path, catalog):
    put(tmp_path, catalog, Figure(1, status="preliminary"))
    put(tmp_path, catalog, Figure(2))
    put(tmp_path, catalog, Figure(2))
    with writing(tmp_path, catalog) as writer:
        writer.rollback(2)
    rows = open_current(tmp_path).rows("select value, status, load, superseded_by from observation")
    assert rows == [(1, "preliminary", 1, 3), (2, "revised", 3, None)]


def test_rolling_back_the_only_report_leaves_no_figure(tmp_path, catalog):
    put(tmp_path, catalog, Figure(1))
    with writing(tmp_path, catalog, clock=lambda: datetime(2026, 5, 2, 9)) as writer:
        writer.rollback(1)
    assert standing(tmp_path) == {}
    assert open_current(tmp_path).rows("select load, rolled_back_at from load") == [
        (1, datetime(2026, 5, 2, 9))
    ]


def test_what_cannot_be_rolled_back_is_said(tmp_path, catalog):
    put(tmp_path, catalog, Figure(1))
    with writing(tmp_path, catalog) as writer:
        writer.rollback(1)
    before = current(tmp_path)
    with pytest.raises(WarehouseError, match=r"没有入库批次 7。"), writing(tmp_path, catalog) as writer:
        writer.rollback(7)
    with pytest.raises(WarehouseError, match=r"已于 .* 撤销"), writing(tmp_path, catalog) as writer:
        writer.rollback(1)
    assert current(tmp_path) == before


def test_several_files_make_one_build(tmp_path, catalog):
    with writing(tmp_path, catalog) as writer:
        assert writer.apply(source(), frame([Figure(1), Figure(2, end="2023-05")])) == (1, 2, 0, 0)
        assert writer.apply(source(), frame([Figure(3)])) == (2, 0, 1, 0)
        writer.rollback(1)
    assert [path.name for path in (tmp_path / "builds").iterdir()] == ["000001.duckdb"]
    assert standing(tmp_path) == {APRIL: (3, "final")}


def test_nothing_applied_writes_no_build(tmp_path, catalog):
    with writing(tmp_path, catalog):
        pass
    assert current(tmp_path) is None
    assert list((tmp_path / "builds").iterdir()) == []


def test_an_exception_leaves_everything_as_it_was(tmp_path, catalog):
    put(tmp_path, catalog, Figure(1))
    before = current(tmp_path)

    def fail_midway():
        with writing(tmp_path, catalog) as writer:
            writer.apply(source(), frame([Figure(2)]))
            writer.rollback(7)

    with pytest.raises(WarehouseError):
        fail_midway()
    assert current(tmp_path) == before
    assert [path.name for path in (tmp_path / "builds").iterdir()] == ["000001.duckdb"]


def test_a_file_without_figures_is_refused(tmp_path, catalog):
    with pytest.raises(WarehouseError, match="没有可入库的数据"):
        put(tmp_path, catalog)


@pytest.mark.parametrize("first", ["nothing before", "the same before", "rolled back before"])
def test_a_file_of_more_than_one_row_group_is_whole(tmp_path, catalog, first, monkeypatch):
    """DuckDB 1.5.5 with two threads loses a large insert, without an error, after an empty one."""
    monkeypatch.setattr("etl.publish.THREADS", 2)
    count = 130_000  # figures; a row group holds 122 880
    months = pa.array(range(24_000, 24_000 + count), pa.int32())
    one = frame([Figure(1)])
    large = pa.table(
        {
            name: months if name.startswith("period") else pa.repeat(one[name][0], count)
            for name in one.column_names
        }
    )
    if first == "rolled back before":
        put(tmp_path, catalog, Figure(5))
    with writing(tmp_path, catalog) as writer:
        if first == "rolled back before":
            writer.rollback(1)
        if first == "the same before":
            writer.apply(source(), large)
        writer.apply(source(), large)
    assert open_current(tmp_path).rows("select count(*) from observation") == [(count,)]


def test_one_key_twice_is_refused_with_its_cells(tmp_path, catalog):
    with pytest.raises(WarehouseError, match="B2、B3"):
        put(tmp_path, catalog, Figure(1), Figure(2))


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_no_number_is_refused(tmp_path, catalog, value):
    with pytest.raises(WarehouseError, match="不是有限数"):
        put(tmp_path, catalog, Figure(value))


def test_facts_and_catalogue_must_agree_on_the_unit(tmp_path, catalog):
    put(tmp_path, catalog, Figure(1))
    area = dataclasses.replace(catalog.indicators["re_sales_area"], unit="平方米")
    changed = dataclasses.replace(catalog, indicators=catalog.indicators | {area.code: area})
    with pytest.raises(WarehouseError, match=r"re_sales_area：万平方米 → 平方米.*rebuild"):
        put(tmp_path, changed, Figure(2))
    assert standing(tmp_path)[APRIL] == (1, "final")


def test_a_build_says_what_its_facts_were_loaded_under(tmp_path, catalog):
    put(tmp_path, catalog, Figure(1))
    build = open_current(tmp_path)
    assert build.rows("select unit, kind, additive, percent from indicator where code = 're_sales_area'") == [
        ("万平方米", "flow", True, False)
    ]
    assert build.rows("select parent from region where code = '110000'") == [("100000",)]
    [(breaks,)] = build.rows("select count(*) from break")
    assert breaks == len(catalog.breaks)


def test_figures_lie_sorted_twice(tmp_path, catalog):
    put(tmp_path, catalog, *(Figure(1, region=region, end=f"2023-{month:02d}", indicator=indicator)
                             for month in (5, 3, 4) for region in ("130000", "110000")
                             for indicator in ("re_sales_value", "re_sales_area")))  # fmt: skip
    build = open_current(tmp_path)
    by_indicator = build.rows("select indicator, region, period_end from observation")
    by_region = build.rows("select region, period_end, indicator from observation_by_region")
    assert by_indicator == sorted(by_indicator)
    assert by_region == sorted(by_region)


def test_the_summary_of_series_follows_corrections_and_rollbacks(tmp_path, catalog):
    sales = ("re_sales_area", "100000")
    put(tmp_path, catalog, Figure(1), Figure(2, end="2023-05", measure="yoy_reported"))
    columns = "indicator, region, first_end, last_end, newest_end, by_quarter"
    april, may, june = (month_number(f"2023-{month:02d}") for month in (4, 5, 6))
    assert summary(tmp_path, columns) == [(*sales, april, may, april, True)]
    put(tmp_path, catalog, Figure(3, end="2023-06"), Figure(9), Figure(4, end="2023-12", measure="target"))
    assert summary(tmp_path, columns) == [(*sales, april, june, june, True)]
    with writing(tmp_path, catalog) as writer:
        writer.rollback(2)
    assert summary(tmp_path, columns) == [(*sales, april, may, april, True)]


def summary(place, columns):
    return open_current(place).rows(f"select {columns} from series")  # noqa: S608


def test_a_load_is_listed_with_what_it_said(tmp_path, catalog, monkeypatch):
    monkeypatch.setenv("SHULAN_AUTHOR", "统计科")
    issues = [Issue("warning", "unknown_indicator", "Sheet1", "A3", "没有这个指标")]
    with writing(tmp_path, catalog, clock=lambda: datetime(2026, 5, 1, 8, 30)) as writer:
        writer.apply(source(source="演示数据", region="990100", skipped=3, issues=issues), frame([Figure(1)]))
    build = open_current(tmp_path)
    [row] = build.rows("select loaded_at, author, source, region, new_count, skipped_count from load")
    assert row == (datetime(2026, 5, 1, 8, 30), "统计科", "演示数据", "990100", 1, 3)
    assert build.rows("select * exclude (load) from load_issue") == [tuple(issues[0])]


def test_the_newest_builds_are_kept_and_what_a_killed_writer_left_is_swept(tmp_path, catalog):
    for value in range(8):
        put(tmp_path, catalog, Figure(value))
    (tmp_path / "builds" / "000009.duckdb").write_bytes(b"half")
    (tmp_path / "builds" / "000009.duckdb.wal").write_bytes(b"half")
    put(tmp_path, catalog, Figure(9.5))
    names = sorted(path.name for path in (tmp_path / "builds").iterdir())
    assert names == [f"00000{number}.duckdb" for number in (4, 5, 6, 7, 8, 9)]
    assert standing(tmp_path)[APRIL] == (9.5, "revised")


def test_a_lost_pointer_is_said_and_nothing_is_swept(tmp_path, catalog):
    put(tmp_path, catalog, Figure(1))
    put(tmp_path, catalog, Figure(2))
    (tmp_path / "CURRENT").unlink()
    with pytest.raises(WarehouseError, match="CURRENT 文件不见了"):
        put(tmp_path, catalog, Figure(3))
    assert len(list((tmp_path / "builds").iterdir())) == 2


def test_a_build_of_a_newer_program_is_not_written_on(tmp_path, catalog):
    put(tmp_path, catalog, Figure(1))
    with duckdb.connect(str(current(tmp_path))) as connection:
        connection.execute("update build set schema_version = 99")
    with pytest.raises(WarehouseError, match="结构版本 99"):
        put(tmp_path, catalog, Figure(2))
    assert [path.name for path in (tmp_path / "builds").iterdir()] == ["000001.duckdb"]


def test_a_second_writer_waits_then_says_so(tmp_path, catalog):
    with (
        writing(tmp_path, catalog),
        pytest.raises(WarehouseError, match="另一个入库正在进行"),
        writing(tmp_path, catalog, patience=0.1),
    ):
        pass


def test_a_folder_may_have_an_apostrophe_in_its_name(tmp_path, catalog):
    place = tmp_path / "it's 库"
    put(place, catalog, Figure(1))
    assert put(place, catalog, Figure(2)) == (2, 0, 1, 0)
