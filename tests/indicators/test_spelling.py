import datetime as dt
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.period import Period, parse, parse_with_status

SEPTEMBER = ("2023-09", "2023-09")
NINE_MONTHS = ("2023-01", "2023-09")

SPELLED = {
    "2023年1-9月": NINE_MONTHS,
    "2023年1－9月": NINE_MONTHS,
    "2023年1—9月": NINE_MONTHS,
    "2023年1——9月份": NINE_MONTHS,
    "2023年1–9月": NINE_MONTHS,
    "2023年1~9月": NINE_MONTHS,
    "2023年1～9月": NINE_MONTHS,
    "2023年1至9月": NINE_MONTHS,
    "2023年1到9月份": NINE_MONTHS,
    "2023年01-09月": NINE_MONTHS,
    "2023年1月-9月": NINE_MONTHS,
    "2023年1月至9月": NINE_MONTHS,
    "２０２３年１－９月": NINE_MONTHS,
    "2023 年 1-9 月": NINE_MONTHS,
    "（2023年1-9月）": NINE_MONTHS,
    "2023.1-9": NINE_MONTHS,
    "2023年1-9": NINE_MONTHS,
    "2023.01—09": NINE_MONTHS,
    "202301-202309": NINE_MONTHS,
    "2023.01-2023.09": NINE_MONTHS,
    "2023年1月1日-9月30日": NINE_MONTHS,
    "2023年1月1日至2023年9月30日": NINE_MONTHS,
    "2023年9月累计": NINE_MONTHS,
    "2023年9月（累计）": NINE_MONTHS,
    "累计2023年9月": NINE_MONTHS,
    "2023年1-9月累计": NINE_MONTHS,
    "2023年前三季度": NINE_MONTHS,
    "2023年前3季度": NINE_MONTHS,
    "2023年1-3季度": NINE_MONTHS,
    "2023年一至三季度": NINE_MONTHS,
    "2023年三季度累计": NINE_MONTHS,
    "2023年前9个月": NINE_MONTHS,
    "二〇二三年一至九月": NINE_MONTHS,
    "Jan-Sep 2023": NINE_MONTHS,
    "January to September 2023": NINE_MONTHS,
    "2023年9月": SEPTEMBER,
    "2023年09月": SEPTEMBER,
    "2023年9月份": SEPTEMBER,
    "2023年9月当月": SEPTEMBER,
    "2023年9月末": SEPTEMBER,
    "2023年9月底": SEPTEMBER,
    "截至2023年9月底": SEPTEMBER,
    "截止2023年9月30日": SEPTEMBER,
    "2023年9月30日": SEPTEMBER,
    "2023.09": SEPTEMBER,
    "2023.9": SEPTEMBER,
    "2023/9": SEPTEMBER,
    "2023/09": SEPTEMBER,
    "2023-09": SEPTEMBER,
    "202309": SEPTEMBER,
    "20230930": SEPTEMBER,
    "2023-09-30": SEPTEMBER,
    "2023/9/30": SEPTEMBER,
    "2023-09-30 00:00:00": SEPTEMBER,
    "2023-09-30T00:00:00": SEPTEMBER,
    "2023M09": SEPTEMBER,
    "23年9月": SEPTEMBER,
    "Sep-23": SEPTEMBER,
    "Sept 2023": SEPTEMBER,
    "Sep. 2023": SEPTEMBER,
    "September 2023": SEPTEMBER,
    "30 September 2023": SEPTEMBER,
    "二〇二三年九月": SEPTEMBER,
    "二○二三年九月": SEPTEMBER,
    "2023年1-2月": ("2023-01", "2023-02"),
    "2023年1月": ("2023-01", "2023-01"),
    "二〇二三年十二月": ("2023-12", "2023-12"),
    "二〇二三年十月": ("2023-10", "2023-10"),
    "2023年一季度": ("2023-01", "2023-03"),
    "2023年第四季度": ("2023-10", "2023-12"),
    "2023年3季度": ("2023-07", "2023-09"),
    "2023Q3": ("2023-07", "2023-09"),
    "2023年Q3": ("2023-07", "2023-09"),
    "Q3 2023": ("2023-07", "2023-09"),
    "3Q23": ("2023-07", "2023-09"),
    "1997 Q1": ("1997-01", "1997-03"),
    "2023年上半年": ("2023-01", "2023-06"),
    "2023年下半年": ("2023-07", "2023-12"),
    "2023H1": ("2023-01", "2023-06"),
    "2023年": ("2023-01", "2023-12"),
    "2023年度": ("2023-01", "2023-12"),
    "2023年全年": ("2023-01", "2023-12"),
    "2023年末": ("2023-12", "2023-12"),
    "2023年底": ("2023-12", "2023-12"),
    "2022年10月-2023年3月": ("2022-10", "2023-03"),
    "2021—2023年": ("2021-01", "2023-12"),
    202309: SEPTEMBER,
    dt.date(2023, 9, 30): SEPTEMBER,
    dt.datetime(2023, 9, 1, 8): SEPTEMBER,
}


@pytest.mark.parametrize(("text", "span"), SPELLED.items(), ids=repr)
def test_every_spelling_is_read(text, span):
    assert parse(text) == Period.of(*span)


