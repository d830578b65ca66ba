"""Each planted fault is found, and repaired or explained; a sound warehouse is left as it is."""

from __future__ import annotations

import json
import os
import shutil

import pytest

from etl.commands import main
from etl.examination.doctor import examine
from etl.ledger import FILE
from etl.loads import listed, load_files
from indicators.catalog import Catalog
from indicators.warehouse import SCHEMA_VERSION, current
from tests.etl.examined import change, codes, quiet, reload, repaired, values
from tests.etl.kept import everything, facts


def test_a_sound_warehouse_has_no_fault_and_is_left_as_it_is(place):
    before = everything(place)
    report = examine(place, quiet)
    assert report.findings == report.notes == ()
    assert report.contents.loads == 3
    assert everything(place) == before
    assert repaired(place) == []


def test_a_folder_that_is_not_there_or_holds_nothing_yet(tmp_path):
    assert codes(tmp_path / "没有") == ["folder_missing"]
    assert not (tmp_path / "没有").exists()
    (tmp_path / "空").mkdir()
    assert codes(tmp_path / "空") == []


@pytest.mark.parametrize("text", [b"", b"0000", b"../../x.duckdb", b"\xff\x00", None])
def test_1_a_pointer_that_is_torn_or_lost_is_set_right(place, text):
    before = facts(place)
    (place / "CURRENT").unlink() if text is None else (place / "CURRENT").write_bytes(text)
    assert codes(place) == ["pointer_lost" if text is None else "pointer_torn"]
    assert repaired(place)
    assert codes(place) == []
    assert facts(place) == before


def test_2_a_pointer_to_a_build_that_is_gone_is_set_to_the_newest_sound_one(place, tmp_path):
    loads = listed(place)
    current(place).unlink()
    assert codes(place) == ["pointer_dangling"]
    assert repaired(place)
    assert listed(place) == loads  # the build that is gone held a rollback, which is done again
    assert codes(place) == []
    assert reload(place, tmp_path, 9) == "loaded"


@pytest.mark.parametrize("harm", ["cut", "empty", "text"])
def test_3_a_damaged_build_gives_way_to_the_one_before(place, harm):
    newest, loads = current(place), listed(place)
    newest.write_bytes({"cut": newest.read_bytes()[:-9000], "empty": b"", "text": b"x" * 9000}[harm])
    assert codes(place) == ["build_damaged"]
    assert any("damaged" in line for line in repaired(place))
    assert codes(place) == []
    assert (place / "damaged" / newest.name).exists()
    assert listed(place) == loads  # the rollback that it alone held is done again


def test_3_a_load_that_only_the_damaged_build_held_is_made_again_by_the_ledger(place, tmp_path):
    assert reload(place, tmp_path, 7) == "loaded"
    expected, loads = values(place), listed(place)
    os.truncate(current(place), 9000)
    assert any("入库清单" in line for line in repaired(place))
    assert codes(place) == []
    assert values(place) == expected
    assert listed(place) == loads


def test_3_without_a_ledger_it_is_named_by_its_original(place, tmp_path):
    assert reload(place, tmp_path, 7) == "loaded"
    expected = values(place)
    os.truncate(current(place), 9000)
    (place / FILE).unlink()
    repaired(place)
    [finding] = examine(place, quiet).findings
    assert finding.code == "original_unclaimed"
    assert load_files([place / finding.where], place, Catalog.at(place))[0].result == "loaded"
    assert codes(place) == []
    assert values(place) == expected


def test_3_the_only_build_is_made_again_from_the_archive(tmp_path):
    place = tmp_path / "仓库"
    for number in range(3):
        reload(place, tmp_path, number)
    (place / FILE).unlink()
    before = values(place)
    for build in (place / "builds").iterdir():
        os.truncate(build, 5000)
    assert codes(place) == ["build_damaged"]
    assert any("3 个文件" in line for line in repaired(place))
    assert codes(place) == []
    assert values(place) == before


