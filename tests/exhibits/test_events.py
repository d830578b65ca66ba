"""What people noted stands on every chart of its line, with its words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from exhibits import growth, record, tracks, trend
from exhibits.events import MOST, event_notes
from indicators.catalog import Catalog
from indicators.events import Event
from indicators.period import month_number
from tests.exhibits.conftest import SALES, row

YEARS = [row(f"{y}-{m:02d}", f"{y}-{m:02d}") for y in (2022, 2023) for m in range(3, 8)]


def noted(start: str, end: str = "", **more: str) -> Event:
    codes = {"indicator": SALES, "region": "", "category": "", "text": "限购放开", "kind": "政策"} | more
    return Event(1, month_number(start), month_number(end or start), **codes)


def knowing(catalog: Catalog, *events: Event) -> Catalog:
    return replace(catalog, events=events)


def test_a_span_is_a_band_and_a_month_a_line(catalog: Catalog) -> None:
    known = knowing(catalog, noted("2022-04", "2022-06"), noted("2023-05"))
    (chart,) = trend.timelines(YEARS, known, "month")
    assert [(mark.slot, mark.until, mark.kind) for mark in chart.marks] == [
        (1, 3, "event"),
        (7, None, "event"),
    ]
    assert chart.notes == ("2022年4-6月限购放开（政策）", "2023年5月限购放开（政策）")


def test_years_over_each_other_draw_the_events_of_the_newest_alone(catalog: Catalog) -> None:
    known = knowing(catalog, noted("2022-04"), noted("2022-11", "2023-03"), noted("2023-06", "2024-01"))
    chart = trend.overlay(YEARS, known, "month")
    assert [(mark.slot, mark.until) for mark in chart.marks] == [(0, 0), (3, 4)]
    assert chart.notes[0] == "2022年4月限购放开（政策）"


def test_a_break_of_a_year_before_says_its_year(catalog: Catalog) -> None:
    broken = replace(
        catalog.breaks[0], indicator=SALES, region="", period=month_number("2022-05"), note="改口径"
    )
    chart = trend.overlay(YEARS, replace(catalog, breaks=(broken,)), "month")
    assert [(mark.slot, mark.text) for mark in chart.marks] == [(2, "2022年改口径")]


@pytest.mark.parametrize(
    "other", [{"indicator": "re_investment"}, {"region": "990101"}, {"category": "住宅"}]
)
def test_what_speaks_of_another_line_is_not_shown(catalog: Catalog, other: dict[str, str]) -> None:
    known = knowing(catalog, noted("2023-05", **other))
    assert event_notes(YEARS, known) == ()


def test_an_event_of_one_of_several_regions_is_told_with_it(catalog: Catalog) -> None:
    known = knowing(catalog, noted("2023-05", indicator="", region="990101"))
    both = [*YEARS, *(each._replace(region="990101") for each in YEARS)]
    assert event_notes(both, known) == ("2023年5月限购放开（政策，城东区）",)
    grid = growth.heat(both, known, "month", "region")
    assert [(mark.slot, mark.rows) for mark in grid.marks] == [(7, (1,))]


def test_growth_has_them_too_and_the_table_beside_its_month(catalog: Catalog) -> None:
    known = knowing(catalog, noted("2023-05"))
    shown = [each._replace(yoy_computed_pct=1.0) for each in YEARS]
    assert [mark.slot for mark in tracks.tracks(shown, known, "month").marks] == [7]
    table = record.record(YEARS, known, "month", {})
    assert table.columns[-1] == "大事"
    assert [cells[-1].text for cells in table.rows][:4] == ["", "", "限购放开", ""]
    assert "大事" not in record.record(YEARS, catalog, "month", {}).columns


def test_beside_cumulative_figures_an_event_is_told_once(catalog: Catalog) -> None:
    rows = [row("2023-01", f"2023-{m:02d}") for m in range(2, 6)]
    table = record.record(rows, knowing(catalog, noted("2023-03")), "cumulative", {})
    assert [cells[-1].text for cells in table.rows] == ["", "", "限购放开", ""]


def test_many_events_leave_the_older_ones_to_their_page(catalog: Catalog) -> None:
    known = knowing(catalog, *(noted("2023-05") for _ in range(MOST + 2)))
    assert event_notes(YEARS, known)[-1] == "更早另有2件，见“大事记”页"
    (chart,) = trend.timelines(YEARS, known, "month")
    assert len(chart.marks) == MOST


def test_an_event_outside_the_chart_is_not_drawn(catalog: Catalog) -> None:
    (chart,) = trend.timelines(YEARS, knowing(catalog, noted("2021-05"), noted("2024-05")), "month")
    assert (chart.marks, chart.notes) == ((), ())


def test_a_january_that_is_not_reported_is_told_at_the_span_that_holds_it_p3(catalog: Catalog) -> None:
    rows = [row("2023-01", f"2023-{m:02d}") for m in range(2, 6)]
    (chart,) = trend.timelines(rows, knowing(catalog, noted("2023-01")), "cumulative")
    assert [mark.slot for mark in chart.marks] == [0]
    sparse = [row("2022-12", "2022-12"), row("2023-05", "2023-05")]
    (chart,) = trend.timelines(sparse, knowing(catalog, noted("2023-02")), "month")
    assert (chart.marks, len(chart.notes)) == ((), 1)
