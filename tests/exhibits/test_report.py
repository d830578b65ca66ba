"""The register of work reports: the sentence of the meeting, its edges, patterns of one's own, the reader."""

from typing import Any

import pytest

from exhibits.clauses import Facts, Style
from exhibits.exhibit import Key
from exhibits.linked import Worded, loose, misquoted
from exhibits.report import PatternError, Said, paragraph, sentence, strangers
from exhibits.standing import Standing
from indicators.attainment import Attainment
from indicators.catalog import Catalog
from tests.exhibits.conftest import row

SPAN = ("2023-01", "2023-09")
OUTPUT: dict[str, Any] = {"indicator": "construction_output", "unit": "亿元"}
GROWN: dict[str, Any] = {"yoy_reported_pct": 18.6, "growth_status": "ok"}
ON_TARGET = Attainment("ahead", 79.2, 75.0, 4.2)


def told(catalog: Catalog, **known: Any) -> str:
    """The text alone."""
    return said_of(catalog, **known).text


def said_of(
    catalog: Catalog, style: Style | None = None, span: tuple[str, str] = SPAN, **known: Any
) -> Worded:
    """The sentence of an output of 7.92 with what is known besides; capital keys are facts about it."""
    of_row = {name: known.pop(name) for name in list(known) if name in row(*SPAN)._fields}
    made = row(*span, **({"value": 7.92} | OUTPUT | of_row))
    indicator = catalog.indicators[made.indicator]
    return sentence(Facts(row=made, indicator=indicator, style=style or Style(), **known)).worded


def test_the_sentence_of_the_meeting(catalog: Catalog) -> None:
    said = told(catalog, **GROWN, rank=2, before_pct=17.4, before_label="上半年", attainment=ON_TARGET)
    assert said == (
        "1-9月份，完成建筑业总产值7.92亿元，同比增长18.6%，增速居全市第2位，比上半年加快1.2个百分点，"
        "完成年度目标的79.2%，快于序时进度4.2个百分点。"
    )


