"""Random histories of loads, corrections and rollbacks against a model that replays them in plain words."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from etl.loads import listed, load_files, rebuild, roll_back
from etl.publish import Writer, writing
from indicators.catalog import Catalog
from indicators.warehouse import current, open_current
from tests.etl.frames import Figure, frame, source, standing

CATALOG = Catalog.load()
STATUSES = ("", "", "", "preliminary", "revised", "final")
MONTHS = {f"2023-{month:02d}": 2023 * 12 + month - 1 for month in range(2, 6)}
EVERY_LOAD = 2**31 - 1
EXAMPLES = int(os.environ.get("SHULAN_EXAMPLES", "30"))


class Told(NamedTuple):
    """One figure as a load told it, and what became of it."""

    load: int
    value: float
    status: str
    stands: bool


# What one file says: month → (value, stated status). Few values, so that repeats and returns happen.
files = st.dictionaries(
    st.sampled_from(sorted(MONTHS)),
    st.tuples(st.sampled_from([1.0, 2.5, 3.0]), st.sampled_from(STATUSES)),
    min_size=1,
)
# A history: files, and numbers that choose which of the loads that count is rolled back.
histories = st.lists(st.one_of(files, st.integers(0, 9)), min_size=1, max_size=8)


def chain(told: list[tuple[int, float, str]]) -> list[Told]:
    """The versions of one key, told in the order of loads: the rule in plain words."""
    versions: list[Told] = []
    for load, value, stated in told:
        last = versions[-1] if versions else None
        repeats = last is not None and last.value == value
        status = stated or ("final" if last is None else last.status if repeats else "revised")
        if repeats and status == "preliminary" and not stated:
            status = "final"
        versions.append(
            Told(load, value, status, last is None or (value, status) != (last.value, last.status))
        )
    return versions


def expected(loads: dict[int, dict], as_of: int = EVERY_LOAD) -> dict:
    """What stands as of a load, by month."""
    stand = {}
    for month, number in MONTHS.items():
        told = [
            (load, *said[month]) for load, said in sorted(loads.items()) if month in said and load <= as_of
        ]
        if told:
            last = [one for one in chain(told) if one.stands][-1]
            stand["re_sales_area", number] = (last.value, last.status)
    return stand


def figures(said: dict) -> list[Figure]:
    return [Figure(value, end=month, status=status) for month, (value, status) in said.items()]


def played(writer: Writer, history: list) -> dict[int, dict]:
    """Load and take back as the history says; what the loads that still count told, by number."""
    loads: dict[int, dict] = {}
    for step in history:
        if isinstance(step, dict):
            loads[writer.apply(source(), frame(figures(step))).load] = step
        elif loads:
            gone = sorted(loads)[step % len(loads)]
            assert writer.rollback(gone) == len(loads.pop(gone))
    return loads


def check(place: Path, loads: dict[int, dict]) -> None:
    """Now and as of every load, the warehouse and the model agree; every figure told is kept exactly once."""
    assert standing(place) == expected(loads)
    for load in loads:
        assert standing(place, as_of=load) == expected(loads, as_of=load)
    build = open_current(place)
    [(kept,)] = build.rows("select (select count(*) from observation) + (select count(*) from confirmation)")
    assert kept == sum(len(said) for said in loads.values())
    assert build.rows("from observation_by_region order by all") == build.rows(
        "select * exclude (stated_status, raw) from observation order by all"
    )


@settings(max_examples=EXAMPLES // 3)
@given(histories)
def test_any_history_ends_in_the_facts_of_the_model(history):
    with tempfile.TemporaryDirectory() as folder:
        place, loads, number = Path(folder), {}, 0
        for step in history:
            with writing(place, CATALOG) as writer:
                if isinstance(step, dict):
                    number += 1
                    assert writer.apply(source(), frame(figures(step))).load == number
                    loads[number] = step
                elif loads:
                    gone = sorted(loads)[step % len(loads)]
                    assert writer.rollback(gone) == len(loads.pop(gone))
            if number:
                check(place, loads)


@settings(max_examples=EXAMPLES)
@given(histories)
def test_one_publication_of_many_steps_is_the_same_as_many_of_one(history):
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        with writing(place, CATALOG) as writer:
            loads = played(writer, history)
        assert (current(place) is not None) == any(isinstance(step, dict) for step in history)
        if current(place) is not None:
            check(place, loads)


@settings(max_examples=EXAMPLES // 3)
@given(st.lists(files, min_size=1, max_size=4), files)
def test_a_rollback_restores_what_was_before(before, mistake):
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        with writing(place, CATALOG) as writer:
            for said in before:
                writer.apply(source(), frame(figures(said)))
        facts = open_current(place).rows("from observation")
        with writing(place, CATALOG) as writer:
            writer.apply(source(), frame(figures(mistake)))
        with writing(place, CATALOG) as writer:
            writer.rollback(len(before) + 1)
        assert open_current(place).rows("from observation") == facts


@settings(max_examples=EXAMPLES // 6)
@given(histories)
def test_a_rebuild_from_the_files_gives_the_same_facts_row_for_row(history):
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "warehouse"
        for turn, step in enumerate(history):
            if isinstance(step, dict):
                path = Path(folder) / f"{turn}.csv"
                path.write_text(long_template(step, turn), encoding="utf-8-sig")
                load_files([path], place, CATALOG)
            elif counting := [one.load for one in listed(place) if one.rolled_back_at is None]:
                roll_back(place, CATALOG, counting[step % len(counting)])
        if not listed(place):
            return
        tables = (
            "from observation",
            "from observation_by_region",
            "from confirmation order by all",
            "from series",
        )
        before = [open_current(place).rows(table) for table in tables]
        rebuild(place, CATALOG)
        assert [open_current(place).rows(table) for table in tables] == before


def long_template(said: dict, turn: int) -> str:
    """A file of the long template; the turn makes the bytes of every file its own."""
    words = {"": "", "preliminary": "初步数", "revised": "修订数", "final": "最终数"}
    lines = ["指标,地区,报告期,数值,单位,状态,备注"]
    for month, (value, status) in said.items():
        lines.append(
            f"商品房销售面积,全国,2023年1-{int(month[5:])}月,{value},万平方米,{words[status]},{turn}"
        )
    return "\n".join(lines)
