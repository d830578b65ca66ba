from urllib.parse import unquote

from drawing.cards import card, line
from exhibits.exhibit import Cell, Headline, Progress


def test_a_gap_in_the_past_lifts_the_pen() -> None:
    assert unquote(line([1.0, 2.0, None, 3.0, 2.0])).count("M") == 2


def test_a_single_figure_has_no_line() -> None:
    assert line([None, 1.0]) == ""


def test_a_marked_place_has_an_upright_line_where_its_point_is() -> None:
    assert "M30.0 0V24" in unquote(line([1.0, 2.0, 3.0], marked=(1,)))
    assert "0V24" not in unquote(line([1.0, 2.0, 3.0]))


def test_what_came_from_a_file_is_text() -> None:
    shown = card(Headline("<img src=x>", "1", "套", growths=(Cell("<b>"),)), "trend?a=1&b=2")
    assert "<img src=x>" not in shown
    assert "<b>" not in shown
    assert "a=1&amp;b=2" in shown


def test_completion_beyond_the_whole_stays_in_its_frame() -> None:
    shown = card(Headline("a", "1", "套", progress=Progress(107.0, 50.0, "完成107.0%", "ahead")), "")
    assert "width:100.0%" in shown
    assert "left:50.0%" in shown
