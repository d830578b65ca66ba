from __future__ import annotations

from datetime import datetime

import pytest

from etl.publish import writing
from indicators.catalog import Catalog
from indicators.period import Period
from indicators.provenance import provenance
from indicators.warehouse import open_current
from tests.etl.frames import Figure, frame, source

MARCH, APRIL = Period.of("2023-01", "2023-03"), Period.of("2023-01", "2023-04")


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory):
    """April stated as preliminary, changed, repeated; March told once; siblings beside them."""
    place, catalog = tmp_path_factory.mktemp("warehouse"), Catalog.load()
    siblings = [Figure(7, region="110000"), Figure(8, category="住宅"), Figure(-0.4, measure="yoy_reported")]
    files = [
        [Figure(5, status="preliminary"), *siblings],
        [Figure(6), Figure(4, end="2023-03")],
        [Figure(6)],
    ]
    for day, figures in enumerate(files, start=1):
        with writing(place, catalog, clock=lambda day=day: datetime(2026, 5, day)) as writer:
            writer.apply(source(source="公开数据"), frame(figures))
    return open_current(place)


def spans(*periods):
    return [(period.start, period.end) for period in periods]


def test_every_version_with_its_place_oldest_first(warehouse):
    first, second = provenance(warehouse, "re_sales_area", "100000", "", spans(APRIL))
    assert (first.value, first.status, first.load, first.superseded_by) == (5, "preliminary", 1, 2)
    assert (second.value, second.status, second.load, second.superseded_by) == (6, "revised", 2, None)
    assert (first.sheet, first.cell, first.raw, first.stated_status) == ("Sheet1", "B2", "5", "preliminary")
    assert (second.loaded_at, second.source) == (datetime(2026, 5, 2), "公开数据")
    assert first.file.endswith(".xlsx")


def test_the_parts_of_a_derived_figure_by_span(warehouse):
    versions = provenance(warehouse, "re_sales_area", "100000", "", spans(APRIL, MARCH))
    assert [(version.period_end, version.value) for version in versions] == [
        (MARCH.end, 4), (APRIL.end, 5), (APRIL.end, 6),
    ]  # fmt: skip


def test_as_of_an_earlier_load_the_first_version_stood(warehouse):
    [version] = provenance(warehouse, "re_sales_area", "100000", "", spans(APRIL), as_of=1)
    assert (version.value, version.superseded_by) == (5, None)


def test_the_published_growth_has_a_provenance_of_its_own(warehouse):
    [version] = provenance(warehouse, "re_sales_area", "100000", "", spans(APRIL), measure="yoy_reported")
    assert version.value == -0.4


def test_what_was_never_reported_has_none(warehouse):
    assert provenance(warehouse, "re_sales_area", "440000", "", spans(APRIL)) == []
