import pytest

from drawing.labels import label_annotations, left_margin, right_margin, spread, text_px
from exhibits.exhibit import Chart, Point, Series, Slot, Target


def test_labels_that_would_overlap_are_pushed_apart_in_order() -> None:
    moved = spread([10.0, 10.5, 30.0], 2.0)
    assert moved[1] - moved[0] == pytest.approx(2.0)
    assert moved[2] == pytest.approx(30.0)


def test_labels_with_room_stay() -> None:
    assert spread([5.0, 1.0, 9.0], 2.0) == [5.0, 1.0, 9.0]


def test_nothing_is_spread_to_nothing() -> None:
    assert spread([], 2.0) == []


def chart(*series: Series, target: Target | None = None) -> Chart:
    slots = tuple(Slot(f"{month}月", month, month) for month in range(4))
    return Chart(
        title="", subtitle="", kind="lines", unit="套", decimals=0, slots=slots, series=series, target=target
    )


def line(role: str, label: str, *values: float) -> Series:
    points = tuple(Point(place, value, str(value), "final") for place, value in enumerate(values))
    return Series(label, role, points, label)  # type: ignore[arg-type]


def test_a_label_within_the_chart_stands_right_of_its_line_where_no_other_is() -> None:
    earlier = line("earlier", "2025年", 0.0, 5.0, 9.0, 10.0)
    under = label_annotations(chart(earlier, line("current", "2026年", 0.0, 4.5)), 400)[1]
    assert (under["xanchor"], under["y"] < 4.5) == ("left", True)
    over = label_annotations(
        chart(earlier, line("current", "2026年", 0.0, 9.0), target=Target(8.5, "")), 400
    )[1]
    assert over["y"] > 9.0


def test_a_track_that_ends_early_leaves_the_right_edge_to_the_others() -> None:
    tracks = (line("computed", "测算 −8.2%", 1.0, 2.0, 1.0, 2.0), line("reported", "公布" * 40, 1.0, 2.0))
    assert label_annotations(chart(*tracks), 300)[1]["xanchor"] == "right"


def test_the_margin_holds_the_longest_label() -> None:
    long = "房地产开发企业到位资金 162.58（初步数）"
    assert right_margin(chart(line("peer", long, 1.0, 2.0, 3.0, 4.0))) > text_px(long, 14)


@pytest.mark.parametrize(
    ("values", "target", "widest"),
    [
        ((9.0, 10.0), None, ""),
        ((77_110_002.5, 80_000_000.0), None, "80,000,000"),
        ((-12_345_678.0, 5.0), None, "−12,000,000"),
        ((5.0, 6.0), 98_765_432.0, "100,000,000"),
    ],
)
def test_the_figures_of_the_axis_have_room(
    values: tuple[float, ...], target: float | None, widest: str
) -> None:
    asked = chart(line("current", "", *values), target=None if target is None else Target(target, ""))
    assert left_margin(asked) >= max(64, text_px(widest, 13))