def test_3_no_build_at_all_is_made_again_from_the_archive(place):
    before, loads = values(place), listed(place)
    shutil.rmtree(place / "builds")
    (place / "CURRENT").unlink()
    assert codes(place) == ["builds_lost"]
    assert repaired(place)
    assert codes(place) == []
    assert (values(place), listed(place)) == (before, loads)


def test_11_an_old_pointer_that_was_put_back_is_put_forward_again(place, tmp_path):
    assert reload(place, tmp_path, 7) == "loaded"
    newest, loads = current(place), listed(place)
    (place / "CURRENT").write_text("000002.duckdb")
    assert set(codes(place)) == {"build_ahead", "load_missing", "original_unclaimed"}
    assert any("000002.duckdb" in line for line in repaired(place))
    assert codes(place) == []
    assert (current(place), listed(place)) == (newest, loads)


def test_11_an_old_build_in_the_place_of_the_newest_is_caught_up(place):
    before, loads = values(place), listed(place)
    shutil.copy(place / "builds" / "000001.duckdb", place / "builds" / "000009.duckdb")
    (place / "CURRENT").write_text("000009.duckdb")
    change(place, "update build set build = 9")
    for build in (place / "builds").iterdir():
        if build != current(place):
            build.unlink()
    assert set(codes(place)) == {"load_missing", "original_unclaimed"}
    assert any("入库清单" in line for line in repaired(place))
    assert codes(place) == []
    assert (values(place), listed(place)) == (before, loads)


def test_11_a_ledger_that_lags_behind_is_told_the_rest(place):
    whole = (place / FILE).read_bytes()
    (place / FILE).write_bytes(whole[:-40])
    assert codes(place) == ["ledger_behind"]
    assert repaired(place)
    assert codes(place) == []


def test_4_a_build_that_lost_figures_is_made_again_by_its_own_list_of_loads(place):
    before, loads = values(place), listed(place)
    newest = current(place)
    for build in (place / "builds").iterdir():
        if build != newest:
            build.unlink()
    change(place, "delete from observation where superseded_by is null and region = '110000'")
    assert set(codes(place)) == {"build_counts"}
    assert any("重放 2 个" in line for line in repaired(place))
    assert codes(place) == []
    assert values(place) == before
    assert [one[:4] for one in listed(place)] == [one[:4] for one in loads]


def test_11_a_torn_line_of_the_ledger_is_mentioned_and_no_fault(place):
    with (place / FILE).open("ab") as stream:
        stream.write(b'{"build": 9, "lo')
    report = examine(place, quiet)
    assert report.findings == ()
    assert "第 5 行没有写完" in report.notes[0]


def test_5_a_newer_versions_build_is_explained_and_never_touched(place):
    change(place, "update build set schema_version = $value", value=SCHEMA_VERSION + 1)
    before = everything(place)
    [finding] = examine(place, quiet).findings
    assert (finding.code, "升级" in finding.remedy) == ("build_newer", True)
    assert repaired(place) == []
    assert everything(place) == before


def test_the_command(place, monkeypatch, capsys):
    monkeypatch.setenv("SHULAN_WAREHOUSE", str(place))
    assert main(["doctor"]) == 0
    assert "没有问题" in capsys.readouterr().out
    (place / "CURRENT").write_bytes(b"")
    (place / "views" / "002.toml").write_bytes(b"x")
    assert main(["doctor"]) == 1
    out = capsys.readouterr().out
    assert "CURRENT：" in out
    assert "怎么办：" in out
    assert main(["doctor", "--repair", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["sound"], told["loads"]) == (False, 3)
    assert [each["where"] for each in told["findings"]] == ["views/002.toml"]
    assert any("CURRENT" in line for line in told["repaired"])
    (place / "views" / "002.toml").unlink()
    assert main(["doctor", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["sound"]
