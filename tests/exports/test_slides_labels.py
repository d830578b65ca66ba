"""Where the figures beside a line stand: off the other lines, off the target, no more than have room."""

from dataclasses import replace

from exhibits.exhibit import Chart, Series
from exhibits.ladder import Ladder
from exports.document.charts import WIDTH, pen
from exports.slides import combo, lines, ranks
from exports.slides.layout import Box
from exports.slides.plot import Label, Plot
from tests.exports.sample import basket, overlay, points

PAPER = Box(0, 0, WIDTH, 66 * 36000)  # a chart of a Word page
SCREEN = Box(0, 0, 11_000_000, 5_000_000)


def told(plot: Plot, name: str) -> dict[int, Label]:
    return {label.place: label for strand in plot.strands if strand.name == name for label in strand.labels}


def low(*values: float) -> Chart:
    """This year below the two before."""
    chart = overlay()
    return replace(chart, series=(*chart.series[:2], Series("2026年", "current", points(values, 2, 2026))))


def test_a_name_stands_right_of_a_line_that_the_others_leave_alone() -> None:
    last = told(lines.plotted(low(0.5, 1.0, 1.5, 2.0, 2.5, 3.0), SCREEN, pen()), "2026年")
    assert last[5].side == "r"
    assert {last[slot].side for slot in range(1, 5)} == {"b"}


def test_a_name_that_the_others_cross_stands_above() -> None:
    [label] = told(lines.plotted(overlay(), SCREEN, pen()), "2026年（初步数）").values()
    assert (label.side, label.named) == ("t", True)


def test_figures_that_are_wider_than_their_slots_are_thinned_out_from_the_last() -> None:
    chart = low(1500.0, 2500.0, 3500.0, 4500.0, 5500.0, 6500.0)
    assert sorted(told(lines.plotted(chart, PAPER, pen()), "2026年")) == [1, 3, 5]
    assert len(told(lines.plotted(chart, SCREEN, pen()), "2026年")) == 6


def test_the_words_of_the_target_begin_within_the_axes() -> None:
    plot = lines.plotted(overlay(), PAPER, pen())
    [(slot, label)] = told(plot, "年度目标").items()
    half = len(label.text) * label.size / 2
    assert (slot + 0.5) * PAPER.width / 12700 * 0.8 / len(plot.categories) >= half * 0.7
    assert told(lines.plotted(overlay(), SCREEN, pen()), "年度目标").keys() == {1}


def test_a_valley_has_its_figure_below() -> None:
    chart = basket().items[2].exhibit
    assert isinstance(chart, Chart)
    plot = combo.plotted(chart, SCREEN, pen())
    sides = {place: label.side for place, label in told(plot, "同比（%）").items()}
    assert (sides[5], sides[6], sides[0]) == ("b", "t", "t")


def test_a_low_dumbbell_has_its_figure_beside_it() -> None:
    shown = (item.exhibit for item in basket().items)
    ladder = next(each for each in shown if isinstance(each, Ladder) and each.form == "dumbbell")
    rungs = (replace(ladder.rungs[0], value=9.0, before=8.0), replace(ladder.rungs[1], value=0.4, before=0.3))
    plot = ranks.dumbbells(replace(ladder, rungs=rungs), PAPER, pen())
    assert {place: label.side for place, label in told(plot, "上年同期").items()} == {0: "b", 1: "r"}
