from pathlib import Path

import pytest

from etl.publish import writing
from indicators.catalog import Catalog
from indicators.contents import contents, sizes
from indicators.history import history, spans
from indicators.journal import journal
from indicators.open_issues import open_issues
from indicators.period import month_number
from indicators.warehouse import Warehouse, open_current
from tests.etl.frames import Figure, put
from tests.indicators.builds import Fact, make_build, months_of

CATALOG = Catalog.load()
APRIL = (month_number("2023-01"), month_number("2023-04"))


@pytest.fixture
def thrice(tmp_path: Path) -> Warehouse:
    """Three loads: a figure, the same with another and one more, and that again."""
    put(tmp_path, CATALOG, Figure(1.0), Figure(5.0, end="2023-03"))
    put(
        tmp_path,
        CATALOG,
        Figure(2.0, status="preliminary"),
        Figure(5.0, end="2023-03"),
        Figure(9.0, end="2023-05"),
    )
    put(tmp_path, CATALOG, Figure(2.0))
    return open_current(tmp_path)


def test_a_load_tells_what_each_figure_did(thrice: Warehouse) -> None:
    told = {each.period_end: each for each in contents(thrice, 2)}
    outcomes = {end % 12 + 1: each.outcome for end, each in told.items()}
    assert outcomes == {3: "same", 4: "changed", 5: "new"}
    april = told[APRIL[1]]
    assert (april.earlier_value, april.earlier_status, april.superseded_by) == (1.0, "final", 3)
    assert [(each.outcome, each.earlier_value) for each in contents(thrice, 3)] == [("changed", 2.0)]


def test_figures_come_in_the_order_of_cells_and_in_pages(thrice: Warehouse) -> None:
    assert [each.cell for each in contents(thrice, 2)] == ["B2", "B3", "B4"]
    assert [each.cell for each in contents(thrice, 2, skipped=1, most=1)] == ["B3"]
    assert [each.cell for each in contents(thrice, 2, outcome="new")] == ["B4"]
    assert contents(thrice, 2, indicator="re_investment") == []


def test_sizes_count_what_contents_list(thrice: Warehouse) -> None:
    assert [(size.outcome, size.figures) for size in sizes(thrice, 2)] == [
        ("changed", 1),
        ("new", 1),
        ("same", 1),
    ]


def test_a_figure_has_a_history_with_repeats(thrice: Warehouse) -> None:
    told = history(thrice, "re_sales_area", "100000", "", APRIL)
    assert [(each.load, each.earlier_value, each.value, each.status, each.repeats) for each in told] == [
        (1, None, 1.0, "final", False),
        (2, 1.0, 2.0, "preliminary", False),
        (3, 2.0, 2.0, "final", False),
    ]
    march = history(thrice, "re_sales_area", "100000", "", (APRIL[0], APRIL[0] + 2))
    assert [(each.load, each.repeats) for each in march] == [(1, False), (2, True)]
    assert [
        (each.period_end % 12 + 1, each.versions) for each in spans(thrice, "re_sales_area", "100000", "")
    ] == [
        (5, 1),
        (4, 3),
        (3, 1),
    ]


def test_what_was_rolled_back_stays_in_the_journal_alone(tmp_path: Path, thrice: Warehouse) -> None:
    with writing(tmp_path, CATALOG) as writer:
        writer.rollback(2)
    build = open_current(tmp_path)
    entries = journal(build)
    assert list(entries) == [3, 2, 1]
    assert entries[2].rolled_back_at is not None
    assert (entries[1].standing_count, entries[2].standing_count, entries[3].standing_count) == (1, 0, 1)
    assert contents(build, 2) == []
    assert open_issues(build) == []


def test_a_span_for_which_only_a_target_was_set_comes_last(tmp_path: Path) -> None:
    aim = Fact("re_sales_area", "100000", "2023-01", "2023-12", 9.0, "target")
    build = make_build(tmp_path, [*months_of("re_sales_area", "100000", 2023, {3: 1.0, 4: 2.0}), aim])
    assert [each.period_end % 12 + 1 for each in spans(build, "re_sales_area", "100000", "")] == [4, 3, 12]
