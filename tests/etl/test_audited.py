"""The command line tells the audit what it changes, as the account of the system."""

import argparse
from pathlib import Path

import pytest

from desk import audit
from etl import audited, commands

HEAD = "指标,地区,报告期,数值,单位\n"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SHULAN_WAREHOUSE", str(tmp_path / "warehouse"))
    monkeypatch.setenv("LOGNAME", "somebody")
    return tmp_path / "warehouse"


def arrived(folder: Path) -> Path:
    path = folder / "月报.csv"
    path.write_text(f"{HEAD}商品房销售面积,全国,2023年1-4月,37635.87,万平方米\n", encoding="utf-8-sig")
    return path


def told(place: Path) -> list[tuple[str, str, str, int | None]]:
    return [(each.what, each.target, each.result, each.build) for each in audit.read(place).entries]


def test_what_changes_something_is_told_and_what_asks_is_not(place: Path, tmp_path: Path) -> None:
    for arguments in (["load", str(arrived(tmp_path))], ["loads"], ["rollback", "1"], ["rollback", "9"]):
        commands.main(arguments)
    assert told(place) == [
        ("撤销入库", "批次9", "failed", None),
        ("撤销入库", "批次1", "done", 2),
        ("入库", "月报.csv", "done", 1),
    ]
    entry = audit.read(place).entries[0]
    assert (entry.who, entry.where) == (audit.account(), "命令行")
    assert entry.who != "somebody"


def test_a_backup_and_its_restoring_are_told(place: Path, tmp_path: Path) -> None:
    commands.main(["load", str(arrived(tmp_path))])
    assert commands.main(["backup", str(tmp_path / "backup")]) == 0
    assert commands.main(["restore", str(tmp_path / "backup"), "--replace"]) == 0
    assert told(place)[0] == ("从备份恢复", str(tmp_path / "backup"), "done", None)
    assert ("入库", "月报.csv", "done", 1) in told(place)


def test_a_command_that_cannot_be_told_is_not_run(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place.mkdir()
    (place / "audit").write_text("", encoding="utf-8")  # where the folder should be
    assert commands.main(["load", str(arrived(tmp_path))]) == 1
    assert "没有记录的操作一律不做" in capsys.readouterr().err
    assert not (place / "CURRENT").exists()


def test_every_command_told_of_is_one() -> None:
    [commands_] = [
        action for action in commands._parser()._actions if isinstance(action, argparse._SubParsersAction)
    ]

    assert audited.COMMANDS.keys() <= commands_.choices.keys()
