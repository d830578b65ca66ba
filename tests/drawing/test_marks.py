from itertools import combinations

from drawing.chart import figure
from drawing.labels import text_px
from drawing.marks import AXIS_PX, SIZE, words
from exhibits.exhibit import Chart, ChartKind, Mark, Point, Series, Slot

SLOTS = tuple(Slot(f"{month + 1}月", month, month) for month in range(12))


def chart(*marks: Mark, kind: ChartKind = "lines") -> Chart:
    points = tuple(Point(place, 1.0, "1", "final") for place in range(12))
    series = tuple(Series(name, "peer", points) for name in ("甲", "乙", "丙"))
    return Chart(
        title="", subtitle="", kind=kind, unit="套", decimals=0, slots=SLOTS, series=series, marks=marks
    )


def test_words_never_cover_each_other_nor_a_line_that_leads_to_others() -> None:
    places = [0.0, 1.0, 1.0, 3.0, 9.5, 11.0]
    said = words([Mark(int(x), "一件很长很长的大事记", None, "event") for x in places], places, (0, 11), 50)
    boxes = [(word.x / 11 * AXIS_PX, text_px(word.text, SIZE), word.row) for word in said]
    for (left, width, row), (other, other_width, other_row) in combinations(boxes, 2):
        if row == other_row:
            assert left + width <= other or other + other_width <= left
        if other_row > row:
            assert not left < other < left + width
    assert all(left + width <= AXIS_PX + 50 for left, width, _ in boxes)


def test_a_band_lies_below_the_lines_and_a_month_is_a_thin_line() -> None:
    drawn = figure(chart(Mark(1, "停工", 3, "event"), Mark(6, "限购", None, "event"), Mark(8, "改口径")))
    shapes = drawn["layout"]["shapes"]
    assert [(shape["type"], shape["x0"], shape["x1"]) for shape in shapes] == [
        ("rect", 0.5, 3.5),
        ("line", 0.5, 0.5),
        ("line", 6.0, 6.0),
        ("line", 7.5, 7.5),
    ]
    assert shapes[0]["layer"] == "below"


def test_words_make_a_chart_higher_and_leave_its_lines_their_room() -> None:
    plain, marked = figure(chart(), 380)["layout"], figure(chart(Mark(1, "停工", 3, "event")), 380)["layout"]
    more = marked["height"] - plain["height"]
    assert more == marked["margin"]["t"] - plain["margin"]["t"] == 16


def test_a_grid_frames_the_cells_that_an_event_belongs_to() -> None:
    drawn = figure(chart(Mark(1, "停工", 3, "event", (0, 2)), kind="heat"))["layout"]
    frames = [shape for shape in drawn["shapes"] if shape["type"] == "rect"]
    assert [(frame["x0"], frame["x1"], frame["y0"], frame["y1"]) for frame in frames] == [
        (1.0, 4.0, -0.5, 0.5),
        (1.0, 4.0, 1.5, 2.5),
    ]
    assert [words["text"] for words in drawn["annotations"]] == ["停工"]


def test_markup_in_an_event_is_harmless() -> None:
    drawn = figure(chart(Mark(1, "<b>x</b>$y$", None, "event")))
    assert "&lt;b&gt;" in str(drawn["layout"]["annotations"])
