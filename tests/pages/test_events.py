"""大事记: noted on the page, shown on the charts, and growth refused across a change of definition."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from desk import events
from etl.loads import load_files
from indicators.catalog import Catalog
from indicators.events import FILE
from tests.pages.conftest import SALES, words

Visit = Callable[..., AppTest]
YEARS = {"2022年1-4月": "39768.15", "2023年1-4月": "37635.87"}


@pytest.fixture
def place(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two Aprils of one indicator, loaded."""
    sheet = tmp_path_factory.mktemp("files") / "sales.csv"
    rows = [f"商品房销售面积,全国,{span},{value},万平方米" for span, value in YEARS.items()]
    sheet.write_text("\n".join(["指标,地区,报告期,数值,单位", *rows]), encoding="utf-8-sig")
    load_files([sheet], empty, Catalog.load())
    return empty


def fill(app: AppTest, **said: str) -> AppTest:
    """Type into the fields of the form by their labels' beginnings, and press its button."""
    for label, text in said.items():
        fields = [*app.main.text_input, *app.main.selectbox]
        field = next(field for field in fields if str(field.label).startswith(label))
        field.set_value(text)
    return app.button("event-save").click().run()


def test_an_event_is_noted_and_stands_on_the_trend(place: Path, visit: Visit) -> None:
    app = visit("events", indicator=SALES, region="100000")
    assert "还没有记下大事" in words(app)
    app = fill(app, 起="2023-03", 内容="限购<b>放开</b>", 记录人="张三")
    assert not app.exception
    assert "大事1件；最近一件：2023年3月限购&lt;b&gt;放开" in words(app)
    assert [event.author for event in events.chronicle(place).standing] == ["张三"]
    assert "2023年3月限购&lt;b&gt;放开&lt;/b&gt;（政策）" in words(visit("trend", indicator=SALES))


def test_a_break_refuses_growth_at_once_and_its_removal_bridges_it_g9(place: Path, visit: Visit) -> None:
    assert "同比下降5.4%" in words(visit("trend", indicator=SALES))
    app = fill(visit("events", indicator=SALES), 类型="口径变动", 起="2023-01", 内容="改为网签口径")
    assert "已记下" in "".join(said.value for said in app.success)
    said = words(visit("trend", indicator=SALES))
    assert "改为网签口径" in said
    assert "同比下降5.4%" not in said
    app = visit("events", event="1")
    app = app.button("event-remove").click().run()
    assert "请写明衔接的依据" in words(app)
    next(field for field in app.main.text_input if field.label == "删除的说明").set_value("上年数已重算")
    app = app.button("event-remove").click().run()
    assert "同比下降5.4%" in words(visit("trend", indicator=SALES))
    app = visit("events", part="removed", event="1")
    assert "上年数已重算" in words(app)
    app.button("event-restore").click().run()
    assert "同比下降5.4%" not in words(visit("trend", indicator=SALES))


def test_what_is_refused_is_said_and_what_was_typed_stays(place: Path, visit: Visit) -> None:
    app = fill(visit("events"), 起="某月", 内容="暴雨")
    assert "没有保存：起始月份“某月”读不懂" in words(app)
    assert [field.value for field in app.main.text_input if field.label == "内容"] == ["暴雨"]
    assert not (place / FILE).exists()


def test_a_change_keeps_its_history(place: Path, visit: Visit) -> None:
    fill(visit("events"), 起="2023-03", 内容="暴雨")
    app = fill(visit("events", event="1"), 内容="暴雨停工")
    assert "第1件的历次记录" in words(app)
    assert "暴雨停工" in words(app)


def test_a_break_written_by_hand_waits_for_a_person_g9(place: Path, visit: Visit) -> None:
    (place / FILE).write_text(
        f"from,kind,indicator,text\n2023-01,口径变动,{SALES},改口径\n,政策,,没有月份\n", encoding="utf-8"
    )
    app = visit("events")
    assert "还没有用到增速上" in words(app)
    assert "第3行未采用：没有写明起始月份" in words(app).replace("\\", "")
    app = app.button("events-redefine").click().run()
    assert "还没有用到增速上" not in words(app)


def test_codes_that_nobody_knows_are_said_in_words(place: Path, visit: Visit) -> None:
    events_file = "from,kind,indicator,region,text\n2023-01,政策,gone,9,旧指标\n"
    (place / FILE).write_text(events_file, encoding="utf-8")
    said = words(visit("events", indicator="nothing", event="99", region="all"))
    assert "有条件未采用" in said
    assert "gone（目录中没有）" in said


def test_an_empty_warehouse_says_what_to_do(empty: Path, visit: Visit) -> None:
    assert "还没有数据" in words(visit("events"))
