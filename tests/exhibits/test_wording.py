from typing import get_args

import pytest

from exhibits.wording import (
    acceleration_words,
    change_words,
    count_words,
    growth_words,
    points_words,
)
from indicators.judgement import STATUS_WORDS, GrowthStatus
from tests.exhibits.conftest import april_2023, row


@pytest.mark.parametrize(
    ("pct", "words"),
    [(13.2, "同比增长13.2%"), (-0.4, "同比下降0.4%"), (0.04, "同比持平"), (360, "同比增长360.0%")],
)
def test_growth_has_a_verb_and_a_size(pct: float, words: str) -> None:
    assert growth_words(pct) == words


def test_rates_change_in_points() -> None:
    assert points_words(2.64) == "提高2.6个百分点"
    assert points_words(-0.3) == "下降0.3个百分点"
    assert points_words(0.01) == "持平"


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [
        (13.2, 11.7, "增速比1-8月加快1.5个百分点"),
        (11.7, 13.2, "增速比1-8月回落1.5个百分点"),
        (-8.3, -9.7, "降幅比1-8月收窄1.4个百分点"),
        (-12.6, -11.7, "降幅比1-8月扩大0.9个百分点"),
        (4.4, 4.4, "增速与1-8月持平"),
        (-4.4, -4.4, "降幅与1-8月持平"),
        (-0.3, 1.1, "1-8月为增长1.1%"),
        (0.5, -2.0, "1-8月为下降2.0%"),
    ],
)
def test_acceleration_follows_the_press_releases(now: float, before: float, words: str) -> None:
    assert acceleration_words(now, before, "1-8月") == words


def test_every_status_has_a_word_except_the_one_that_has_a_number() -> None:
    assert set(STATUS_WORDS) == set(get_args(GrowthStatus)) - {"ok"}


def test_the_published_growth_leads() -> None:
    assert change_words(april_2023()) == "同比下降0.4%"


def test_without_a_number_the_status_speaks() -> None:
    assert change_words(row("2023-01", "2023-04", growth_status="turned_loss")) == "由盈转亏"


def test_counting_says_what_moved_and_what_is_missing() -> None:
    assert count_words([1, 1, -1], "个地区", 1) == "4个地区中2个增长、1个下降、1个未报"
    assert count_words([-1, -1], "项指标") == "2项指标全部下降"
