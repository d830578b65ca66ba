import plotly.graph_objects as go

from drawing.chart import figure
from exhibits.exhibit import Chart, Point, Series, Slot
from tests.exports.sample import combo


def long() -> Chart:
    slots = tuple(Slot(f"{month}", month, month) for month in range(36))
    amounts = tuple(Point(place, 5.0 + place % 4, f"{5 + place % 4}.0", "final") for place in range(36))
    rates = tuple(Point(place, place % 5 - 2.0, f"{place % 5 - 2}.0%", "final") for place in range(36))
    series = (Series("额", "current", amounts), Series("同比", "reported", rates, axis="second"))
    return Chart(title="", subtitle="", kind="combo", unit="亿元", decimals=1, slots=slots, series=series)


def test_a_combo_is_a_figure_that_plotly_knows() -> None:
    for chart in (combo(), long()):
        drawn = figure(chart)
        assert [trace.type for trace in go.Figure(drawn).data] == [trace["type"] for trace in drawn["data"]]


def test_bars_stand_on_zero_below_the_line() -> None:
    drawn = figure(combo())
    [bars] = [trace for trace in drawn["data"] if trace["type"] == "bar"]
    assert bars["y"] == [6.80, 5.21, 4.93, 4.75, 5.62, 4.38, 5.10, 3.33]
    assert bars["width"][0] > 1.5 > bars["width"][1]
    low, high = drawn["layout"]["yaxis"]["range"]
    assert low == 0
    top = max(bars["y"]) / high
    bottom, most = drawn["layout"]["yaxis2"]["range"]
    assert (-12.4 - bottom) / (most - bottom) > top


def test_the_exhibits_own_words_stand_at_the_points_and_a_gap_has_its_word() -> None:
    drawn = figure(combo())
    line = [trace for trace in drawn["data"] if trace.get("yaxis") == "y2"]
    written = [text for trace in line for text in trace["text"] if text]
    assert written == ["−12.4%", "−9.8%", "−6.1%", "1.5%", "−2.2%", "3.4%", "−1.8%", "口径变动"]
    bars = drawn["data"][0]
    assert bars["text"] == ["6.80", "5.21", "4.93", "4.75", "5.62", "4.38", "5.10", "3.33"]
    assert bars["hovertext"][0] == "销售面积 1-2月：6.80万平方米"
    assert line[0]["hovertext"][0] == "同比 1-2月：−12.4%"


def test_a_preliminary_bar_is_hollow_and_its_growth_dashed() -> None:
    drawn = figure(combo())
    fills, frames = drawn["data"][0]["marker"]["color"], drawn["data"][0]["marker"]["line"]["color"]
    assert (fills[-1], frames) == ("#FFFFFF", fills[0])
    assert [trace["line"]["dash"] for trace in drawn["data"][1:3]] == ["solid", "dot"]


def test_many_points_are_read_from_axes() -> None:
    drawn = figure(long())
    assert [text for trace in drawn["data"] if trace["type"] == "bar" for text in trace["text"] if text] == []
    assert drawn["layout"]["yaxis"]["visible"]
    assert max(drawn["layout"]["yaxis"]["tickvals"]) <= 8
    assert drawn["layout"]["yaxis2"]["tickvals"] == [-2, 0, 2]
