"""A basket of nine exhibits made by hand, one of each kind, for whatever writes a basket.

Among them 1-2月 as one period, preliminary points, a region that did not report, a negative base, a figure
that changed after the exhibit was put in. The numbers are invented and agree with each other.
"""

from collections.abc import Sequence
from typing import Any

from exhibits.basket import Basket, Item
from exhibits.exhibit import (
    Band,
    Cell,
    Chart,
    Figures,
    Headline,
    Key,
    Mark,
    Point,
    Progress,
    Series,
    Slot,
    Target,
)
from exhibits.number import number_text, signed_text
from tests.exports import sample_bars, sample_grids

CITY, SOURCE = "990100", "资料来源：演示数据（云江市住建局月报），批次3、5-8，最近2026-10-12 载入"
OUTPUT, SALES = "construction_output", "re_sales_area"
YEAR = 2026 * 12


def basket() -> Basket:
    """The nine, with what people and the desk say of them."""
    told: dict[str, Any] = {
        "definitions": (f"建筑业总产值：{OUTPUT_MEANS}",),
        "filters": (("地区", "云江市"), ("期间", "2026年1-9月")),
    }
    sentence = (
        "1-9月份，完成建筑业总产值7.92亿元，同比增长18.6%，增速居全市第2位，比上半年加快1.2个百分点，"
        "完成年度目标的79.2%，快于序时进度4.2个百分点。"
    )
    changed = "1-9月建筑业总产值：入篮时 7.92，现为 7.95"
    return Basket(
        name="9月运行分析",
        items=(
            Item(exhibit=figures(), **told),
            Item(exhibit=overlay(), sentence=sentence, flags=(changed,), **told),
            Item(exhibit=combo(), heading="商品房销售面积降幅收窄", note="会上说明：8月有集中网签。"),
            Item(exhibit=sample_bars.ranking(SOURCE), **told),
            Item(exhibit=sample_bars.progress(SOURCE)),
            Item(exhibit=sample_grids.heat(SOURCE)),
            Item(exhibit=sample_bars.waterfall(SOURCE)),
            Item(exhibit=sample_bars.dumbbell(SOURCE)),
            Item(exhibit=sample_grids.table(SOURCE), note="白沙县9月报表未到。"),
        ),
        build=12,
        made="2026-10-20 09:30",
        subtitle="云江市 · 2026年1-9月",
        paragraph=f"{sentence}商品房销售面积40.12万平方米，同比下降3.1%。",
    )


OUTPUT_MEANS = "以货币表现的建筑业企业在一定时期内生产的建筑业产品和服务的总和，按注册地统计。"


def figures() -> Figures:
    """Six headline figures in three bands; a profit whose base was a loss has a word for its growth."""
    ahead = Progress(79.2, 75.0, "完成79.2%，快于序时4.2个百分点", "ahead")
    behind = Progress(66.0, 75.0, "完成66.0%，慢于序时9.0个百分点", "behind")
    output = Headline(
        "建筑业总产值", "7.92", "亿元", growths=(grown(18.6, "公布"),), progress=ahead, flags=("初步数",),
        line=(12.1, 15.0, 17.4, 17.9, 18.6), key=key(OUTPUT, 9),
    )  # fmt: skip
    sales = Headline(
        "商品房销售面积", "40.12", "万平方米", growths=(grown(-3.1, "公布"), grown(-4.4, "测算")),
        line=(-12.0, -9.5, None, -5.2, -3.1), key=key(SALES, 9),
    )  # fmt: skip
    profit = Headline("房地产企业营业利润", "0.42", "亿元", growths=(Cell("扭亏为盈", tone="muted"),))
    rate = Headline(
        "装配式建筑占新开工比例", "31.5", "%", growths=(Cell("同比提高2.6个百分点", 2.6, "ahead"),)
    )
    homes = Headline("保障性住房开工套数", "1,320", "套", growths=(grown(5.6, "测算"),), progress=behind)
    stock = Headline(
        "商品房库存面积", "", "", "6月末时点", growths=(Cell("未报", tone="muted"),), flags=("非最新",)
    )
    return Figures(
        title="2026年9月云江市：6项指标中4项增长、1项下降、1项未报",
        subtitle="云江市 · 除注明外为2026年1-9月累计数 · 单位见各卡片",
        notes=("公布为公布同比（可比口径），测算为按绝对数计算的同比，蓝为增长、橙为下降",),
        source=SOURCE,
        mark="演示数据",
        bands=(
            Band("建筑业", (output, rate)),
            Band("房地产", (sales, profit, stock)),
            Band("住房保障", (homes,)),
        ),
    )


