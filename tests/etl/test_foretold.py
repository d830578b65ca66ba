"""What a rollback is foretold to do is what it then does, whatever was loaded before."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.foretold import foretold
from etl.publish import writing
from indicators.catalog import Catalog
from indicators.warehouse import WarehouseError, current, open_current
from tests.etl.frames import Figure, put
from tests.etl.test_histories import EXAMPLES, histories, played

CATALOG = Catalog.load()
KEY = "indicator, region, category, period_start, period_end, measure"
STANDING = f"select {KEY}, value, decimals, status, load from observation where superseded_by is null"  # noqa: S608


def standing(place: Path) -> dict:
    """Every figure that stands: key → value, decimals, status, load."""
    return {row[:6]: row[6:] for row in open_current(place).rows(STANDING)}


@settings(max_examples=EXAMPLES // 2)
@given(histories, st.integers(0, 9))
def test_what_is_foretold_is_what_happens(history, choice):
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        with writing(place, CATALOG) as writer:
            counting = sorted(played(writer, history))
        if not counting:
            return
        load = counting[choice % len(counting)]
        before, told = standing(place), foretold(place, CATALOG, load)
        with writing(place, CATALOG) as writer:
            withdrawn = writer.rollback(load)
        after = standing(place)
        assert sum(told.counts.values()) == withdrawn
        assert {(each[1:7], each[7:11]) for each in told.figures} == set(before.items()) - set(after.items())
        assert {each[1:7]: each[11:] for each in told.figures if each.later_load is not None} == dict(
            set(after.items()) - set(before.items())
        )


def test_each_effect_has_its_name(tmp_path):
    put(tmp_path, CATALOG, Figure(1.0), Figure(5.0, end="2023-03"), Figure(7.0, end="2023-02"))
    wrong = [Figure(2.0), Figure(5.0, end="2023-03", status="preliminary"), Figure(9.0, end="2023-05")]
    put(tmp_path, CATALOG, *wrong, Figure(7.0, end="2023-02"))
    told = foretold(tmp_path, CATALOG, 2)
    assert told.counts == {"returns": 1, "vanishes": 1, "restated": 1, "stays": 1}
    returned = next(each for each in told.figures if each.effect == "returns")
    assert (returned.value, returned.later_value, returned.later_load) == (2.0, 1.0, 1)
    assert foretold(tmp_path, CATALOG, 1).counts == {"restated": 1, "resourced": 1, "stays": 1}


def test_foretelling_changes_and_locks_nothing(tmp_path):
    put(tmp_path, CATALOG, Figure(1.0))
    before = current(tmp_path), sorted(tmp_path.rglob("*"))
    with writing(tmp_path, CATALOG):
        assert foretold(tmp_path, CATALOG, 1).counts == {"vanishes": 1}
    assert (current(tmp_path), sorted(tmp_path.rglob("*"))) == before


def test_what_cannot_be_rolled_back_is_said_so(tmp_path):
    with pytest.raises(WarehouseError, match="还没有数据"):
        foretold(tmp_path, CATALOG, 1)
    put(tmp_path, CATALOG, Figure(1.0))
    with pytest.raises(WarehouseError, match="没有入库批次 9"):
        foretold(tmp_path, CATALOG, 9)
    with writing(tmp_path, CATALOG) as writer:
        writer.rollback(1)
    with pytest.raises(WarehouseError, match="已于"):
        foretold(tmp_path, CATALOG, 1)
