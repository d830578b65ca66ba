"""Loading by remembered layouts, by a layout file, and again by a rebuild."""

import json

import pytest

from etl.commands import main
from etl.guide import Guide, TableGuide
from etl.guided import read_guided
from etl.loads import listed, load_files, rebuild
from etl.remembered.folder import remember, save
from etl.remembered.layout import Layout
from indicators.catalog import Catalog
from indicators.warehouse import open_current
from tests.etl import misdeeds
from tests.etl.books import reading, workbook

CATALOG = Catalog.load()
LABELS = Guide("", {}, {"卖出去的面积": "re_sales_area"})


@pytest.fixture
def place(tmp_path, monkeypatch):
    folder = tmp_path / "仓库"
    monkeypatch.setenv("SHULAN_WAREHOUSE", str(folder))
    return folder


def month(number, label="卖出去的面积", unit="(万平方米)", remark="备注"):
    rows = [["指标", f"2026年1-{number}月", remark], [f"{label}{unit}", 100.5 + number, ""]]
    return {f"2026年{number}月": rows}


def file_of(folder, number, **more):
    path = folder / f"{number}.xlsx"
    path.write_bytes(workbook(month(number, **more)))
    return path


def facts(place):
    return open_current(place).rows("from observation")


def test_a_file_that_nobody_decided_on_is_rejected_with_a_question(tmp_path, place):
    [outcome] = load_files([file_of(tmp_path, 9)], place, CATALOG)
    assert (outcome.result, outcome.issues[-1].severity) == ("rejected", "question")


def test_next_month_is_read_as_was_decided(tmp_path, place):
    remember(place, "月报", reading(month(9)), LABELS)
    [outcome] = load_files([file_of(tmp_path, 10)], place, CATALOG)
    assert (outcome.result, outcome.layout, outcome.new) == ("loaded", "月报", 1)
    assert [one.layout for one in listed(place)] == ["月报"]


def test_a_form_that_is_nearly_the_same_asks(tmp_path, place):
    paths = {f"列{n}": 1 for n in range(9)}
    wide = {"2026年9月": [["指标", "2026年1-9月", *paths], ["商品房销售面积(万平方米)", 1, *paths.values()]]}
    other = {"2026年10月": [["指标", "2026年1-10月", *paths, "新列"], ["商品房销售面积(万平方米)", 1]]}
    remember(place, "月报", reading(wide), LABELS)
    path = tmp_path / "十月.xlsx"
    path.write_bytes(workbook(other))
    [outcome] = load_files([path], place, CATALOG)
    asked = [issue for issue in outcome.issues if issue.code == "layout_differs"]
    assert (outcome.result, asked[0].severity) == ("rejected", "question")
    assert "新增 L 列“新列”" in asked[0].message
    assert load_files([path], place, CATALOG, guide=Guide("另定"))[0].result == "loaded"


def test_a_rebuild_reads_as_was_decided_then(tmp_path, place):
    kept = remember(place, "月报", reading(month(9)), LABELS)
    load_files([file_of(tmp_path, 9)], place, CATALOG)
    load_files([file_of(tmp_path, 10)], place, CATALOG)
    load_files([file_of(tmp_path, 11)], place, CATALOG, guide=LABELS)
    save(place, Layout(Guide("月报"), kept.forms))
    before = facts(place), listed(place)
    assert [one.layout for one in before[1]] == ["月报", "月报", "人工核对"]
    rebuild(place, CATALOG)
    assert (facts(place), listed(place)) == before


def test_a_label_that_speaks_of_a_month_means_the_same_in_the_next(tmp_path, place):
    remember(place, "月报", reading(month(9)), Guide("", {}, {"2026年9月卖出去的面积": "re_sales_area"}))
    [outcome] = load_files([file_of(tmp_path, 10, label="2026年10月卖出去的面积")], place, CATALOG)
    assert (outcome.result, outcome.new) == ("loaded", 1)