def overlay() -> Chart:
    """Three years of cumulative output from 1-2月 on; last year misses May, this year ends preliminary."""
    slots = tuple(Slot(f"1-{month}月", month - 1, month - 1) for month in range(2, 13))
    older = (0.82, 1.41, 2.05, 2.62, 3.30, 3.92, 4.55, 5.60, 6.21, 6.90, 7.75)
    last = (0.95, 1.60, 2.31, None, 3.90, 4.63, 5.41, 6.68, 7.40, 8.16, 9.12)
    this = (1.06, 1.83, 2.66, 3.52, 4.58, 5.46, 6.40, 7.92)
    return Chart(
        title="2026年1-9月云江市建筑业总产值7.92亿元，同比增长18.6%",
        subtitle="建筑业总产值 · 云江市 · 累计 · 亿元 · 2024年2月至2026年9月",
        notes=("空心点、虚线为初步数",),
        source=SOURCE,
        mark="演示数据",
        kind="lines",
        unit="亿元",
        decimals=2,
        slots=slots,
        series=(
            Series("2024年", "earlier", points(older, 2, 2024), "2024年 7.75", 2),
            Series("2025年", "earlier", points(last, 2, 2025), "2025年 9.12", 1),
            Series("2026年", "current", points(this, 2, 2026, preliminary=True), "2026年 7.92（初步数）"),
        ),
        marks=(Mark(4, "6月起强台风停工", until=5, kind="event"),),
        target=Target(10.0, "年度目标 10.00亿元"),
        from_zero=True,
    )


def combo() -> Chart:
    """Sales by month, 1-2月 as one, with growth; one growth is a word, the last is preliminary."""
    slots = (
        Slot("1-2月", YEAR, YEAR + 1),
        *(Slot(f"{month}月", YEAR + month - 1, YEAR + month - 1) for month in range(3, 10)),
    )
    areas = (6.80, 5.21, 4.93, 4.75, 5.62, 4.38, 5.10, 3.33)
    rates = (-12.4, -9.8, -6.1, None, 1.5, -2.2, 3.4, -1.8)
    return Chart(
        title="2026年9月云江市商品房销售面积3.33万平方米，同比下降1.8%",
        subtitle="商品房销售面积 · 云江市 · 当月 · 万平方米，右轴为同比（%） · 2026年1月至2026年9月",
        notes=("1月数据不单独发布，1-2月为一期", "空心点、虚线为初步数", "5月口径变动，不计算同比"),
        source=SOURCE,
        mark="演示数据",
        kind="combo",
        unit="万平方米",
        decimals=2,
        slots=slots,
        series=(
            Series("销售面积", "current", points(areas, 2, 2026, preliminary=True), "销售面积 3.33"),
            Series(
                "同比", "reported", points(rates, 1, 2026, preliminary=True, unit="%", gap="口径变动"),
                "同比 −1.8%", axis="second",
            ),
        ),
        from_zero=True,
    )  # fmt: skip


def points(
    values: Sequence[float | None],
    decimals: int,
    year: int,
    *,
    preliminary: bool = False,
    unit: str = "",
    gap: str = "未报",
) -> tuple[Point, ...]:
    """A point a slot; None is a gap with its word, the last one may be preliminary."""
    return tuple(
        Point(slot, None, gap, "not_reported")
        if value is None
        else Point(
            slot,
            value,
            number_text(value, decimals) + unit,
            "preliminary" if preliminary and slot == len(values) - 1 else "final",
            key=key(OUTPUT, slot + 2, year),
        )
        for slot, value in enumerate(values)
    )


def key(indicator: str, month: int, year: int = 2026) -> Key:
    """A cumulative figure of the city up to a month."""
    return Key(indicator, CITY, "", year * 12, year * 12 + month - 1)


def grown(pct: float, track: str) -> Cell:
    """公布+18.6%."""
    return Cell(f"{track}{signed_text(pct)}%", pct, "ahead" if pct > 0 else "behind")
