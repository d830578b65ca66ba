"""Who sees and does what, where there is a sign-in: asked of the server, whatever a page shows."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import pytest
from streamlit import config
from streamlit.testing.v1 import AppTest

from desk import audit, baskets, people
from tests.pages.conftest import words
from tests.pages.deeds import DEEDS, TREND, Deed, press
from tests.pages.signed import (
    ADMIN,
    BASKET,
    EDITOR,
    VIEWER,
    behind_a_proxy,
    fill,
    furnish,
    kept,
    opened,
    refused,
    sit,
)
from ui.shell import HOME, PAGES

Visit = Callable[..., AppTest]
LOWER = {"editor": VIEWER, "admin": EDITOR}
NAMED = {"viewer": VIEWER, "editor": EDITOR, "admin": ADMIN}
SHOWN = ("入库", "大事记：记下", "汇报篮：移出", "改权限")
EVERY = [Path(path).stem for path, _, _ in (HOME, *(page for pages in PAGES.values() for page in pages))]


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("furnished") / "warehouse"
    place.mkdir()
    furnish(place)
    fill(place)
    return place


@pytest.fixture
def place(furnished: Path, tmp_path: Path, visit: Visit, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of it, behind a sign-in."""
    own = tmp_path / "own"
    shutil.copytree(furnished, own)
    monkeypatch.setenv("SHULAN_WAREHOUSE", str(own))
    with behind_a_proxy():
        yield own


def name_of(deed: Deed) -> str:
    return f"{DEEDS.index(deed)}"


@pytest.mark.parametrize("deed", DEEDS, ids=name_of)
def test_a_deed_is_refused_and_told_where_the_role_is_too_low(place: Path, deed: Deed) -> None:
    app, button = deed.ready()
    before = kept(place)
    sit(app, LOWER[deed.role])
    button.click()
    app.run()
    assert not app.exception
    assert kept(place) == before
    assert refused(place)[0] == (LOWER[deed.role], deed.told or deed.what)
    assert "权限" in words(app)


@pytest.mark.parametrize("deed", [each for each in DEEDS if each.what in SHOWN], ids=name_of)
def test_a_deed_is_done_and_told_where_the_role_is_high_enough(place: Path, deed: Deed) -> None:
    app, button = deed.ready()
    before = kept(place)
    sit(app, NAMED[deed.role])
    button.click()
    app.run()
    assert not app.exception
    assert kept(place) != before
    newest = next(each for each in audit.read(place).entries if each.result == audit.DONE)
    assert (newest.who, newest.what) == (NAMED[deed.role], deed.what)


@pytest.mark.parametrize(("page", "name"), [*product(EVERY, [""]), ("trend", "  "), ("trend", "a\nb")])
def test_nobody_sees_anything_without_signing_in(place: Path, page: str, name: str) -> None:
    app = opened(name, page)
    assert "请先登录" in words(app)
    assert [*app.button, *app.text_input, *app.selectbox, *app.get("file_uploader")] == []
    assert app.sidebar.children == {}
    assert "万平方米" not in words(app)


@pytest.mark.parametrize(
    ("page", "lowest"), [("upload", "editor"), ("target_edit", "editor"), ("settings", "admin")]
)
@pytest.mark.parametrize("role", people.RANKS)
def test_a_page_that_writes_opens_for_its_role_alone(
    place: Path, page: str, lowest: people.Role, role: people.Role
) -> None:
    app = opened(NAMED[role], page)
    allowed = people.Person("", role).may(lowest)
    assert ("需要“" in words(app)) is not allowed
    assert len(refused(place)) == (0 if allowed else 1)


@pytest.mark.parametrize("page", ["overview", "trend", "sources", "events", "basket", "templates", "quality"])
def test_a_viewer_reads_and_is_offered_nothing_that_is_refused(place: Path, page: str) -> None:
    asked = {"part": "load", "load": "2"} if page == "sources" else {}
    app = opened(VIEWER, page, **asked)
    assert f"{VIEWER} · 查看" in words(app)
    assert app.get("file_uploader") == []
    keys = {button.key for button in app.button}
    assert not keys & {"undo", "again", "event-save", "basket-delete", "item-drop", "item-refresh", "down-1"}
    assert refused(place) == []


