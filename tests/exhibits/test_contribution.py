"""The waterfall, its words and its table (rules G2, G3, G8, G10)."""

import pytest

from exhibits.contribution import table, waterfall
from exhibits.contribution_words import headlines, notes, title
from exhibits.moved import Moved, leaders, shown_parts
from indicators.catalog import Catalog
from indicators.contribution import Contribution, Part
from indicators.period import Period

CATALOG = Catalog.load()
CITY, EAST, WEST, NORTH = "990100", "990101", "990102", "990103"
APRIL = Period.of("2023-01", "2023-04")


def part(code: str, base: float, value: float, share: float | None = None) -> Part:
    return Part(code, "ok", value, base, value - base, value - base, share)


def told(*parts: Part, rest: Part | None = None, indicator: str = "re_sales_area", **more: object) -> Moved:
    """Parts of a total of 100 a year before, so that an increment is its own points."""
    grown = sum(each.increment or 0.0 for each in [*parts, *([] if rest is None else [rest])])
    total = Part(CITY, "ok", 100 + grown, 100.0, grown, grown, 100.0)
    found = Contribution("region", APRIL, parts, total, rest)._replace(**more)  # type: ignore[arg-type]
    return Moved(found, CATALOG, CATALOG.indicators[indicator], "", "cumulative")


def test_g8_the_title_names_who_moved_it_each_way() -> None:
    moved = told(part(EAST, 40, 45.2), part(WEST, 60, 75), part(NORTH, 0, -1.6))
    assert title(moved) == (
        "2023年1-4月云江市商品房销售面积同比增长18.6%，其中城西区拉动15.0个百分点，江北区下拉1.6个百分点"
    )
    fallen = told(part(EAST, 40, 35), part(WEST, 60, 61))
    assert title(fallen).endswith("同比下降4.0%，其中城东区下拉5.0个百分点，城西区拉动1.0个百分点")


def test_g8_steps_follow_on_each_other_and_end_at_the_whole() -> None:
    left = part("", 0, 2)
    steps = waterfall(told(part(EAST, 40, 43), part(WEST, 60, 65), rest=left)).steps
    assert [step.name for step in steps] == ["城西区", "城东区", "未列明", "云江市合计"]
    assert [(step.start, step.end) for step in steps] == [(0, 5), (5, 8), (8, 10), (0, 10)]
    assert [step.text for step in steps] == ["+5.0", "+3.0", "+2.0", "+10.0%"]
    assert steps[-1].whole


def test_a_part_without_a_figure_is_a_word() -> None:
    steps = waterfall(told(part(EAST, 40, 43), Part(WEST, "not_reported"), rest=part("", 60, 61))).steps
    assert (steps[1].name, steps[1].end, steps[1].text) == ("城西区", None, "未报")
    assert steps[2].name == "未列明（含城西区）"


def test_refused_points_are_no_steps_but_a_reason_and_a_table() -> None:
    moved = told(Part(EAST, "break", 3.0, 2.0), refusal="break")
    assert waterfall(moved).steps == ()
    assert title(moved).endswith("：不测算拉动（口径变动）")
    assert table(moved).rows[0][-1].text == "口径变动"


def test_g8_shares_stand_in_the_table_or_their_refusal_in_the_notes() -> None:
    columns = table(told(part(EAST, 40, 43, 37.5), part(WEST, 60, 65, 62.5))).columns
    assert "贡献率" in columns
    opposite = told(part(EAST, 40, 43), part(WEST, 60, 58), share_refusal="opposite")
    assert any("不给贡献率" in note for note in notes(opposite))


def test_g10_what_the_parts_leave_is_named_or_said_to_be_rounding() -> None:
    assert any("舍入误差之内" in note for note in notes(told(part(EAST, 40, 43))))
    assert any("“未列明”为总数减" in note for note in notes(told(part(EAST, 40, 43), rest=part("", 1, 9))))


def test_order_is_by_strength_in_the_direction_of_the_total_or_as_given() -> None:
    fallen = told(part(EAST, 40, 41), part(WEST, 60, 50), part(NORTH, 9, 8))
    assert [each.code for each in shown_parts(fallen, "size")] == [WEST, NORTH, EAST]
    assert [each.code for each in shown_parts(fallen, "code")] == [EAST, WEST, NORTH]
    with pytest.raises(ValueError, match="luck"):
        shown_parts(fallen, "luck")


def test_small_points_have_two_decimals() -> None:
    moved = told(part(EAST, 40, 40.04), part(WEST, 60, 60.31))
    assert [step.text for step in waterfall(moved).steps[:2]] == ["+0.31", "+0.04"]
    assert leaders(moved)[0].code == WEST


def test_headlines_give_both_levels_and_how_many_pull_which_way() -> None:
    [band] = headlines(told(part(EAST, 40, 43), part(WEST, 60, 58))).bands
    assert {each.name: each.value for each in band.headlines}["各部分"] == "1升1降"
