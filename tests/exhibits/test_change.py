import pytest

from exhibits import change
from indicators.catalog import Catalog
from tests.exhibits.conftest import april_2023, row


def two_years() -> list:
    return [row("2022-01", "2022-02", 15702.61), row("2022-01", "2022-04", 39768.15), april_2023()]


def test_changes_compare_equal_spans(catalog: Catalog) -> None:
    (cells,) = change.changes(two_years(), catalog, "cumulative").rows
    assert [cell.text for cell in cells[2:8]] == [
        "2022年1-4月", "39,768.15", "2023年1-4月", "37,635.87", "−2,132.28", "−5.4%",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("first", "last", "word"),
    [(0, 5, "基数为零"), (-3, 5, "扭亏为盈"), (3, -5, "由盈转亏"), (-5, -3, "减亏"), (-3, -5, "增亏")],
)
def test_a_bad_base_gives_a_word_and_no_number(
    catalog: Catalog, first: float, last: float, word: str
) -> None:
    rows = [row("2022-04", "2022-04", first), row("2023-03", "2023-03"), row("2023-04", "2023-04", last)]
    cell = change.changes(rows, catalog, "month").rows[0][7]
    assert (cell.text, cell.value) == (word, None)


def test_a_change_of_definition_refuses_the_comparison(catalog: Catalog) -> None:
    broken = catalog.breaks[0]
    year = broken.period // 12
    rows = [
        row(f"{y}-04", f"{y}-04", indicator=broken.indicator, region=broken.region) for y in (year - 1, year)
    ]
    cells = change.changes(rows, catalog, "month").rows[0]
    assert [cell.text for cell in cells[6:8]] == ["口径变动", "口径变动"]


def test_one_figure_alone_went_nowhere(catalog: Catalog) -> None:
    assert change.changes([april_2023()], catalog, "cumulative").rows == ()
