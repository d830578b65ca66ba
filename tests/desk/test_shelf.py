"""Files that are written whole or not at all."""

import os
from pathlib import Path

import pytest

from desk import shelf
from indicators.warehouse import WarehouseError


def test_a_write_replaces_the_file_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "views" / "月度.toml"
    shelf.write(target, "旧".encode())
    shelf.write(target, "新".encode())
    assert target.read_text(encoding="utf-8") == "新"
    assert [path.name for path in target.parent.iterdir()] == ["月度.toml"]


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "月度.toml"
    shelf.write(target, "旧".encode())

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(shelf.Unwritable, match=r"磁盘已满.*清理磁盘.*没有变"):
        shelf.write(target, "新".encode())
    assert target.read_text(encoding="utf-8") == "旧"
    assert list(tmp_path.iterdir()) == [target]


def test_a_second_writer_is_told_to_wait(tmp_path: Path) -> None:
    with (
        shelf.locked(tmp_path),
        pytest.raises(WarehouseError, match="稍后再试"),
        shelf.locked(tmp_path, 0.01),
    ):
        pass


def test_what_is_removed_is_gone_and_may_be_removed_again(tmp_path: Path) -> None:
    shelf.write(tmp_path / "a.toml", b"")
    shelf.remove(tmp_path / "a.toml")
    shelf.remove(tmp_path / "a.toml")
    assert list(tmp_path.iterdir()) == []
