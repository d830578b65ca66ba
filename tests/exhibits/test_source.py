from datetime import datetime

from exhibits.source import mark, runs_text, source_line
from indicators.loads import Load

PUBLISHED = Load(3, "a.xlsx", "国家统计局（公开数据）", datetime(2026, 11, 21), "张三")
DEMONSTRATION = Load(5, "b.xlsx", "演示数据：云江市住建局", datetime(2026, 11, 22), "张三")


def test_the_line_names_source_load_and_day() -> None:
    assert source_line([PUBLISHED]) == "资料来源：国家统计局（公开数据），批次3，2026-11-21 载入"


def test_several_loads_are_joined_and_the_newest_dated() -> None:
    line = source_line([PUBLISHED, DEMONSTRATION])
    assert line.endswith("批次3、5，最近2026-11-22 载入")
    assert mark([PUBLISHED, DEMONSTRATION]) == "演示数据、公开数据"


def test_runs_of_loads_are_shortened() -> None:
    assert runs_text([3, 5, 6, 7, 9]) == "3、5-7、9"


def test_nothing_known_says_nothing() -> None:
    assert (source_line([]), mark([])) == ("", "")
