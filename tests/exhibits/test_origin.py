from datetime import datetime

from exhibits.origin import origin
from indicators.catalog import Catalog
from indicators.parts import Part
from indicators.period import Period
from indicators.provenance import Version
from tests.exhibits.conftest import april_2023, row


def version(end: str, value: float, load: int, measure: str = "actual", after: int | None = None) -> Version:
    span = Period.of("2023-01", end)
    when = datetime(2026, 11, 21)
    return Version(
        span.start, span.end, measure, value, 2, "final", "", load,
        "a.xlsx", "", when, "", "表1", "B2", str(value), after,
    )  # fmt: skip


def test_every_version_of_a_figure_and_of_its_growth_is_a_line(catalog: Catalog) -> None:
    versions = [
        version("2023-04", 37635.0, 1, after=2),
        version("2023-04", 37635.87, 2),
        version("2023-04", -0.4, 1, "yoy_reported"),
    ]
    lines = origin([april_2023()], versions, catalog, "cumulative").rows
    assert [[cell.text for cell in line[:4]] for line in lines] == [
        ["2023年1-4月 37,635.87万平方米", "2023年1-4月", "数值", "37,635.87万平方米"],
        ["", "2023年1-4月", "数值", "37,635.00万平方米"],
        ["", "2023年1-4月", "公布同比", "−0.4%"],
    ]


def test_a_derived_month_lists_the_figures_that_it_came_from(catalog: Catalog) -> None:
    parts = tuple(
        Part(sign, *_span(end), 1.0, "final", 1, "表1", "B2")
        for sign, end in ((1, "2023-04"), (-1, "2023-03"))
    )
    month = row("2023-04", "2023-04", 7690.13, status="derived", parts=parts)
    versions = [
        version(end, 1.0, 1, measure)
        for end in ("2023-03", "2023-04")
        for measure in ("actual", "yoy_reported")
    ]
    lines = origin([month], versions, catalog, "month").rows
    assert [[cell.text for cell in line[:3]] for line in lines] == [
        ["2023年4月 7,690.13万平方米（推算）", "2023年1-4月", "数值"],
        ["", "2023年1-3月", "数值"],
    ]


def _span(end: str) -> tuple[int, int]:
    span = Period.of("2023-01", end)
    return span.start, span.end
