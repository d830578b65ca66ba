"""The heat map and the table of the sample basket."""

from exhibits.exhibit import Cell, Chart, Computed, Point, Series, Slot, Table
from exhibits.number import number_text, percent_text, signed_text

YEAR = 2026 * 12
GROWTHS: dict[str, tuple[float | str, ...]] = {
    "城东区": (9.8, 12.4, 15.0, 17.1, 17.4, 17.9, 18.2, 18.6),
    "城西区": (-3.5, -1.1, 0.0, 1.2, 2.0, 2.9, 3.3, 4.0),
    "江北区": (-15.2, -13.0, -12.1, -10.4, -9.9, -9.0, -8.1, -7.7),
    "高新区": (40.2, 35.1, 30.7, 28.8, 25.0, 24.1, 23.0, 22.4),
    "石桥市": (5.1, 6.0, "口径变动", "口径变动", 7.7, 8.2, 9.0, 9.5),
    "清河县": ("扭亏为盈", 2.4, 3.6, 5.0, 6.1, 7.0, 8.8, 9.5),
    "白沙县": (1.4, 0.9, 1.1, 2.0, "未报", "未报", "未报", "未报"),
}


def heat(source: str) -> Chart:
    """Region × month from 1-2月; words for what cannot be compared, 清河县 preliminary at the end."""
    slots = (Slot("2026年1-2月", YEAR, YEAR + 1), *(_month(month) for month in range(3, 10)))
    series = tuple(
        Series(name, "peer", tuple(_point(name, slot, value) for slot, value in enumerate(values)))
        for name, values in GROWTHS.items()
    )
    return Chart(
        title="2026年9月建筑业总产值：7个地区中5个增长、1个下降、1个未报",
        subtitle="建筑业总产值 · 城东区等7个地区 · 当月 · 同比（%） · 2026年1月至2026年9月",
        notes=(
            "优先用公布同比，没有公布的按绝对数测算",
            "蓝为增长、橙为下降、灰为未报或无法比较",
            "带*为初步数",
        ),
        source=source,
        mark="演示数据",
        kind="heat",
        unit="%",
        decimals=1,
        slots=slots,
        series=series,
    )


def table(source: str) -> Table:
    """Amounts, the year before and growth; a missing region and a base below zero."""
    told = (
        ("城东区", 3.09, 2.61, 18.4), ("高新区", 1.74, 1.42, 22.5), ("石桥市", 1.04, 0.95, 9.5),
        ("清河县", 0.81, None, None), ("江北区", 0.72, 0.78, -7.7), ("安平县", 0.42, -0.35, None),
    )  # fmt: skip
    words = {"清河县": "无上年同期数", "安平县": "扭亏为盈"}
    rows = [
        (
            Cell(name),
            Cell(number_text(now, 2), now),
            Cell("") if before is None else Cell(number_text(before, 2), before),
            Cell("") if before is None else Cell(signed_text(now - before, 2), round(now - before, 2)),
            _growth(pct, words.get(name, "")),
        )
        for name, now, before, pct in told
    ]
    missing = (
        Cell("白沙县"),
        Cell("未报", tone="muted"),
        Cell("0.35", 0.35),
        Cell(""),
        Cell("未报", tone="muted"),
    )
    return Table(
        title="2026年1-9月建筑业营业利润：7个地区中6个盈利、1个未报",
        subtitle="建筑业营业利润 · 云江市各下级地区 · 累计 · 亿元",
        notes=("上年同期为负的不计算同比",),
        source=source,
        mark="演示数据",
        heads=(("地区", False), ("本期", True), ("上年同期", True), ("增量", True), ("同比", True)),
        rows=(*rows, missing),
        computed=(
            Computed("增量", "difference", "本期", "上年同期"),
            Computed("同比", "growth", "本期", "上年同期"),
        ),
    )


def _month(month: int) -> Slot:
    return Slot(f"2026年{month}月", YEAR + month - 1, YEAR + month - 1)


def _point(name: str, slot: int, value: float | str) -> Point:
    if isinstance(value, str):
        return Point(slot, None, value, "not_reported" if value == "未报" else "final")
    preliminary = name == "清河县" and slot == 7
    text = signed_text(value) + ("*" if preliminary else "")
    return Point(slot, value, text, "preliminary" if preliminary else "final")


def _growth(pct: float | None, word: str) -> Cell:
    if pct is None:
        return Cell(word, tone="muted")
    return Cell(percent_text(pct), pct, "ahead" if pct > 0 else "behind")
