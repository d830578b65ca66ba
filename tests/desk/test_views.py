"""Named views are files that people can read; a broken one is named and takes nothing else with it."""

from pathlib import Path

import pytest

from desk import views
from desk.views import View, ViewError

MEETING = View(
    "每月例会", "trend", "indicator=re_sales_area&region=100000", author="甲", time="2026-11-21 17:00"
)


def test_a_view_is_kept_whole_in_a_file_that_says_what_it_is(tmp_path: Path) -> None:
    kept = views.save(tmp_path, MEETING)
    assert views.kept(tmp_path).views == (kept,)
    assert (kept.number, kept.name, kept.query) == ("001", "每月例会", MEETING.query)
    text = (tmp_path / "views" / "001.toml").read_text(encoding="utf-8")
    assert 'name = "每月例会"' in text
    assert "可以手工修改" in text


def test_any_name_can_be_kept_since_it_is_no_file_name(tmp_path: Path) -> None:
    for name in ("../../商品房/全国", 'con"\n', "a:b*?", "=1+1"):
        views.save(tmp_path, View(name, "trend", ""))
    assert [path.name for path in (tmp_path / "views").iterdir() if path.suffix == ".toml"] != []
    assert [path.name for path in tmp_path.iterdir() if path.name != "lock"] == ["views"]
    assert [view.name for view in views.kept(tmp_path).views][1] == 'con"'


def test_a_private_view_is_its_owners_alone(tmp_path: Path) -> None:
    views.save(tmp_path, View("我的", "trend", "", owner="甲", author="甲"))
    views.save(tmp_path, View("大家的", "trend", "", author="甲"))
    found = views.kept(tmp_path).views
    assert [view.name for view in views.visible(found, "甲")] == ["我的", "大家的"]
    assert [view.name for view in views.visible(found, "乙")] == ["大家的"]


def test_only_the_author_renames_and_deletes(tmp_path: Path) -> None:
    kept = views.save(tmp_path, MEETING)
    with pytest.raises(ViewError, match="甲保存的"):
        views.rename(tmp_path, kept.number, "别的", "乙")
    with pytest.raises(ViewError, match="甲保存的"):
        views.remove(tmp_path, kept.number, "乙")
    assert views.rename(tmp_path, kept.number, "季度例会", "甲").name == "季度例会"
    assert [view.name for view in views.kept(tmp_path).views] == ["季度例会"]


def test_a_deleted_view_comes_back_as_it_was(tmp_path: Path) -> None:
    views.save(tmp_path, MEETING)
    second = views.save(tmp_path, View("第二", "growth", "", author="甲"))
    before = views.kept(tmp_path)
    deleted = views.remove(tmp_path, "001", "甲")
    assert [view.name for view in views.kept(tmp_path).views] == ["第二"]
    views.restore(tmp_path, deleted)
    assert views.kept(tmp_path) == before
    views.remove(tmp_path, second.number, "甲")
    third = views.save(tmp_path, View("第三", "growth", "", author="甲"))
    assert views.restore(tmp_path, second).number != third.number
    assert len(views.kept(tmp_path).views) == 3


@pytest.mark.parametrize("name", ["", "   ", "长" * 41])
def test_a_name_that_is_none_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ViewError, match="名称"):
        views.save(tmp_path, View(name, "trend", ""))
    assert views.kept(tmp_path).views == ()


def test_a_name_that_is_taken_is_refused_but_not_by_somebody_elses_own(tmp_path: Path) -> None:
    views.save(tmp_path, MEETING)
    with pytest.raises(ViewError, match="已有名为"):
        views.save(tmp_path, MEETING)
    views.save(tmp_path, View("私下", "trend", "", owner="甲", author="甲"))
    assert views.save(tmp_path, View("私下", "trend", "", owner="乙", author="乙")).name == "私下"


def test_a_view_that_is_gone_is_said_to_be(tmp_path: Path) -> None:
    for deed in (lambda: views.remove(tmp_path, "007", "甲"), lambda: views.rename(tmp_path, "7", "x", "甲")):
        with pytest.raises(ViewError, match="刚刚被删除"):
            deed()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"name = \xd6\xd0", "UTF-8"),
        (b'name = "a"\npage = \n', "第2行写法有误"),
        (b'name = "a"', "缺少 name 或 page"),
        (b'name = "a"\npage = "trend"\ncolour = "red"', "不认识 colour"),
    ],
)
def test_a_broken_file_is_named_and_the_others_stand(tmp_path: Path, content: bytes, said: str) -> None:
    kept = views.save(tmp_path, MEETING)
    (tmp_path / "views" / "002.toml").write_bytes(content)
    found = views.kept(tmp_path)
    assert found.views == (kept,)
    assert len(found.faults) == 1
    assert "002.toml" in found.faults[0]
    assert said in found.faults[0]


def test_a_file_edited_by_hand_is_read_again(tmp_path: Path) -> None:
    views.save(tmp_path, MEETING)
    file = tmp_path / "views" / "001.toml"
    file.write_text('name = "改过"\npage = "growth"\n', encoding="utf-8-sig")
    view = views.kept(tmp_path).views[0]
    assert (view.name, view.page, view.query, view.author) == ("改过", "growth", "", "")
    assert views.may_change(view, "谁都行")
