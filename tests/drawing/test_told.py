"""The numbers of a sentence on the screen and in a deck: each says where it is from, or leads there."""

from drawing.told import told
from exhibits.exhibit import Key, Linked

KEY = Key("construction_output", "990102", "", 2026 * 12, 2026 * 12 + 8)
TEXT = "1-9月份，产值7.92亿元，增长18.6%。"


def link(words: str, value: float | None = 1.0, origin: str = "") -> Linked:
    start = TEXT.index(words)
    return Linked(start, start + len(words), "value", KEY, value, origin)


def test_a_number_has_its_origin_and_the_rest_is_left_alone() -> None:
    said = told(TEXT, (link("1-9月份", None), link("7.92", origin='a<b>.xlsx · C"2')))
    assert said == (
        '1-9月份，产值<span class="number" title="a&lt;b&gt;.xlsx · C&quot;2">7.92</span>亿元，增长18.6%。'
    )


def test_a_number_leads_where_there_is_a_place() -> None:
    said = told(TEXT, (link("7.92"), link("18.6%")), lambda each: f"sources?a=1&b={each.start}")
    assert '<a class="number" href="sources?a=1&amp;b=8" target="_self">7.92</a>亿元' in said
    assert said.count("<a ") == 2


def test_places_that_a_hand_has_spoilt_are_left_out() -> None:
    spoilt = (link("7.92"), link("7.92"), Linked(3, 900, "value", KEY, 1.0), Linked(-4, 2, "value", KEY, 1.0))
    assert told(TEXT, spoilt).count("number") == 1
    assert told("<i>", ()) == "&lt;i&gt;"
