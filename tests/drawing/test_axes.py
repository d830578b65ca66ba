from drawing.axes import layout
from exhibits.exhibit import Chart, Point, Series, Slot


def months(first: int, last: int) -> tuple[Slot, ...]:
    return tuple(Slot(f"{month // 12}年{month % 12 + 1}月", month, month) for month in range(first, last + 1))


def names(slots: tuple[Slot, ...]) -> list[str]:
    points = tuple(Point(place, 1.0, "1", "final") for place in range(len(slots)))
    chart = Chart(
        title="",
        subtitle="",
        kind="lines",
        unit="套",
        decimals=0,
        slots=slots,
        series=(Series("", "current", points),),
    )
    return list(layout(chart, 400)["xaxis"]["ticktext"])


def test_few_slots_are_all_named() -> None:
    assert names(months(2022 * 12, 2022 * 12 + 2)) == ["2022年1月", "2022年2月", "2022年3月"]


def test_many_are_named_by_their_years_and_a_short_first_year_is_not() -> None:
    assert names(months(2021 * 12 + 11, 2024 * 12)) == ["2022年", "2023年", "2024年"]