def test_what_is_not_to_be_read_is_left_out(tmp_path, place):
    guide = Guide("月报", {}, {}, {}, frozenset({"商品房销售额（亿元）"}))
    path = tmp_path / "九月.xlsx"
    rows = [["指标", "2026年1-9月"], ["商品房销售面积(万平方米)", 1], ["商品房销售额（亿元）", 2]]
    path.write_bytes(workbook(rows))
    [outcome] = load_files([path], place, CATALOG, guide=guide)
    assert (outcome.result, outcome.new, outcome.skipped) == ("loaded", 1, 1)


def test_decisions_that_point_to_nothing_are_refused(tmp_path, place):
    [outcome] = load_files(
        [file_of(tmp_path, 9)], place, CATALOG, guide=Guide("月报", {}, {"卖出去的面积": "none"})
    )
    assert outcome.result == "rejected"
    assert ("error", "unknown_code") in [(issue.severity, issue.code) for issue in outcome.issues]
    guide = Guide("月报", {"二季度": TableGuide()}, LABELS.labels)
    [outcome] = load_files([file_of(tmp_path, 9)], place, CATALOG, guide=guide)
    assert (outcome.result, "unused_layout" in [issue.code for issue in outcome.issues]) == ("loaded", True)


def test_a_faulty_layout_is_told_of_and_stops_nobody(tmp_path, place):
    (place / "layouts").mkdir(parents=True)
    (place / "layouts" / "坏.toml").write_text("name = 坏", encoding="utf-8")
    [outcome] = load_files([file_of(tmp_path, 9, label="商品房销售面积")], place, CATALOG)
    assert (outcome.result, "faulty_layout" in [issue.code for issue in outcome.issues]) == ("loaded", True)


def run(capsys, *arguments):
    code = main([str(one) for one in arguments])
    return code, capsys.readouterr().out


def test_layouts_by_command(tmp_path, place, capsys):
    kept = remember(place, "月报", reading(month(9)), LABELS, author="张三", file="九月.xlsx")
    listing = run(capsys, "layouts")
    assert listing[0] == 0
    assert all(word in listing[1] for word in ("月报", "#年#月", "张三", "九月.xlsx"))
    assert run(capsys, "layouts", "--export", "月报", tmp_path / "月报.toml")[0] == 0
    assert run(capsys, "layouts", "--export", "月报", tmp_path / "月报.toml")[0] == 1
    assert run(capsys, "layouts", "--forget", "月报")[0] == 0
    assert run(capsys, "layouts", "--forget", "月报")[0] == 1
    path = file_of(tmp_path, 10)
    code, out = run(capsys, "load", path, "--layout", tmp_path / "月报.toml", "--json")
    assert (code, json.loads(out)[0]["layout"]) == (0, "月报")
    assert run(capsys, "layouts", "--import", tmp_path / "月报.toml")[0] == 0
    code, out = run(capsys, "read", path, "--json")
    assert (json.loads(out)["layout"], json.loads(out)["observations"][0]["indicator"]) == (
        "月报",
        "re_sales_area",
    )
    assert "按版式《月报》读取" in run(capsys, "read", path)[1]
    assert kept.name in run(capsys, "layouts")[1]


def test_a_layout_file_that_cannot_be_read_is_refused(tmp_path, place, capsys):
    path = file_of(tmp_path, 9)
    assert run(capsys, "load", path, "--layout", tmp_path / "没有.toml")[0] == 1
    (tmp_path / "坏.toml").write_text('name = "月报"\n[labels]\n"面积" = "none"', encoding="utf-8")
    assert run(capsys, "layouts", "--import", tmp_path / "坏.toml")[0] == 1
    assert [each.name for each in place.iterdir()] == ["audit"]


def test_where_the_program_fails_the_file_says_so_and_the_traceback_is_logged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("etl.guided.read_here", misdeeds.fails)
    found, _ = read_guided("表.xlsx", workbook([["指标", "2023年1-4月"], ["商品房销售面积", 1]]), CATALOG)
    assert [(issue.severity, issue.code) for issue in found.issues] == [("error", "program_error")]
    assert "ZeroDivisionError" in found.issues[0].message
    assert "Traceback" in caplog.text
    assert "表.xlsx" in caplog.text