HEAD = "1-9月份，完成建筑业总产值7.92亿元"
EDGES: list[tuple[dict[str, Any], str]] = [
    ({}, f"{HEAD}。"),
    ({"yoy_computed_pct": 18.64}, f"{HEAD}，同比增长18.6%。"),
    ({"yoy_reported_pct": -0.4}, f"{HEAD}，同比下降0.4%。"),
    ({"yoy_reported_pct": 0.04}, f"{HEAD}，同比持平。"),
    ({"yoy_reported_pct": 105.0}, f"{HEAD}，同比增长1.05倍。"),
    ({"yoy_reported_pct": 105.9, "style": Style(times=False)}, f"{HEAD}，同比增长105.9%。"),
    ({"yoy_reported_pct": 360.0}, f"{HEAD}，同比增长3.6倍。"),
    ({"yoy_reported_pct": 100.0}, f"{HEAD}，同比增长1倍。"),
    ({"growth_status": "zero_base"}, f"{HEAD}，基数为零。"),
    ({"growth_status": "no_base"}, f"{HEAD}。"),
    ({"growth_status": "turned_profit"}, f"{HEAD}，扭亏为盈。"),
    ({"growth_status": "turned_loss"}, f"{HEAD}，由盈转亏。"),
    ({"growth_status": "loss_narrowed"}, f"{HEAD}，减亏。"),
    ({"growth_status": "loss_widened"}, f"{HEAD}，增亏。"),
    ({"growth_status": "break"}, f"{HEAD}，口径变动。"),
    ({**GROWN, "rank": 2, "tied": True}, f"{HEAD}，同比增长18.6%，增速并列全市第2位。"),
    ({"rank": 2, "growth_status": "zero_base"}, f"{HEAD}，基数为零。"),
    ({"rank": 1, "ranked_by": "value"}, f"{HEAD}，总量居全市第1位。"),
    ({**GROWN, "before_pct": 18.6, "before_label": "上半年"}, f"{HEAD}，同比增长18.6%，增速与上半年持平。"),
    (
        {"yoy_reported_pct": -0.3, "before_pct": 1.1, "before_label": "1-6月份"},
        f"{HEAD}，同比下降0.3%，1-6月份为增长1.1%。",
    ),
    (
        {"yoy_reported_pct": -2.0, "before_pct": -3.5, "before_label": "上半年"},
        f"{HEAD}，同比下降2.0%，降幅比上半年收窄1.5个百分点。",
    ),
    ({**GROWN, "before_pct": 18.6, "before_label": "1-8月"}, f"{HEAD}，同比增长18.6%，增速与1-8月持平。"),
    ({**GROWN, "average_pct": 15.2}, f"{HEAD}，同比增长18.6%，高于全市平均3.4个百分点。"),
    ({**GROWN, "average_pct": 20.0}, f"{HEAD}，同比增长18.6%，低于全市平均1.4个百分点。"),
    (
        {"attainment": Attainment("behind", 70.8, 75.0, -4.2)},
        f"{HEAD}，完成年度目标的70.8%，慢于序时进度4.2个百分点。",
    ),
    ({"attainment": Attainment("even", 75.0, 75.0, 0.0)}, f"{HEAD}，完成年度目标的75.0%，与序时进度持平。"),
    (
        {"attainment": Attainment("ahead", 79.2, 70.0, 9.2), "pace": "last_year"},
        f"{HEAD}，完成年度目标的79.2%，快于上年同期进度9.2个百分点。",
    ),
    ({"attainment": Attainment("zero_target")}, f"{HEAD}，目标为零，不计算完成率。"),
    ({"status": "preliminary"}, f"{HEAD}，为初步数。"),
    ({**GROWN, "masked": True, "rank": 2, "attainment": ON_TARGET}, "1-9月份，建筑业总产值不便公布。"),
    ({**GROWN, "value": None, "rank": 2, "attainment": ON_TARGET}, "1-9月份，建筑业总产值未报。"),
    ({"style": Style(year=True)}, "2023年1-9月份，完成建筑业总产值7.92亿元。"),
    ({"span": ("2023-01", "2023-06")}, "上半年，完成建筑业总产值7.92亿元。"),
    ({"span": ("2023-01", "2023-03")}, "一季度，完成建筑业总产值7.92亿元。"),
    ({"span": ("2023-01", "2023-12")}, "全年，完成建筑业总产值7.92亿元。"),
    ({"span": ("2023-01", "2023-02")}, "1-2月份，完成建筑业总产值7.92亿元。"),
    ({"span": ("2023-09", "2023-09"), "basis": "month"}, "9月份，完成建筑业总产值7.92亿元。"),
    (
        {"indicator": "construction_accidents", "unit": "起", "value": 5.0, "decimals": 0, "base_value": 2.0,
         "yoy_computed_pct": 150.0},
        "1-9月份，建筑施工安全事故起数5起，同比增加3起。",
    ),
    (
        {"indicator": "construction_accidents", "unit": "起", "value": 0.0, "decimals": 0, "base_value": 2.0,
         "yoy_computed_pct": -100.0},
        "1-9月份，建筑施工安全事故起数0起，同比减少2起。",
    ),
    (
        {"indicator": "construction_output_out_share", "unit": "%", "value": 45.6, "decimals": 1,
         "yoy_pp": 2.64},
        "1-9月份，省外产值占比为45.6%，同比提高2.6个百分点。",
    ),
    (
        {"span": ("2023-09", "2023-09"), "basis": "point", "indicator": "re_unsold_area", "unit": "万平方米",
         "value": 64537.0, "decimals": 0, "yoy_reported_pct": 18.3},
        "9月末，商品房待售面积64,537万平方米，同比增长18.3%。",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("known", "expected"), EDGES)
def test_a_clause_stands_only_where_its_input_is_known(
    catalog: Catalog, known: dict[str, Any], expected: str
) -> None:
    assert told(catalog, **known) == expected


@pytest.mark.parametrize("known", [known for known, _ in EDGES])
def test_every_number_is_linked_to_its_figure_and_another_is_found_out(
    catalog: Catalog, known: dict[str, Any]
) -> None:
    said = said_of(catalog, **known)
    assert misquoted(said, {}) == []
    assert strangers(loose(said), []) == []
    for each in (each for each in said.links if each.value is not None):
        other = str((int(said.text[each.start]) + 1) % 10)
        wrong = Worded(f"{said.text[: each.start]}{other}{said.text[each.start + 1 :]}", said.links)
        assert misquoted(wrong, {}) == [wrong.text[each.start : each.end]]


def test_links_name_the_figures_that_are_compared(catalog: Catalog) -> None:
    half = Key("construction_output", "990102", "", 2023 * 12, 2023 * 12 + 5)
    whole = Key("construction_output", "990100", "", 2023 * 12, 2023 * 12 + 8)
    said = said_of(
        catalog, **GROWN, rank=2, before_pct=17.4, before_label="上半年", before=half, whole=whole,
        average_pct=10.0, origin="月报.xlsx · 表1 · B2 · 批次1",
    )  # fmt: skip
    told = {each.measure: (said.text[each.start : each.end], each.key, each.value) for each in said.links}
    assert told["rank"] == ("2", whole, 2.0)
    assert told["acceleration"] == ("1.2", half, pytest.approx(1.2))
    assert told["average"] == ("8.6", whole, pytest.approx(8.6))
    assert told["growth"][0] == "18.6%"
    [value] = [each for each in said.links if each.measure == "value"]
    assert value.origin == "月报.xlsx · 表1 · B2 · 批次1"


def test_a_figure_that_is_held_otherwise_is_found_out(catalog: Catalog) -> None:
    said = said_of(catalog, **GROWN)
    key = said.links[-1].key
    assert misquoted(said, {key: Standing(7.92, 2, "18.6%")}) == []
    assert misquoted(said, {key: Standing(7.95, 2, "19.0%")}) == ["7.92", "18.6%"]


def made(catalog: Catalog, *pattern: str) -> Said:
    output = catalog.indicators["construction_output"]
    return sentence(Facts(row=row(*SPAN, 7.92, **OUTPUT, **GROWN), indicator=output, pattern=pattern))


def test_a_bureau_has_its_own_pattern(catalog: Catalog) -> None:
    assert (
        made(catalog, "{指标}{期间}{同比}", "达{数值}").text
        == "建筑业总产值1-9月份同比增长18.6%，达7.92亿元。"
    )


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("{期间.__class__}", "不认识"),
        ("{{7*7}}", "不认识"),
        ("{期间", "不成对"),
        ("没有数", "一个数也没有"),
        ("{指标}增长12.3%", "写死"),
        ("{期间}" * 1000, "太长"),
    ],
)
def test_a_pattern_that_cannot_be_used_says_why(catalog: Catalog, pattern: str, why: str) -> None:
    with pytest.raises(PatternError, match=why):
        made(catalog, pattern)


