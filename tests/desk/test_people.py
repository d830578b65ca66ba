"""The list of people: read as Excel writes it, changed under its lock, never without its last admin."""

from __future__ import annotations

from pathlib import Path

import pytest

from desk import people
from desk.people import FILE, Listed, PeopleError, Person

WANG, LI, ZHAO = Person("王伟", "admin"), Person("li.na", "editor", "990101"), Person("赵敏", "viewer")


@pytest.fixture
def three(tmp_path: Path) -> Path:
    for each in (WANG, LI, ZHAO):
        people.add(tmp_path, each)
    return tmp_path


def written(folder: Path, *lines: str, encoding: str = "utf-8-sig") -> Listed:
    (folder / FILE).write_text("\n".join(lines), encoding=encoding)
    return people.listed(folder)


def test_without_a_list_nobody_is_more_than_a_viewer(tmp_path: Path) -> None:
    assert people.listed(tmp_path).people == ()
    assert people.person(tmp_path, "王伟") == Person("王伟", "viewer")


def test_who_is_added_is_found_again(three: Path) -> None:
    assert people.listed(three).people == (WANG, LI, ZHAO)
    assert people.person(three, "li.na") == LI
    assert (three / FILE).read_bytes().startswith(b"\xef\xbb\xbfname,role,region\n")


@pytest.mark.parametrize("spelled", ["LI.NA", "Li.na", "ｌｉ.ｎａ", "  li.na "])
def test_a_name_is_one_however_its_owner_types_it(three: Path, spelled: str) -> None:
    assert people.person(three, spelled) == LI


@pytest.mark.parametrize("role", people.RANKS)
def test_each_role_may_what_the_lower_ones_may(role: people.Role) -> None:
    rank = people.RANKS.index(role)
    assert [Person("a", role).may(other) for other in people.RANKS] == [rank >= at for at in range(3)]


def test_a_change_is_taken_back_by_what_was_answered(three: Path) -> None:
    before = people.change(three, Person("LI.na", "viewer"))
    assert people.person(three, "li.na") == Person("li.na", "viewer")
    people.change(three, before)
    assert people.listed(three).people == (WANG, LI, ZHAO)


def test_a_removal_is_taken_back_by_what_was_answered(three: Path) -> None:
    people.add(three, people.remove(three, "li.na"))
    assert set(people.listed(three).people) == {WANG, LI, ZHAO}


def test_an_admin_is_not_limited_to_a_region_that_he_could_lift(three: Path) -> None:
    for deed in (people.add, people.change):
        with pytest.raises(PeopleError, match="管理员自己就能改名单"):
            deed(three, Person("li.na" if deed is people.change else "孙丽", "admin", "990101"))
    assert "第2行" in written(three, "name,role,region", "王伟,admin,990101").faults[0]


def test_the_last_admin_stays(three: Path) -> None:
    for deed in (
        lambda: people.remove(three, "王伟"),
        lambda: people.change(three, Person("王伟", "editor")),
    ):
        with pytest.raises(PeopleError, match="最后一位管理员"):
            deed()
    people.change(three, Person("赵敏", "admin"))
    assert people.remove(three, "王伟") == WANG


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "没有写登录名"),
        ("=cmd|' /C calc'!A0", "不能以"),
        ("＠sum", "不能以"),
        ("王\u202e伟", "看不见"),
        ("x" * 81, "最多80个字"),
        ("本机", "没有登录时"),
        ("访客", "没有登录时"),
        ("王　伟", "已在名单里"),
    ],
)
def test_what_is_no_name_is_refused(tmp_path: Path, name: str, said: str) -> None:
    people.add(tmp_path, Person("王 伟", "admin"))
    with pytest.raises(PeopleError, match=said):
        people.add(tmp_path, Person(name, "viewer"))
    assert len(people.listed(tmp_path).people) == 1


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "gb18030"])
def test_excel_may_write_it_in_either_way_and_roles_in_chinese(tmp_path: Path, encoding: str) -> None:
    found = written(tmp_path, "name,role,region", "王伟,管理,", "", "li.na,填报,990101", encoding=encoding)
    assert found.people == (WANG, LI)
    assert found.faults == ()


def test_a_row_that_says_what_cannot_be_shuts_out_its_own_name_alone(tmp_path: Path) -> None:
    found = written(
        tmp_path, "name,role,region", "王伟,admin,", "li.na,edtor,990101", "赵敏,viewer,", "赵敏,admin,"
    )
    assert found.people == (WANG,)
    assert [fault.partition("：")[0] for fault in found.faults] == ["第3行", "第4行", "第5行"]
    assert people.person(tmp_path, "王伟") == WANG
    for name in ("Li.Na", "赵敏"):
        with pytest.raises(PeopleError, match="写法有误"):
            people.person(tmp_path, name)
    with pytest.raises(PeopleError, match="先在 Excel 里改正"):
        people.add(tmp_path, Person("新人", "viewer"))


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"a,b\n1,2\n", b"", b'name,role\n"x,admin\n'])
def test_a_file_that_is_no_list_shuts_everybody_out(tmp_path: Path, data: bytes) -> None:
    (tmp_path / FILE).write_bytes(data)
    with pytest.raises(PeopleError, match=FILE):
        people.person(tmp_path, "王伟")
