"""What a file is said to change is what loading it then changes; what it leaves out is named."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings

from etl.difference import difference
from etl.publish import writing
from indicators.catalog import Catalog
from indicators.period import month_number
from indicators.warehouse import open_current
from tests.etl.frames import Figure, frame, put
from tests.etl.test_histories import EXAMPLES, figures, files, histories, played

CATALOG = Catalog.load()


@settings(max_examples=EXAMPLES // 2)
@given(histories, files)
def test_the_difference_is_what_the_load_then_counts(history, said):
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        with writing(place, CATALOG) as writer:
            counting = sorted(played(writer, history))
        if not counting:
            return
        told = difference(frame(figures(said)), open_current(place))
        applied = put(place, CATALOG, *figures(said))
        assert (told.new, told.changed, told.same) == applied[1:]
        assert len(told.changed_figures) == applied.changed


def test_a_changed_figure_stands_beside_the_one_in_the_warehouse(tmp_path):
    put(tmp_path, CATALOG, Figure(37600.0), Figure(5.0, end="2023-03"))
    arrived = [Figure(37635.87), Figure(5.0, end="2023-03"), Figure(1.0, end="2023-05")]
    told = difference(frame(arrived), open_current(tmp_path))
    assert (told.new, told.changed, told.same) == (1, 1, 1)
    [one] = told.changed_figures
    assert (one.old_value, one.value, one.old_load, one.sheet, one.cell) == (
        37600.0, 37635.87, 1, "Sheet1", "B2",
    )  # fmt: skip
    assert told.new_figures[0].key.period_end == month_number("2023-05")


def test_a_value_in_another_unit_is_no_change(tmp_path):
    put(tmp_path, CATALOG, Figure(0.1 + 0.2))
    told = difference(frame([Figure(0.3)]), open_current(tmp_path))
    assert (told.changed, told.same) == (0, 1)


def test_everything_is_new_where_nothing_was_ever_loaded():
    told = difference(frame([Figure(1.0)]), None)
    assert (told.new, told.changed, told.same, len(told.new_figures)) == (1, 0, 0, 1)
    assert difference(frame([]), None).new == 0


def districts(end: str, *regions: str, **more) -> list[Figure]:
    return [Figure(1.0, end=end, region=region, **more) for region in regions]


def test_a_district_that_last_month_had_is_missed(tmp_path):
    put(tmp_path, CATALOG, *districts("2023-03", "990101", "990102", "990103"))
    put(tmp_path, CATALOG, *districts("2023-04", "990101", "990102", "990103"))
    told = difference(frame(districts("2023-05", "990101", "990103")), open_current(tmp_path))
    assert [(one.region, one.like_load) for one in told.absent] == [("990102", 2)]
    assert told.gaps == ()


def test_a_correction_of_an_old_month_misses_nothing(tmp_path):
    put(tmp_path, CATALOG, *districts("2023-04", "990101", "990102"))
    told = difference(frame(districts("2023-03", "990101")), open_current(tmp_path))
    assert (told.absent, told.gaps) == ((), ())


def test_a_series_that_ended_long_ago_is_not_missed(tmp_path):
    put(tmp_path, CATALOG, *districts("2020-12", "990102", start="2020-01"), *districts("2023-04", "990101"))
    told = difference(frame(districts("2023-05", "990101")), open_current(tmp_path))
    assert told.absent == ()


def test_a_month_that_is_passed_over_is_a_gap_and_january_is_not(tmp_path):
    months = [Figure(float(month), end=f"2023-{month:02d}") for month in range(2, 5)]
    put(tmp_path, CATALOG, *months)
    build = open_current(tmp_path)
    assert difference(frame([Figure(9.0, end="2023-05")]), build).gaps == ()
    [gap] = difference(frame([Figure(9.0, end="2023-06")]), build).gaps
    assert (gap.last_end, gap.first_end) == (month_number("2023-04"), month_number("2023-06"))
    put(tmp_path, CATALOG, *[Figure(float(month), end=f"2023-{month:02d}") for month in range(5, 13)])
    february = [Figure(9.0, start="2024-01", end="2024-02")]
    assert difference(frame(february), open_current(tmp_path)).gaps == ()
