"""Every writing action of the pages: what the audit calls it, who may, and the clicks up to the last."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button

from desk.people import Role
from tests.desk.test_maps import named
from tests.etl.books import Rows, workbook
from tests.pages.signed import ADMIN, BASKET, CITY, SALES, VIEWER, opened

LATER: Rows = [["指标", "2023年1-7月"], ["商品房销售面积(万平方米)", 66563]]


class Deed(NamedTuple):
    """``ready`` opens a page as an admin and answers it with the last click still to be made.

    ``told`` is what the audit calls the refusal where a whole page or form refuses, else it is ``what``.
    """

    what: str
    role: Role
    ready: Callable[[], tuple[AppTest, Button]]
    told: str = ""


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click()
    app.run()
    assert not app.exception
    return app


def last(key: str, page: str, *before: str, **asked: str) -> Callable[[], tuple[AppTest, Button]]:
    """Buttons of a page, by their keys."""

    def ready() -> tuple[AppTest, Button]:
        app = opened(ADMIN, page, **asked)
        for each in before:
            press(app, each)
        return app, app.button(key=key)

    return ready


def submitted(form: str, page: str, **asked: str) -> Callable[[], tuple[AppTest, Button]]:
    """The button of a form in which a text has changed."""

    def ready() -> tuple[AppTest, Button]:
        app = opened(ADMIN, page, **asked)
        field = next(each for each in [*app.text_area, *app.text_input] if each.form_id == form)
        field.set_value(f"{field.value}改")
        return app, next(each for each in app.button if each.form_id == form)

    return ready


def event_said() -> tuple[AppTest, Button]:
    app = opened(ADMIN, "events")
    for label, text in (("起", "2023-02"), ("内容", "暴雨")):
        next(each for each in app.main.text_input if each.label.startswith(label)).set_value(text)
    return app, app.button(key="event-save")


def file_read(key: str, *before: str) -> Callable[[], tuple[AppTest, Button]]:
    def ready() -> tuple[AppTest, Button]:
        app = opened(ADMIN, "upload")
        app.file_uploader[0].upload("七月.xlsx", workbook(LATER)).run()
        for tick in app.checkbox:
            tick.check()
        app.run()
        for each in before:
            press(app, each)
        return app, app.button(key=key)

    return ready


def two_files_read() -> tuple[AppTest, Button]:
    app = opened(ADMIN, "upload")
    for month in (9, 10):
        heads: Rows = [["地区：全国"], ["指标", f"2023年1-{month}月"]]
        rows = [*heads, ["商品房销售面积(万平方米)", 60000 + 7000 * (month - 6)]]
        app.file_uploader[0].upload(f"{month}月.xlsx", workbook(rows))
    app.run()
    return app, app.button(key="upload-load-together")


def map_read() -> tuple[AppTest, Button]:
    app = opened(ADMIN, "settings", region=CITY)
    app.file_uploader[0].upload("边界.geojson", named("清河县"), "application/json").run()
    return app, app.button(key="map-give")


def person_said() -> tuple[AppTest, Button]:
    app = opened(ADMIN, "settings")
    next(each for each in app.text_input if each.label == "登录名").set_value("xinren")
    return app, app.button(key="people-add")


def person_chosen(key: str, *before: str) -> Callable[[], tuple[AppTest, Button]]:
    def ready() -> tuple[AppTest, Button]:
        app = opened(ADMIN, "settings")
        next(each for each in app.selectbox if each.label.startswith("加一位")).set_value(VIEWER).run()
        next(each for each in app.selectbox if each.label == "权限").set_value("editor")
        for each in before:
            press(app, each)
        return app, app.button(key=key)

    return ready


UPLOAD, EVENT, SETTINGS = "打开数据上报", "改大事记", "打开设置"
HERE = {"basket": BASKET}
DEEDS = (
    Deed("入库", "editor", file_read("upload-load"), UPLOAD),
    Deed("入库", "editor", two_files_read, UPLOAD),
    Deed("撤销入库", "editor", file_read("upload-roll-back", "upload-load"), UPLOAD),
    Deed("撤销入库", "editor", last("undo-confirm", "sources", "undo", part="load", load="2")),
    Deed("重新入库", "editor", last("again", "sources", part="load", load="3")),
    Deed("大事记：记下", "editor", event_said, EVENT),
    Deed("大事记：修改", "editor", last("event-save", "events", event="1"), EVENT),
    Deed("大事记：删除", "editor", last("event-remove", "events", event="1"), EVENT),
    Deed("大事记：恢复", "editor", last("event-restore", "events", part="removed", event="2"), EVENT),
    Deed("使口径变动生效", "editor", last("events-redefine", "events")),
    Deed("设置汇报篮", "editor", submitted("basket-set", "basket", **HERE)),
    Deed("删除汇报篮", "editor", last("basket-delete", "basket", **HERE)),
    Deed("恢复汇报篮", "editor", last("basket-back", "basket", "basket-delete", **HERE)),
    Deed("汇报篮：移动", "editor", last("down-1", "basket", **HERE)),
    Deed("汇报篮：复制", "editor", last("item-copy", "basket", **HERE)),
    Deed("汇报篮：备注", "editor", submitted("annotation-1", "basket", **HERE)),
    Deed("汇报篮：更新", "editor", last("item-refresh", "basket", **HERE)),
    Deed("汇报篮：移出", "editor", last("item-drop", "basket", **HERE)),
    Deed("汇报篮：放回", "editor", last("item-back", "basket", "item-drop", **HERE)),
    Deed("采用地图", "admin", map_read),
    Deed("移除地图", "admin", last("map-remove", "settings", region=CITY)),
    Deed("恢复地图", "admin", last("map-restore", "settings", region=CITY)),
    Deed("改句式", "admin", submitted("wordings", "settings"), SETTINGS),
    Deed("加入名单", "admin", person_said),
    Deed("改权限", "admin", person_chosen("people-change")),
    Deed("移出名单", "admin", person_chosen("people-remove")),
    Deed("撤销移出名单", "admin", person_chosen("people-back", "people-remove")),
)
TREND = {"indicator": SALES, "region": "100000"}
