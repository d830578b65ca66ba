from drawing.labels import text_px
from drawing.waterfall import figure
from exhibits.exhibit import Step, Steps


def steps(*told: Step) -> Steps:
    return Steps(title="", subtitle="", unit="个百分点", steps=told)


RISE = Step("甲", 0.0, 5.0, "+5.0", "ahead", remark="贡献率50.0%")
FALL = Step("乙", 5.0, 3.0, "−2.0", "behind")


def test_bars_begin_where_the_one_before_ended() -> None:
    drawn = figure(steps(RISE, FALL, Step("合计", 0.0, 3.0, "+3.0%", "plain", whole=True)))
    [bars, _] = drawn["data"]
    assert (bars["base"], bars["x"]) == ([0.0, 5.0, 0.0], [5.0, -2.0, 3.0])
    assert [line["x0"] for line in drawn["layout"]["shapes"]] == [5.0, 3.0]
    assert [label["xanchor"] for label in drawn["layout"]["annotations"]] == ["left", "right", "left"]


def test_no_figure_is_a_word_where_the_sum_stands() -> None:
    drawn = figure(steps(RISE, Step("丙", None, None, "未报", "muted"), FALL))
    assert (drawn["data"][1]["x"], drawn["data"][1]["text"]) == ([5.0], ["　未报"])
    assert drawn["data"][0]["y"] == [0, 2]


def test_a_preliminary_part_is_hollow() -> None:
    drawn = figure(steps(Step("甲", 0.0, 5.0, "+5.0*", "ahead", preliminary=True)))
    assert drawn["data"][0]["marker"]["color"] == ["#FFFFFF"]


def test_forty_parts_stand_closer() -> None:
    assert figure(steps(*[RISE] * 40))["layout"]["height"] == 40 * 24 + 62


def test_markup_in_a_name_is_harmless() -> None:
    drawn = figure(steps(Step("<b>甲", 0.0, 1.0, "+1.0", "ahead")))
    assert drawn["layout"]["yaxis"]["ticktext"] == ["&lt;b&gt;甲"]
    assert "&lt;b&gt;甲" in drawn["data"][0]["hovertext"][0]


def test_words_left_of_the_least_sum_do_not_run_into_a_long_name() -> None:
    long = Step("未列明（含城西区、高新区、石桥市等6项）", 0.0, -15.0, "−15.0", "muted")
    whole = Step("云江市合计", 0.0, -15.0, "−15.0%", "plain", remark="计算同比", whole=True)
    layout = figure(steps(long, whole))["layout"]
    low, high = layout["xaxis"]["range"]
    plot_px = 1050 - layout["margin"]["l"] - layout["margin"]["r"]
    assert (-15.0 - low) / (high - low) * plot_px > text_px("−15.0%　计算同比", 13) + 8
