"""The crowd in small: a few sessions, a load every few seconds. Times are not judged here."""

import pytest

from benchmarks import crowd, crowd_figures
from benchmarks.session import Run

# Calm enough that each session chooses once more after the last load, and so turns to its build.
SMALL = crowd.Size(sessions=5, calm=3, loaded=9, every=4, observations=20_000)


@pytest.mark.slow
def test_a_crowd_meets_no_error_and_no_stale_figure_while_loads_are_published(tmp_path):
    found = crowd.seen(SMALL, tmp_path / "warehouse")
    assert found.faults == []
    assert found.loads
    assert len(found.runs["loaded"]) >= SMALL.sessions
    assert found.open_builds <= 2  # the newest, and the one before
    assert len(list(crowd.printed(SMALL, found))) > 5


@pytest.mark.parametrize(
    ("charts", "faults", "wrong"),
    [
        (("[77030002.5, 77040002.5]",), (), ""),
        (("[77030001.5]",), (), "stale: load 1 shown 1.00 s after load 2 was done"),
        (("[77030003.5]",), (), ""),  # published before its loader had said so
        (("[77030001.5, 77040002.5]",), (), "figures of loads [1, 2] in one run"),
        (("[1.5]",), (), "no figure of the year"),
        (("[77030002.5]",), ("程序出错了",), "said: 程序出错了"),
    ],
)
def test_what_a_run_shows_is_judged_by_what_was_published_before_it(charts, faults, wrong):
    run = Run(sent=31.0, chart_ms=1.0, end_ms=2.0, charts=charts, faults=faults)
    found = crowd_figures.faults({"loaded": [run]}, [10.0, 20.0, 30.0])
    assert "".join(found) == wrong


def test_the_slope_of_a_line_is_per_minute():
    assert crowd_figures.slope([(0, 100), (30, 105), (60, 110)]) == pytest.approx(10)


def test_a_percentile_is_one_of_the_values():
    assert crowd_figures.percentile(range(1, 101), 95) == 96
    assert crowd_figures.percentile([7], 95) == 7
