import json
import subprocess
import sys

import pytest

from etl.commands import main
from etl.demonstration import load_demonstration
from indicators.catalog import Catalog
from tests.etl.books import workbook

ROWS = [["指标", "2023年1-4月", "2022年1-4月"], ["商品房销售面积(万平方米)", 37635.87, 39768.15]]


@pytest.fixture
def place(tmp_path, monkeypatch):
    folder = tmp_path / "仓库"
    monkeypatch.setenv("SHULAN_WAREHOUSE", str(folder))
    return folder


@pytest.fixture
def book(tmp_path):
    path = tmp_path / "报表.xlsx"
    path.write_bytes(workbook(ROWS))
    return path


@pytest.fixture
def broken(tmp_path):
    path = tmp_path / "坏.xlsx"
    path.write_bytes(workbook([["指标", "2023年13月"], ["商品房销售面积(万平方米)", 1]]))
    return path


def run(capsys, *arguments):
    code = main([str(one) for one in arguments])
    return code, capsys.readouterr().out


def test_read_prints_the_agreed_json(capsys, book, place):
    code, out = run(capsys, "read", book, "--json")
    found = json.loads(out)
    assert code == 0
    assert list(found) == ["file", "observations", "issues", "layout"]
    assert found["observations"][0] == {
        "sheet": "表1",
        "cell": "B2",
        "indicator": "re_sales_area",
        "indicator_text": "商品房销售面积(万平方米)",
        "region": None,
        "region_text": "",
        "category": "",
        "period_start": "2023-01",
        "period_end": "2023-04",
        "measure": "actual",
        "value": 37635.87,
        "unit": "万平方米",
        "raw": "37635.87",
    }
    assert not place.exists()


def test_read_for_people(capsys, book):
    code, out = run(capsys, "read", book)
    assert code == 0
    assert "37635.87" in out
    assert "共读到 2 个数据" in out


def test_read_of_a_failing_file_exits_with_one(capsys, broken, tmp_path):
    code, out = run(capsys, "read", broken, "--json")
    (issue,) = json.loads(out)["issues"]
    assert code == 1
    assert list(issue) == ["severity", "code", "sheet", "cell", "message"]
    assert (issue["severity"], issue["sheet"], issue["cell"]) == ("question", "表1", "B1")
    assert run(capsys, "read", tmp_path / "没有.xlsx", "--json")[0] == 1


def test_load_tells_what_became_of_each_file(capsys, book, broken, place):
    code, out = run(capsys, "load", book, broken, "--json")
    good, bad = json.loads(out)
    assert code == 1
    assert list(good) == ["file", "sha256", "load", "result", "counts", "issues", "layout"]
    assert (good["result"], good["load"], good["counts"]) == (
        "loaded",
        1,
        {"new": 2, "changed": 0, "same": 0, "skipped": 0},
    )
    assert [issue["code"] for issue in good["issues"]] == ["default_region"]
    assert (bad["result"], bad["load"]) == ("rejected", None)
    code, out = run(capsys, "load", book, "--json")
    assert (code, json.loads(out)[0]["result"]) == (0, "already_loaded")


def test_loads_rollback_and_rebuild(capsys, book, place):
    assert run(capsys, "loads") == (0, "还没有入库批次。\n")
    assert run(capsys, "load", book, "--region", "上海")[0] == 0
    assert run(capsys, "rebuild")[0] == 0
    assert run(capsys, "rollback", 1)[0] == 0
    code, out = run(capsys, "loads", "--json")
    (load,) = json.loads(out)
    assert (code, load["load"], load["file"], load["region"]) == (0, 1, "报表.xlsx", "310000")
    assert load["rolled_back_at"]
    assert "已撤销" in run(capsys, "loads")[1]
    assert run(capsys, "rollback", 1)[0] == 1
    assert run(capsys, "rollback", 99)[0] == 1


def test_an_unknown_region_is_wrong_usage(capsys, book, place):
    assert run(capsys, "load", book, "--region", "火星")[0] == 2
    assert [each.name for each in place.iterdir()] == ["audit"]


@pytest.mark.parametrize("arguments", [[], ["nonsense"], ["load"], ["rollback", "x"], ["read"]])
def test_wrong_usage_exits_with_two(capsys, arguments):
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "用法有误" in capsys.readouterr().err


def test_template_is_written_and_never_over_another_file(capsys, tmp_path):
    path = tmp_path / "模板.xlsx"
    assert run(capsys, "template", path)[0] == 0
    before = path.read_bytes()
    assert run(capsys, "template", path)[0] == 1
    assert path.read_bytes() == before


def test_check_finds_no_fault_in_the_catalogue(capsys):
    assert run(capsys, "check") == (0, "指标目录没有问题。\n")


def test_the_demonstration_fills_an_empty_warehouse_once(place, tmp_path):
    workbooks = tmp_path / "demo"
    workbooks.mkdir()
    for name, value in (("02.xlsx", 2), ("01.xlsx", 1)):
        workbooks.joinpath(name).write_bytes(
            workbook([["指标", "2023年"], ["商品房销售面积(万平方米)", value]])
        )
    told: list[str] = []
    outcomes = load_demonstration(place, Catalog.load(), told.append, workbooks)
    assert [(one.file, one.new, one.changed) for one in outcomes] == [("01.xlsx", 1, 0), ("02.xlsx", 0, 1)]
    assert load_demonstration(place, Catalog.load(), told.append, workbooks) == []
    assert len(told) == 2


def test_an_unfinished_demonstration_is_completed_and_own_figures_are_left_alone(
    capsys, place, tmp_path, book
):
    workbooks = tmp_path / "demo"
    workbooks.mkdir()
    workbooks.joinpath("01.xlsx").write_bytes(workbook([["指标", "2023年"], ["商品房销售面积(万平方米)", 1]]))
    load_demonstration(place, Catalog.load(), print, workbooks)
    workbooks.joinpath("02.xlsx").write_bytes(workbook([["指标", "2022年"], ["商品房销售面积(万平方米)", 1]]))
    assert [one.file for one in load_demonstration(place, Catalog.load(), print, workbooks)] == ["02.xlsx"]
    run(capsys, "load", book)
    workbooks.joinpath("03.xlsx").write_bytes(workbook([["指标", "2021年"], ["商品房销售面积(万平方米)", 1]]))
    assert load_demonstration(place, Catalog.load(), print, workbooks) == []


def test_help_comes_without_the_heavy_libraries():
    heavy = "[name for name in ('pyarrow', 'duckdb', 'numpy') if name in sys.modules]"
    code = f"import sys; from etl.commands import _parser; _parser().format_help(); print({heavy})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.skipif(sys.platform == "win32", reason="has no such number")
def test_a_command_lets_others_go_first(place):
    script = (
        "import os, runpy, sys\n"
        "before = os.nice(0)\n"
        "sys.argv = ['etl', 'loads']\n"
        "try:\n    runpy.run_module('etl', run_name='__main__')\n"
        "except SystemExit:\n    print(os.nice(0) - before)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert int(done.stdout.split()[-1]) > 0