def test_a_viewer_keeps_a_basket_of_their_own(place: Path) -> None:
    app = opened(VIEWER, "trend", **TREND)
    next(each for each in app.button if each.label == "加入汇报篮").click().run()
    own = next(each for each in baskets.baskets(place).baskets if each.name != BASKET)
    assert (own.owner, len(own.items)) == (VIEWER, 1)
    app = opened(VIEWER, "basket", basket=own.name)
    press(app, "item-copy")
    assert len(baskets.basket(place, own.name).items) == 2
    sit(app, EDITOR)  # another's own is nobody else's
    app.button(key="item-drop").click().run()
    assert len(baskets.basket(place, own.name).items) == 2
    assert refused(place)[0] == (EDITOR, "汇报篮：移出")


def views_changed() -> None:
    """As if the buttons of a saved view for all had been pressed."""
    import streamlit as st

    from ui.bar import saved

    st.session_state["views-new-name"] = "改名"
    st.button("改名", key="rename", on_click=saved._rename, args=("001",))
    st.button("删除", key="delete", on_click=saved._delete, args=("001",))


def targets_saved() -> None:
    """As if the button under the table of targets had been pressed."""
    from types import SimpleNamespace

    import streamlit as st

    from ui import goal_editor

    plan = SimpleNamespace(changes=["目标改为零"])
    acts = goal_editor.Acts(plan=lambda rows: plan, save=lambda plan, author: 1 / 0)
    st.button("保存", key="save", on_click=goal_editor._save, args=(plan, "chakan", acts))


@pytest.mark.parametrize(
    ("script", "key", "what"),
    [
        (views_changed, "rename", "改视图名称"),
        (views_changed, "delete", "删除视图"),
        (targets_saved, "save", "填报目标"),
    ],
)
def test_what_hangs_on_a_button_asks_by_itself(
    place: Path, script: Callable[[], None], key: str, what: str
) -> None:
    before = kept(place)
    app = AppTest.from_function(script, default_timeout=60)
    sit(app, VIEWER)
    app.run()
    app.button(key=key).click()
    app.run()
    assert not app.exception
    assert kept(place) == before
    assert refused(place)[0] == (VIEWER, what)


def test_the_catalogue_is_added_to_by_admins(place: Path) -> None:
    from ui.upload import correcting

    assert {"新建指标", "新建地区"} == set(correcting.ADDING)
    offered = {}
    for name in (EDITOR, ADMIN):
        app = opened(name, "upload")
        app.file_uploader[0].upload("七月.csv", "指标,2023年1-7月\n没见过的指标（个）,7\n".encode()).run()
        box = next(each for each in app.selectbox if each.label == "要更正什么")
        offered[name] = set(box.options)
    assert offered[ADMIN] - offered[EDITOR] == {"新建指标"}


def test_who_loads_is_who_signed_in(place: Path) -> None:
    app = opened(EDITOR, "upload")
    app.file_uploader[0].upload(
        "七月.csv", "指标,2023年1-7月\n商品房销售面积(万平方米),66563\n".encode()
    ).run()
    assert "入库人：tianbao" in words(app)
    assert [each for each in app.text_input if each.label in ("入库人", "填报人", "记录人")] == []


def test_a_broken_list_of_people_shuts_the_pages_and_says_where(place: Path) -> None:
    (place / people.FILE).write_text("name,role,region\nchakan,reader,990101\n", encoding="utf-8")
    assert "写法有误" in words(opened(VIEWER, "overview")).replace("\\", "")
    (place / people.FILE).write_bytes(b"\xff")
    app = opened(ADMIN, "overview")
    assert "不是可读的 CSV" in words(app).replace("\\", "")
    assert app.selectbox == []


@pytest.mark.parametrize("address", [None, "0.0.0.0", "192.0.2.7"])
def test_beyond_this_machine_the_pages_show_nothing(
    warehouse: Path, visit: Visit, address: str | None
) -> None:
    before = config.get_option("server.address")
    config.set_option("server.address", address)
    try:
        app = visit("overview")
    finally:
        config.set_option("server.address", before)
    assert "因此不提供服务" in words(app)
    assert app.selectbox == []


def test_on_a_computer_of_ones_own_everything_may_be_done_and_nobody_is_asked(
    empty: Path, visit: Visit
) -> None:
    app = visit("settings")
    assert "人员" in words(app)
    next(each for each in app.text_input if each.label == "登录名").set_value("王伟")
    app = press(app, "people-add")
    assert people.listed(empty).people == (people.Person("王伟", "viewer"),)
    assert "王伟" in words(app)
    app = press(app, "people-back")
    assert people.listed(empty).people == ()
    assert [(each.who, each.what) for each in audit.read(empty).entries] == [
        ("本机", "撤销加入名单"),
        ("本机", "加入名单"),
    ]
