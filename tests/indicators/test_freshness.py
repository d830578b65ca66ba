"""How new the figures are, and who is late."""

from pathlib import Path

from indicators.freshness import freshness
from indicators.period import month_number
from tests.indicators.builds import Fact, make_build

REGIONS = [("city", "", 0), ("east", "city", 1), ("west", "city", 2), ("far", "other", 3)]


def test_late_is_who_is_behind_a_sibling(tmp_path: Path) -> None:
    facts = [
        Fact("sales", region, "2023-01", end, 1)
        for region, end in [("east", "2023-06"), ("west", "2023-04"), ("far", "2023-02"), ("city", "2023-05")]
    ]
    facts.append(Fact("sales", "west", "2023-01", "2023-12", 9, "target"))
    warehouse = make_build(tmp_path, facts, regions=REGIONS)
    rows = {row.region: row for row in freshness(warehouse, ["city", "east", "west", "far"])}
    assert [region for region, row in rows.items() if row.late] == ["west"]
    assert rows["west"].newest_end == month_number("2023-04")
    assert rows["west"].sibling_end - rows["west"].newest_end == 2


def test_each_indicator_has_its_own_pace(tmp_path: Path) -> None:
    facts = [Fact("yearly", region, "2022-01", "2022-12", 1) for region in ("east", "west")]
    facts += [Fact("monthly", "east", "2023-01", "2023-06", 1)]
    warehouse = make_build(tmp_path, facts, regions=REGIONS)
    assert [row.late for row in freshness(warehouse, ["east", "west"])] == [False, False, False]


def test_as_of_an_earlier_load(tmp_path: Path) -> None:
    facts = [Fact("sales", "east", "2023-01", f"2023-0{month}", 1, load=month) for month in (1, 2)]
    warehouse = make_build(tmp_path, facts, regions=REGIONS)
    (row,) = freshness(warehouse, ["east"], as_of=1)
    assert row.newest_end == month_number("2023-01")
