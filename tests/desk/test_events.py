"""Events beside the figures: noted, changed, removed, brought back; a file that people edit by hand."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from desk import events
from indicators.catalog import Catalog
from indicators.events import BREAK, FILE
from indicators.period import month_number

NOW = datetime(2026, 5, 31, 9, 30)
FLOOD = {"from": "2024-07", "to": "2024年8月", "kind": "灾害", "region": "990101", "text": "暴雨停工"}


def note(place: Path, **said: str) -> events.Event:
    return events.note(place, {**FLOOD, **said}, "张三", NOW)


def texts(place: Path) -> list[str]:
    return [event.text for event in events.chronicle(place).standing]


def test_an_event_is_noted_with_who_and_when(tmp_path: Path) -> None:
    made = note(tmp_path)
    assert events.chronicle(tmp_path).standing == (made,)
    assert (made.number, made.start, made.end) == (1, month_number("2024-07"), month_number("2024-08"))
    assert (made.author, made.time) == ("张三", "2026-05-31 09:30")
    assert (tmp_path / FILE).read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_change_keeps_what_was_said_before(tmp_path: Path) -> None:
    note(tmp_path)
    events.change(tmp_path, 1, {**FLOOD, "text": "暴雨停工七天"}, "李四", NOW)
    known = events.chronicle(tmp_path)
    assert [(version.text, version.author) for version in known.versions] == [
        ("暴雨停工", "张三"),
        ("暴雨停工七天", "李四"),
    ]
    assert texts(tmp_path) == ["暴雨停工七天"]


def test_a_removal_is_undone_exactly(tmp_path: Path) -> None:
    made = note(tmp_path)
    note(tmp_path, text="另一件")
    events.remove(tmp_path, 1, "", "李四", NOW)
    assert texts(tmp_path) == ["另一件"]
    events.restore(tmp_path, 1, "张三", NOW)
    assert made in events.chronicle(tmp_path).standing
    assert len(events.chronicle(tmp_path).versions) == 4


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ({"text": " "}, "没有写明内容"),
        ({"from": ""}, "没有写明起始月份"),
        ({"from": "去年"}, "读不懂"),
        ({"to": "2023-01"}, "截止月份在起始月份之前"),
        ({"kind": "天气"}, "应为政策、灾害"),
        ({"kind": BREAK, "indicator": ""}, "须写明是哪个指标"),
        ({"kind": BREAK, "indicator": "re_sales_area"}, "只写起始月份"),
    ],
)
def test_what_cannot_be_is_refused_in_words_and_not_written(
    tmp_path: Path, said: dict[str, str], fault: str
) -> None:
    with pytest.raises(events.EventError, match=fault):
        note(tmp_path, **said)
    assert not (tmp_path / FILE).exists()


@pytest.mark.parametrize(
    "act",
    [
        lambda place: events.remove(place, 7, "", "", NOW),
        lambda place: events.restore(place, 7, "", NOW),
        lambda place: events.change(place, 7, FLOOD, "", NOW),
    ],
)
def test_an_event_that_is_not_there(tmp_path: Path, act: Callable[..., object]) -> None:
    with pytest.raises(events.EventError, match="没有编号为 7 的大事"):
        act(tmp_path)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_a_file_edited_in_excel_with_a_bad_row_loses_nothing(tmp_path: Path, encoding: str) -> None:
    by_hand = "kind,text,from,备注\n政策,限购放开,2024/3/1,甲\n政策,没有月份,,乙\n其他,年报调整,Sep-23,丙\n"
    (tmp_path / FILE).write_bytes(by_hand.encode(encoding))
    known = events.chronicle(tmp_path)
    assert [(event.number, event.text) for event in known.standing] == [(2, "年报调整"), (1, "限购放开")]
    assert known.faults == (f"{FILE} 第3行未采用：没有写明起始月份",)
    assert note(tmp_path).number == 3
    again = (tmp_path / FILE).read_text(encoding="utf-8-sig")
    assert all(word in again for word in ("甲", "没有月份", "乙", "丙", "暴雨停工"))
    assert [event.number for event in events.chronicle(tmp_path).standing] == [2, 1, 3]


RUNNABLE = ('=HYPERLINK("http://x")', "+1", "-停工", "@某人", "＝1", "'=1", "''-1", "'普通")


def test_a_sheet_runs_no_words_of_an_event_and_they_come_back(tmp_path: Path) -> None:
    made = [events.note(tmp_path, FLOOD | {"text": words}, words, NOW) for words in RUNNABLE]
    assert events.chronicle(tmp_path).versions == tuple(made)
    assert [(one.text, one.author) for one in made] == [(words, words) for words in RUNNABLE]
    with (tmp_path / FILE).open(encoding="utf-8-sig", newline="") as lines:
        assert not [cell for row in csv.reader(lines) for cell in row if cell[:1] in tuple("=+-@＝＋－＠")]


def test_words_typed_in_excel_mean_the_same_with_an_apostrophe_or_without(tmp_path: Path) -> None:
    by_hand = "from,kind,text\n2024-03,政策,=限购\n2024-03,政策,'=限购\n2024-03,政策,'限购\n"
    (tmp_path / FILE).write_text(by_hand, encoding="utf-8-sig")
    assert texts(tmp_path) == ["=限购", "=限购", "'限购"]
    note(tmp_path)
    assert texts(tmp_path) == ["=限购", "=限购", "'限购", "暴雨停工"]
    again = (tmp_path / FILE).read_text(encoding="utf-8-sig")
    assert (again.count(",'=限购"), again.count(",=")) == (2, 0)


def test_a_file_that_is_no_table_is_named_and_not_written_over(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"\xff\xfe\x00\x81")
    assert "不是可读的 CSV" in events.chronicle(tmp_path).faults[0]
    (tmp_path / FILE).write_text("什么\n1\n", encoding="utf-8")
    assert "缺少列 from、kind、text" in events.chronicle(tmp_path).faults[0]
    with pytest.raises(events.EventError):
        note(tmp_path)
    assert (tmp_path / FILE).read_text(encoding="utf-8") == "什么\n1\n"


def test_a_change_of_definition_is_a_break_of_the_catalogue_g9(tmp_path: Path) -> None:
    shipped = len(Catalog.load().breaks)
    said = {"from": "2023-01", "kind": BREAK, "indicator": "re_sales_area", "text": "改为网签口径"}
    events.note(tmp_path, said, "张三", NOW)
    catalog = Catalog.at(tmp_path)
    assert catalog is Catalog.at(tmp_path)
    assert [(one.period, one.note) for one in catalog.breaks[shipped:]] == [
        (month_number("2023-01"), "改为网签口径")
    ]
    with pytest.raises(events.EventError, match="写明衔接的依据"):
        events.remove(tmp_path, 1, " ", "张三", NOW)
    events.remove(tmp_path, 1, "上年数已按网签口径重算", "张三", NOW)
    assert len(Catalog.at(tmp_path).breaks) == shipped