def test_a_number_cell_reads_like_its_text():
    assert parse(202309.0) == parse(202309) == parse("202309")


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "—", "…", "2023", "202613", "202600", "20239", "20231301", "2023-02-30", "2023年13月"),
        *("2023年9-1月", "1-9月", "9月", "前三季度", "上半年", "全年", "今年以来", "截至目前", "9月底"),
        *("2023年1-9月当月", "2023年5季度", "1899年9月", "2101年9月", "110000", "990100", "3.6", "1996/97"),
        *(
            "2023年1月1日-9月15日",
            "2023年9月上旬",
            "商品房销售面积",
            "2023年累计",
            "12345678",
            "2023年九十月",
        ),
        *("一、二季度情况说明" * 20, None, True, 2023, 2023.0, 2023.09, 2023.5, 12, 0, -202309, 202613),
        *(math.nan, math.inf, dt.date(1900, 1, 1)),
    ],
    ids=lambda text: repr(text)[:20],
)
def test_what_is_no_period_is_none(text):
    assert parse(text) is None


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("1—9月份", NINE_MONTHS),
        ("前三季度", NINE_MONTHS),
        ("三季度累计", NINE_MONTHS),
        ("今年1-9月", NINE_MONTHS),
        ("去年1-9月", ("2022-01", "2022-09")),
        ("上年末", ("2022-12", "2022-12")),
        ("截至9月底", SEPTEMBER),
        ("截至9月30日", SEPTEMBER),
        ("截止8月底", ("2023-08", "2023-08")),
        ("一季度", ("2023-01", "2023-03")),
        ("上半年", ("2023-01", "2023-06")),
        ("全年", ("2023-01", "2023-12")),
        ("十二月", ("2023-12", "2023-12")),
    ],
)
def test_a_spelling_without_a_year_takes_the_hint(text, span):
    assert parse(text, year=2023) == Period.of(*span) == parse(text, report_date=dt.date(2023, 10, 8))


@pytest.mark.parametrize("text", ["今年以来", "截至目前", "截止目前", "年初至今", "今年累计"])
def test_to_date_needs_the_report_s_own_date(text):
    assert parse(text, year=2023) is None
    assert parse(text, report_date=dt.date(2023, 10, 8)) == Period.of("2023-01", "2023-10")


def test_a_cumulative_reading_starts_in_january_unless_the_text_says_otherwise():
    assert parse("202604", cumulative=True) == Period.of("2026-01", "2026-04")
    assert parse("2019年第四季度", cumulative=True) == Period.of("2019-01", "2019-12")
    assert parse("截至2023年9月底", cumulative=True) == Period.of("2023-01", "2023-09")
    assert parse("2023年9月当月", cumulative=True) == Period.of("2023-09", "2023-09")
    assert parse("2023年7-9月", cumulative=True) == Period.of("2023-07", "2023-09")


def test_a_point_is_the_last_month_of_any_spelling():
    for text in ("2023年1-9月", "2023年三季度", "2023年9月末", "2023-09-30", "2022年10月-2023年9月"):
        assert parse(text, point=True) == Period.of("2023-09", "2023-09")
    assert parse("2023年", point=True) == Period.of("2023-12", "2023-12")


def test_a_lone_year_is_one_only_where_the_reader_says_so():
    for text in (2023, 2023.0, "2023", "２０２３"):
        assert parse(text, year_alone=True) == Period.of("2023-01", "2023-12")
    assert parse(2023.09, year_alone=True) == Period.of("2023-09", "2023-09")
    assert parse(2023.1, year_alone=True) is None, "January, or October that lost its zero"
    assert parse(2150, year_alone=True) is None


@pytest.mark.parametrize(
    ("text", "span", "status"),
    [
        ("2023年9月（初步数）", SEPTEMBER, "preliminary"),
        ("2023年9月初步核算", SEPTEMBER, "preliminary"),
        ("2023年9月快报", SEPTEMBER, "preliminary"),
        ("Sep 2023 (p)", SEPTEMBER, "preliminary"),
        ("2023年9月（修订）", SEPTEMBER, "revised"),
        ("2023年9月修订数", SEPTEMBER, "revised"),
        ("2023年1-9月[已修正]", NINE_MONTHS, "revised"),
        ("2023年9月最终核实数", SEPTEMBER, "final"),
        ("2023年全年预计", ("2023-01", "2023-12"), "forecast"),
        ("预计2023年", ("2023-01", "2023-12"), "forecast"),
        ("2023年9月", SEPTEMBER, ""),
        (202309, SEPTEMBER, ""),
    ],
)
def test_a_status_beside_the_period_is_read_apart(text, span, status):
    assert parse_with_status(text) == (Period.of(*span), status)


def test_a_status_alone_is_no_period():
    assert parse_with_status("初步数")[0] is None


months = st.integers(1949 * 12, 2101 * 12 - 1)


@given(months, st.integers(0, 40))
def test_every_label_reads_back(start, more):
    period = Period(start, min(start + more, 2101 * 12 - 1))
    assert parse(period.label) == period


@given(
    months,
    st.sampled_from([1, 3, 6, 12]),
    st.sampled_from(["month", "quarter", "half", "year", "cumulative"]),
)
def test_every_label_under_a_basis_reads_back(start, length, basis):
    period = Period(start - start % length, start - start % length + length - 1)
    assert parse(period.label_for(basis)) == period


@given(
    st.text(max_size=60)
    | st.text("0123456789年月季度至-—.Q前上下半累计 ", max_size=20)
    | st.floats()
    | st.integers()
)
def test_no_cell_breaks_the_reader(cell):
    for period in (parse(cell), parse_with_status(cell, cumulative=True, year=2023)[0]):
        assert period is None or 1949 * 12 <= period.start <= period.end < 2101 * 12
