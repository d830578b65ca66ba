"""What was done is told, in lines that are only ever added."""

import errno
import multiprocessing
import os
import re
from pathlib import Path

import pytest

from desk import audit


def _files(place: Path) -> list[Path]:
    return sorted((place / audit.ROOM).iterdir())


def test_a_line_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    audit.write(tmp_path, "张三", "下载", "月报.xlsx", where="10.0.0.7", build=3)
    audit.write(tmp_path, "李四", "入库", "目标.xlsx", "refused", where="10.0.0.8")
    [second, first] = audit.read(tmp_path).entries
    assert (first.who, first.what, first.target, first.result, first.where, first.build) == (
        "张三", "下载", "月报.xlsx", "done", "10.0.0.7", 3,
    )  # fmt: skip
    assert (second.who, second.result, second.load) == ("李四", "refused", None)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", first.time)


def test_what_was_written_before_stays_byte_for_byte(tmp_path: Path) -> None:
    audit.write(tmp_path, "张三", "入库")
    [path] = _files(tmp_path)
    before = path.read_bytes()
    audit.write(tmp_path, "李四", "入库")
    assert path.read_bytes().startswith(before)


def test_a_deed_is_one_entry_with_what_it_made(tmp_path: Path) -> None:
    with audit.deed(tmp_path, "张三", "入库", "月报.xlsx", "10.0.0.7") as made:
        [under_way] = audit.read(tmp_path).entries
        made.load, made.build = 7, 9
    [done] = audit.read(tmp_path).entries
    assert under_way.result == "begun"
    assert (done.result, done.load, done.build, done.target) == ("done", 7, 9, "月报.xlsx")


def test_a_deed_that_fails_says_so_and_raises_on(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), audit.deed(tmp_path, "张三", "入库"):
        _ = 1 // 0
    [entry] = audit.read(tmp_path).entries
    assert entry.result == "failed"


def test_nothing_is_done_that_cannot_be_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    done = []
    with pytest.raises(audit.AuditError, match="一律不做"), audit.deed(tmp_path, "张三", "入库"):
        done.append("入库")
    assert not done


def test_a_torn_line_is_named_and_costs_no_other(tmp_path: Path) -> None:
    audit.write(tmp_path, "张三", "入库")
    [path] = _files(tmp_path)
    with path.open("ab") as stream:
        stream.write(b'{"time": "2026-05-0')
    audit.write(tmp_path, "李四", "撤销")
    told = audit.read(tmp_path)
    assert [entry.who for entry in told.entries] == ["李四", "张三"]
    assert len(told.faults) == 1
    assert path.name in told.faults[0]
    assert "第2行" in told.faults[0]


@pytest.mark.parametrize(
    "secret", ["token=abc123", "密码：abc123", "Authorization: Bearer abc123", '{"password": "abc123"}']
)
def test_a_secret_is_never_written(tmp_path: Path, secret: str) -> None:
    audit.write(tmp_path, "张三", "设置", f"改了 {secret} 和说明")
    [path] = _files(tmp_path)
    assert b"abc123" not in path.read_bytes()
    assert "说明" in audit.read(tmp_path).entries[0].target


def test_no_name_makes_a_line_of_its_own(tmp_path: Path) -> None:
    forged = 'a.xlsx\n{"time": "2026-01-01T00:00:00+08:00", "who": "王五", "what": "入库"}\u2028\u202e'
    audit.write(tmp_path, "张三", "入库", forged)
    [entry] = audit.read(tmp_path).entries
    assert entry.who == "张三"
    assert not set("\n\u2028\u202e") & set(entry.target)


def test_the_deeds_of_a_person_an_action_a_day(tmp_path: Path) -> None:
    for who, what in [("张三", "入库"), ("李四", "入库"), ("张三", "下载")]:
        audit.write(tmp_path, who, what)
    day = audit.read(tmp_path).entries[0].time[:10]
    assert [entry.what for entry in audit.read(tmp_path, who="张三").entries] == ["下载", "入库"]
    assert [entry.who for entry in audit.read(tmp_path, what="入库").entries] == ["李四", "张三"]
    assert len(audit.read(tmp_path, day=day).entries) == 3
    assert audit.read(tmp_path, day="2001-01-01") == ((), ())


def _tell(place: Path, who: str) -> None:
    for number in range(50):
        audit.write(place, who, "入库", f"{who}{number}" * 20)


def test_lines_of_several_processes_never_mix(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_tell, args=(tmp_path, who)) for who in ("甲", "乙", "丙")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    told = audit.read(tmp_path)
    assert len(told.entries) == 150
    assert told.faults == ()


def test_a_deed_says_itself_that_it_was_not_done(tmp_path: Path) -> None:
    with audit.deed(tmp_path, "张三", "入库", "月报.xlsx") as made:
        made.result = audit.FAILED
    assert [entry.result for entry in audit.read(tmp_path).entries] == ["failed"]
