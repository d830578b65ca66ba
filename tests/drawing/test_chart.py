import plotly.graph_objects as go
import pytest

from drawing.chart import figure
from exhibits.exhibit import Chart, Mark, Point, Series, Slot, Target
from ui.figure import Drawn

SLOTS = (Slot("1-2月", 0, 1), Slot("3月", 2, 2), Slot("4月", 3, 3), Slot("5月", 4, 4))


def chart(points: tuple[Point, ...], **more: object) -> Chart:
    series = (Series("2026年", "current", points, "2026年 3"),)
    fields = {"title": "t", "subtitle": "s", "kind": "lines", "unit": "套", "decimals": 0, "slots": SLOTS}
    return Chart(**(fields | {"series": series} | more))  # type: ignore[arg-type]


def firm(slot: int, value: float) -> Point:
    return Point(slot, value, f"{value:.0f}", "final")


def test_january_and_february_stand_in_the_middle_of_their_months_on_a_tint() -> None:
    drawn = figure(chart((firm(0, 1), firm(1, 2))))
    assert drawn["data"][0]["x"] == [0.5, 2.0]
    tint = drawn["layout"]["shapes"][0]
    assert (tint["type"], tint["x0"], tint["x1"]) == ("rect", -0.5, 1.5)


def test_a_preliminary_point_is_hollow_at_the_end_of_a_dashed_piece() -> None:
    drawn = figure(chart((firm(1, 1), Point(2, 2, "2", "preliminary"))))
    solid, dashed = drawn["data"]
    assert solid["y"] == [1, None]
    assert (dashed["y"], dashed["line"]["dash"], dashed["marker"]["color"]) == ([1, 2], "dot", "#FFFFFF")


def test_a_gap_is_null_and_has_its_word() -> None:
    drawn = figure(chart((firm(1, 1), Point(2, None, "未报", "not_reported"), firm(3, 3))))
    assert drawn["data"][0]["y"] == [1, None, 3]
    assert drawn["data"][-1]["text"] == ["未报"]


def test_breaks_and_targets_are_lines_with_words() -> None:
    drawn = figure(
        chart((firm(1, 1), firm(2, 2)), marks=(Mark(2, "口径变动"),), target=Target(9, "年度目标 9套"))
    )
    assert [shape["type"] for shape in drawn["layout"]["shapes"]] == ["rect", "line", "line"]
    words = [annotation["text"] for annotation in drawn["layout"]["annotations"]]
    assert "口径变动" in words
    assert "年度目标 9套" in words


@pytest.mark.parametrize("kind", ["lines", "heat"])
def test_what_is_sent_unchecked_is_a_figure_that_plotly_accepts(kind: str) -> None:
    spec = figure(chart((firm(0, 1), Point(1, None, "无基数", "break"), firm(2, 2)), kind=kind))
    assert go.Figure(spec).to_dict()["data"]
    assert Drawn(spec).to_dict() is spec


def test_cells_show_numbers_and_words() -> None:
    spec = figure(chart((firm(0, 1), Point(1, None, "无基数", "break")), kind="heat"))
    assert spec["data"][0]["z"] == [[1, None, None, None]]
    assert spec["data"][1]["text"] == ["1", "无基数"]
    assert spec["data"][0]["x"] == [0.0, 2.0, 3.0, 4.0, 5.0]


def test_a_point_that_no_line_leads_to_is_a_dot() -> None:
    spec = figure(chart((firm(0, 1), Point(1, None, "", "not_reported"), firm(2, 2), firm(3, 2))))
    assert spec["data"][0]["marker"]["size"][0] == 7


def test_a_long_word_takes_two_lines_in_a_narrow_column() -> None:
    slots = tuple(Slot(f"{month % 12 + 1}月", month, month) for month in range(24))
    spec = figure(chart((Point(0, None, "扭亏为盈", "break"),), kind="heat", slots=slots))
    assert spec["data"][1]["text"] == ["扭亏<br>为盈"]
    assert spec["layout"]["xaxis"]["tickangle"] == 0
