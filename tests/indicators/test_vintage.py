"""The whole read side as of an earlier load (rule V1): the tables as they stood then."""

from __future__ import annotations

from pathlib import Path

import pytest

from indicators.freshness import freshness
from indicators.goals import goals_held
from indicators.growth import growth
from indicators.history import history
from indicators.inventory import inventory
from indicators.journal import journal
from indicators.loads import loads
from indicators.overview import overview
from indicators.period import month_number
from indicators.provenance import provenance
from indicators.ranking import ranking
from indicators.targets import targets
from indicators.trend import trend
from indicators.warehouse import Warehouse
from tests.indicators.builds import Fact, make_build

SALES, HOMES = "sales", "homes"
APRIL, MAY = (month_number("2023-01"), month_number("2023-04")), month_number("2023-05")


@pytest.fixture
def now(tmp_path: Path) -> Warehouse:
    """Load 2 revised what load 1 said of April, and brought May, a target, a region and an indicator."""
    return make_build(
        tmp_path,
        [
            Fact(SALES, "east", "2023-01", "2023-04", 100.0, superseded_by=2),
            Fact(SALES, "east", "2023-01", "2023-04", 98.0, status="revised", load=2),
            Fact(SALES, "east", "2023-01", "2023-05", 140.0, load=2),
            Fact(SALES, "east", "2023-01", "2023-12", 300.0, "target", load=2),
            Fact(SALES, "west", "2023-01", "2023-04", 50.0, load=2),
            Fact(HOMES, "east", "2023-04", "2023-04", 7.0, load=2),
        ],
        regions=[("all", "", 0), ("east", "all", 1), ("west", "all", 2)],
    )


def test_v1_every_question_is_answered_as_of_the_load(now: Warehouse) -> None:
    then = now.at(1)
    assert [row.value for row in trend(then, SALES, "east", "", APRIL[0], MAY)] == [100.0]
    [figure] = growth(then, [SALES], ["east", "west"], None, "cumulative", APRIL[1], MAY)
    assert (figure.value, figure.status, figure.load) == (100.0, "final", 1)
    [told] = overview(then, "east", APRIL[1])
    assert (told.value, told.target_value) == (100.0, None)
    assert [row.value for row in ranking(then, SALES, ["east", "west"], "", *APRIL)] == [100.0, None]
    assert [row.newest_end for row in freshness(then, ["east", "west"])] == [APRIL[1]]
    assert targets(then, "east", MAY) == {}
    assert goals_held(then) == []


def test_v1_the_series_are_those_of_then(now: Warehouse) -> None:
    held = inventory(now.at(1))
    assert (held.indicators, held.regions) == ({SALES}, {"east"})
    [series] = held.of_indicators([SALES, HOMES])
    assert (series.last_end, series.by_month) == (APRIL[1], True)


def test_v1_versions_and_loads_of_later_are_not_known(now: Warehouse) -> None:
    then = now.at(1)
    [version] = provenance(then, SALES, "east", "", [APRIL])
    assert (version.value, version.superseded_by) == (100.0, None)
    assert [telling.superseded_by for telling in history(then, SALES, "east", "", APRIL)] == [None]
    assert set(journal(then)) == set(loads(then)) == {1}
    assert loads(then)[1].as_of == 1
    assert loads(now)[1].as_of is None


def test_v1_as_of_the_newest_load_is_now(now: Warehouse) -> None:
    then = now.at(2)
    for table in ("series", "observation", "observation_by_region", "load"):
        asked = {"observation": "from observation order by all"}.get(table, f"from {table} order by all")
        assert then.rows(asked) == now.rows(asked)


def test_one_view_of_a_load_is_one_object_and_now_is_the_way_back(now: Warehouse) -> None:
    assert now.at(1) is now.at(1)
    assert now.at(None) is now
    assert now.at(1).at(None).as_of is None
    assert len(now.rows("from observation")) == 6
