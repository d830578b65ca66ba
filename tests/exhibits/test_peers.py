"""Regions beside each other, as bars, table, cards and words (rules R1, A3, G2, G4)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from exhibits.exhibit import Table
from exhibits.ladder import ladder
from exhibits.peers import Peers
from exhibits.peers_lines import multiples
from exhibits.peers_table import table
from exhibits.peers_words import headlines, notes, spread, title
from indicators.catalog import Catalog
from indicators.events import Event
from indicators.period import Period, month_number
from indicators.places import Compared, Place, Places
from indicators.ranking import Key, Ranked
from indicators.total import Total
from tests.exhibits.conftest import SALES, row

EAST, WEST, NORTH, HIGH = "990101", "990102", "990103", "990104"
APRIL, MARCH = Period.of("2023-01", "2023-04"), Period.of("2023-01", "2023-03")
SAME = Compared(MARCH, True)


def place(region: str, rank: int | None, value: float | None, **known: Any) -> Place:
    own = {name: known.pop(name) for name in list(known) if name in Ranked._fields}
    fields = {"status": "final", "growth_status": "no_base", "reason": "" if rank else "not_reported"} | own
    return Place(Ranked(region, value, rank=rank, **fields), **known)


def peers(catalog: Catalog, *places: Place, by: Key = "value", **known: Any) -> Peers:
    median, deviation = known.pop("median", 40.0), known.pop("deviation", 5.0)
    before, made = known.pop("before", SAME), known.pop("total", Total(None, "missing", (HIGH,)))
    found = Places(by, APRIL, places, median, deviation, before, Compared(APRIL.last_year(), True))
    rows = {
        each.row.region: row(
            "2023-01", "2023-04", each.row.value, region=each.row.region, status=each.row.status
        )
        for each in places
        if each.row.value is not None
    }
    newest = known.pop("newest", {})
    return Peers(found, catalog, catalog.indicators[SALES], "", "cumulative", "990100", rows, newest, made)


def three(catalog: Catalog, **known: Any) -> Peers:
    return peers(
        catalog,
        place(HIGH, None, None),
        place(EAST, 2, 40.0, above=(WEST,), above_gap=10.0, above_amount=10.0, before_rank=3, year_rank=1),
        place(WEST, 1, 50.0, before_rank=1, year_rank=2, year_figure=48.0, apart=1),
        **known,
    )


def cells(shown: Table, column: str) -> list[str]:
    position = shown.columns.index(column)
    return [each[position].text for each in shown.rows]


def test_the_title_says_who_leads_and_who_lags(catalog: Catalog) -> None:
    assert title(three(catalog)) == (
        "2023年1-4月商品房销售面积：城西区居首（50.00万平方米），城东区居末（40.00万平方米），1个地区未排位"
    )


def test_r1_who_shares_the_first_place_is_named_together(catalog: Catalog) -> None:
    shown = peers(catalog, place(EAST, 1, 5.0), place(WEST, 1, 5.0))
    assert title(shown).endswith("城东区、城西区并列居首（5.00万平方米）")


def test_r1_the_unranked_stand_last_with_their_reason(catalog: Catalog) -> None:
    june = Period.of("2023-02", "2023-02").end
    for order, first in (("rank", "城西区"), ("code", "城东区")):
        shown = ladder(three(catalog, newest={HIGH: june}), order=order)
        assert (shown.rungs[0].name, shown.rungs[-1].name) == (first, "高新区")
        assert (shown.rungs[-1].value, shown.rungs[-1].text) == (None, "未报（最新2023年2月）")


def test_the_dumbbell_goes_from_last_year_to_this(catalog: Catalog) -> None:
    rung = ladder(three(catalog), "dumbbell").rungs[0]
    assert (rung.before, rung.before_text, rung.value, rung.remark) == (
        48.0,
        "48.00万平方米",
        50.0,
        "▲明显偏高",
    )


def test_r1_places_gained_and_lost_are_words(catalog: Catalog) -> None:
    shown = table(three(catalog))
    assert cells(shown, "位次") == ["1", "2", ""]
    assert cells(shown, "较上期") == ["持平", "升1位", ""]
    assert cells(shown, "较上年同期") == ["升1位", "降1位", ""]


def test_r1_the_distance_and_the_amount_of_the_place_above(catalog: Catalog) -> None:
    shown = table(three(catalog))
    assert cells(shown, "距前一位") == ["", "10.00万平方米", ""]
    assert cells(shown, "追平需") == ["", "增10.00万平方米", ""]
    assert cells(shown, "说明") == ["明显偏高", "", "未报"]


def test_r1_another_set_is_not_compared_and_says_who(catalog: Catalog) -> None:
    said = notes(three(catalog, before=Compared(MARCH, True, (), (NORTH,))))
    assert "与2023年1-3月排位的地区不同（上期另有江北区），不比位次" in said
    assert not any("2022年" in note for note in said)


def test_g2_two_tracks_in_one_ranking_are_said(catalog: Catalog) -> None:
    published = place(EAST, 1, 5.0, yoy_reported_pct=2.0, yoy_computed_pct=1.0)
    shown = peers(catalog, published, place(WEST, 2, 5.0, yoy_computed_pct=0.5), by="yoy_pct")
    assert any(note.startswith("1个地区为公布同比、1个按绝对数测算") for note in notes(shown))


def test_g4_no_growth_is_a_word(catalog: Catalog) -> None:
    silent = place(EAST, None, 5.0, growth_status="zero_base", reason="zero_base")
    shown = peers(catalog, silent, by="yoy_computed_pct", median=None, deviation=None)
    assert ladder(shown).rungs[0].text == "基数为零"
    assert cells(table(shown), "计算同比") == ["基数为零"]
    assert spread(shown).text == "没有可以排位的数，无从说中位数。"


def test_the_rule_of_who_stands_out_is_stated(catalog: Catalog) -> None:
    few = spread(three(catalog)).text
    assert few == "2个地区的中位数为40.00万平方米；不足5个地区，不判断谁突出。"
    five = [place(f"99010{number}", number, 60.0 - number, apart=int(number == 1)) for number in range(1, 6)]
    said = spread(peers(catalog, *five)).text
    assert "距中位数超过2倍离散度（10.00万平方米）为突出：城东区明显偏高" in said


def test_a3_a_refused_total_names_who_is_missing(catalog: Catalog) -> None:
    own, derived, *_ = headlines(three(catalog)).bands[0].headlines
    assert (own.name, own.value) == ("云江市上报", "未报")
    assert (derived.value, derived.period) == ("不推算", "高新区未报")


def test_a_derived_total_stands_beside_the_reported_one(catalog: Catalog) -> None:
    made = Total(90.0, "ok", (), row("2023-01", "2023-04", 95.0), True)
    own, derived, *_ = headlines(three(catalog, total=made)).bands[0].headlines
    assert (own.value, derived.value, derived.period) == ("95.00", "90.00", "推算，与上报数不符")


def test_small_lines_are_in_the_order_of_places(catalog: Catalog) -> None:
    ranked, rest = multiples(three(catalog), {}).bands
    assert [headline.name for headline in ranked.headlines] == ["1　城西区", "2　城东区"]
    assert rest.headlines[0].growths[0].text == "未报"


def test_small_lines_are_crossed_where_something_was_noted(catalog: Catalog) -> None:
    when = month_number("2023-02")
    event = Event(1, when, when, indicator=SALES, region=EAST, category="", text="限购放开", kind="政策")
    past = [row(f"2023-{month:02d}", f"2023-{month:02d}", region=EAST) for month in (1, 2, 3)]
    shown = multiples(three(replace(catalog, events=(event,))), {EAST: past})
    crossed = {each.name: each.marked for band in shown.bands for each in band.headlines}
    assert crossed == {"1　城西区": (), "2　城东区": (1,), "高新区": ()}
    assert "竖线处：2023年2月限购放开（政策）" in shown.notes
