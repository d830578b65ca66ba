from dataclasses import replace

from drawing.plotted import plot
from exhibits.exhibit import Chart
from exhibits.ladder import Rung
from tests.exports import sample, sample_bars, sample_grids

WIDTH, HEIGHT = 944, 380


def ranked(count: int) -> tuple[Rung, ...]:
    return tuple(
        Rung(f"地区{place}", place, float(place), f"{place}.0%", "ahead") for place in range(1, count)
    )


def test_every_figure_takes_its_room_and_no_more() -> None:
    for exhibit in (sample.overlay(), sample.combo(), sample_grids.heat(""), sample_bars.waterfall("")):
        made = plot(exhibit, WIDTH, HEIGHT)
        assert (made.layout["width"], made.scale) == (WIDTH, 1.0)
        assert HEIGHT * 0.75 < made.layout["height"] <= HEIGHT


def test_a_chart_with_events_is_no_higher_than_its_room() -> None:
    chart = sample.overlay()
    assert isinstance(chart, Chart)
    assert chart.marks
    assert plot(chart, WIDTH, HEIGHT).layout["height"] == HEIGHT


def test_thirty_one_rows_close_up_and_letters_fit_their_rows() -> None:
    made = plot(replace(sample_bars.ranking(""), rungs=ranked(32)), WIDTH, HEIGHT)
    row = (HEIGHT - 60) / 31
    assert (made.layout["height"], made.scale) == (HEIGHT, 1.0)
    sizes = [note["font"]["size"] for note in made.layout["annotations"]]
    assert max(*sizes, made.layout["yaxis"]["tickfont"]["size"]) < row


def test_more_rows_than_can_be_read_are_scaled_to_fit() -> None:
    made = plot(replace(sample_bars.ranking(""), rungs=ranked(120)), WIDTH, HEIGHT)
    assert made.scale < 0.5
    assert abs(made.layout["height"] * made.scale - HEIGHT) < 2
    assert abs(made.layout["width"] * made.scale - WIDTH) < 2


def test_what_is_told_in_words_has_no_figure() -> None:
    without = replace(sample_bars.ranking(""), rungs=())
    for exhibit in (sample_grids.table(""), sample.figures(), sample_bars.progress(""), without):
        assert plot(exhibit, WIDTH, HEIGHT) is None
