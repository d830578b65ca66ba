from drawing.rungs import figure
from exhibits.ladder import Ladder, Rung


def ladder(*rungs: Rung, form: str = "bars") -> Ladder:
    words = "中位数 +2.0%"
    return Ladder(title="", subtitle="", form=form, unit="%", rungs=rungs, middle=2.0, middle_text=words)


def test_a_figure_below_zero_has_its_words_left_of_it() -> None:
    labels = figure(ladder(Rung("甲", 1, 3.0, "+3.0%", "ahead"), Rung("乙", 2, -3.0, "−3.0%", "behind")))
    assert [label["xanchor"] for label in labels["layout"]["annotations"][:2]] == ["left", "right"]
    assert labels["data"][0]["marker"]["line"]["color"] == ["#0B5394", "#D55E00"]


def test_no_figure_is_a_word_and_no_bar() -> None:
    drawn = figure(ladder(Rung("甲", 1, 3.0, "+3.0%", "ahead"), Rung("乙", None, None, "无基数", "muted")))
    assert drawn["data"][0]["x"] == [3.0]
    assert drawn["data"][1]["text"] == ["　无基数"]


def test_a_preliminary_bar_is_hollow() -> None:
    drawn = figure(ladder(Rung("甲", 1, 3.0, "+3.0%*", "ahead", preliminary=True)))
    assert drawn["data"][0]["marker"]["color"] == ["#FFFFFF"]


def test_forty_regions_stand_closer_and_do_not_overlap() -> None:
    drawn = figure(ladder(*(Rung(f"地区{n}", n, float(n), f"{n}", "ahead") for n in range(1, 41))))
    assert drawn["layout"]["height"] == 40 * 24 + 62


def test_markup_in_a_name_is_harmless() -> None:
    drawn = figure(ladder(Rung("<b>甲", 1, 3.0, "3", "ahead", before=2.0), form="dumbbell"))
    assert drawn["layout"]["yaxis"]["ticktext"] == ["1　&lt;b&gt;甲"]