def test_the_reader_finds_the_number_that_no_figure_printed(catalog: Catalog) -> None:
    said = made(catalog)
    told = [words for _, words in said.slots]
    assert strangers(said.text, told) == []
    assert strangers(said.text.replace("18.6", "16.8"), told) == ["16.8"]
    assert strangers(f"{said.text}力争全年突破10亿元。", told) == ["10"]


def test_a_period_that_sentences_share_is_said_once_and_no_sentence_twice() -> None:
    output, sales = "1-9月份，完成建筑业总产值7.92亿元。", "1-9月份，商品房销售面积40.12万平方米。"
    told = paragraph(Worded(each) for each in (output, sales, output))
    assert told.text == output + "商品房销售面积40.12万平方米。"
    assert paragraph([]).text == ""


@pytest.mark.parametrize(
    ("base", "value", "said"),
    [(1.0, 4.6, "同比增长3.6倍"), (1.0, 2.0, "同比增长1倍"), (1.0, 1.9, "同比增长90.0%")],
)
def test_g6_what_is_4_6_times_the_base_grew_by_3_6_times_it(
    catalog: Catalog, base: float, value: float, said: str
) -> None:
    pct = (value / base - 1) * 100
    assert said in told(catalog, value=value, base_value=base, yoy_computed_pct=pct)
