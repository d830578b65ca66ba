import pytest

from indicators.period import Period, month_number, month_text


def period(start, end=""):
    return Period.of(start, end or start)


def test_a_month_has_a_number_so_that_a_year_is_twelve():
    assert month_number("2023-04") == 2023 * 12 + 3
    assert month_text(month_number("2023-04") - 12) == "2022-04"


@pytest.mark.parametrize("text", ["2023-00", "2023-13", "2023", "2023-x"])
def test_what_is_no_month_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011 - int() words some of them
        month_number(text)


def test_a_period_does_not_end_before_it_starts():
    with pytest.raises(ValueError, match="cannot end before"):
        period("2023-04", "2023-03")


def test_a_period_knows_its_ends_length_and_base():
    span = period("2023-01", "2023-04")
    assert (span.months, span.start_text, span.end_text) == (4, "2023-01", "2023-04")
    assert span.last_year() == period("2022-01", "2022-04")


@pytest.mark.parametrize(
    ("span", "label", "basis"),
    [
        (period("2023-01", "2023-04"), "2023年1-4月", "cumulative"),
        (period("2023-01", "2023-02"), "2023年1-2月", "cumulative"),
        (period("2023-01", "2023-03"), "2023年1-3月", "cumulative"),
        (period("2023-01", "2023-12"), "2023年", "cumulative"),
        (period("2023-01"), "2023年1月", "cumulative"),
        (period("2023-04"), "2023年4月", "month"),
        (period("2023-04", "2023-06"), "2023年二季度", "quarter"),
        (period("2023-10", "2023-12"), "2023年四季度", "quarter"),
        (period("2023-07", "2023-12"), "2023年下半年", "half"),
        (period("2023-03", "2023-05"), "2023年3-5月", "span"),
        (period("2022-10", "2023-03"), "2022年10月-2023年3月", "span"),
        (period("2021-01", "2023-12"), "2021-2023年", "span"),
    ],
    ids=str,
)
def test_a_period_is_named_as_the_trade_names_it(span, label, basis):
    assert (span.label, span.basis) == (label, basis)


def test_a_basis_settles_what_a_span_from_january_is_called():
    assert period("2023-01", "2023-03").label_for("quarter") == "2023年一季度"
    assert period("2023-01", "2023-06").label_for("half") == "2023年上半年"
    assert period("2023-01", "2023-06").label_for("quarter") == "2023年1-6月"


def test_a_span_may_suit_several_bases():
    assert {b for b in ("month", "point", "cumulative", "quarter") if period("2023-01").suits(b)} == {
        "month",
        "point",
        "cumulative",
    }
    assert period("2023-04", "2023-06").suits("quarter")
    assert not period("2023-03", "2023-05").suits("quarter")
    assert not period("2022-01", "2023-12").suits("cumulative")


def test_the_span_before_is_adjacent():
    assert period("2023-04").previous() == period("2023-03")
    assert period("2023-01").previous() == period("2022-12")
    assert period("2023-04", "2023-06").previous() == period("2023-01", "2023-03")
    assert period("2023-07", "2023-12").previous() == period("2023-01", "2023-06")


def test_a_cumulative_span_has_none_before_it_unless_meant_as_a_quarter():
    assert period("2023-01", "2023-03").previous() is None
    assert period("2023-01", "2023-03").previous("quarter") == period("2022-10", "2022-12")
    assert period("2023-01", "2023-12").previous("year") == period("2022-01", "2022-12")
    assert period("2023-03", "2023-05").previous() is None


def test_periods_sort_by_their_start():
    assert sorted([period("2023-02"), period("2022-01", "2022-03")])[0].start_text == "2022-01"
