"""The bars of the sample basket: ranking, dumbbell, progress, waterfall."""

from exhibits.exhibit import Bar, Bars, Key, Step, Steps, Tone
from exhibits.ladder import Ladder, Rung
from exhibits.number import number_text, percent_text, signed_text

OUTPUT, YEAR, GROWN = "construction_output", 2026 * 12, 18.56


def ranking(source: str) -> Ladder:
    """Eight districts by growth: a tie, two declines, a preliminary figure, one that did not report."""
    placed = (
        ("高新区", 1, 22.4, "▲明显偏高"), ("城东区", 2, 18.6, ""), ("石桥市", 3, 9.5, ""),
        ("清河县", 3, 9.5, ""),
        ("城西区", 5, 4.0, ""), ("安平县", 6, -1.2, ""), ("江北区", 7, -7.7, "▼明显偏低"),
    )  # fmt: skip
    rungs = [
        Rung(name, rank, value, percent_text(value) + ("*" if name == "清河县" else ""),
             "ahead" if value > 0 else "behind", remark=remark, preliminary=name == "清河县",
             key=Key(OUTPUT, f"99010{rank}", "", YEAR, YEAR + 8))
        for name, rank, value, remark in placed
    ]  # fmt: skip
    return Ladder(
        title="2026年1-9月建筑业总产值同比：高新区居首，8个地区中5个增长、2个下降、1个未报",
        subtitle="建筑业总产值 · 云江市各下级地区 · 累计 · 公布同比（%） · 2026年1-9月",
        notes=("带*为初步数",),
        source=source,
        mark="演示数据",
        form="bars",
        unit="%",
        rungs=(*rungs, Rung("白沙县", None, None, "未报", "muted")),
        middle=9.5,
        middle_text="中位数 9.5%",
    )


def dumbbell(source: str) -> Ladder:
    """Output of a year ago and now; one district has no year before, one no figure."""
    placed = (("城东区", 2.61, 3.09), ("高新区", 1.42, 1.74), ("石桥市", 0.95, 1.04), ("清河县", None, 0.81),
              ("江北区", 0.78, 0.72), ("安平县", 0.53, 0.52))  # fmt: skip
    rungs = [
        Rung(name, rank, value, number_text(value, 2), _against(value, before), before,
             "" if before is None else f"{number_text(before, 2)}亿元")
        for rank, (name, before, value) in enumerate(placed, 1)
    ]  # fmt: skip
    return Ladder(
        title="2026年1-9月建筑业总产值：城东区3.09亿元，居第1位",
        subtitle="建筑业总产值 · 云江市各下级地区 · 累计 · 亿元 · 2026年1-9月",
        notes=("灰圈为上年同期，实点为本期", "清河县无上年同期数"),
        source=source,
        mark="演示数据",
        form="dumbbell",
        unit="亿元",
        rungs=(*rungs, Rung("白沙县", None, None, "未报", "muted")),
        middle=0.93,
        middle_text="中位数 0.93亿元",
    )


def progress(source: str) -> Bars:
    """Targets done, due, passed, and one that has no share."""
    drawn: tuple[tuple[str, str, float, str, Tone], ...] = (
        ("建筑业总产值", "7.92 / 10.00 亿元", 79.2, "快于序时4.2个百分点", "ahead"),
        ("城镇老旧小区改造户数", "5,210 / 5,000 户", 104.2, "已完成", "ahead"),
        ("保障性住房开工套数", "1,320 / 2,000 套", 66.0, "慢于序时9.0个百分点", "behind"),
        ("公共租赁住房筹集套数", "750 / 1,000 套", 75.0, "与序时进度持平", "plain"),
    )
    bars = [
        Bar(name, amount, percent_text(pct), words, tone, pct, 75.0)
        for name, amount, pct, words, tone in drawn
    ]
    silent = Bar("建筑施工安全事故起数", "3 起（不超过 6 起）", "", "未突破", "plain", remark="上限类目标")
    return Bars(
        title="2026年1-9月云江市5项年度目标：2项快于序时或已完成、1项持平、1项慢于序时",
        subtitle="云江市 · 2026年年度目标 · 完成率（%） · 序时进度按月数（9月末75.0%）",
        notes=("浅色底为年度目标（100%），竖线为序时进度，蓝为快于或已达到、橙为慢于或未达到",),
        source=source,
        mark="演示数据",
        bars=(*bars, silent),
        end_pct=104.2,
    )


def waterfall(source: str) -> Steps:
    """What moved the growth of the total: it crosses zero, one part did not report, one is preliminary."""
    parts = (("江北区", -2.5), ("城东区", 7.19), ("高新区", 4.79), ("石桥市", 1.35), ("安平县", -0.15))
    steps, level = [], 0.0
    for name, moved in parts:
        firm = "*" if name == "石桥市" else ""
        end = round(level + moved, 2)
        steps.append(Step(name, level, end, signed_text(moved, 2) + firm, "ahead" if moved > 0 else "behind",
                          preliminary=bool(firm),
                          remark=f"贡献率{percent_text(moved / GROWN * 100)}"))  # fmt: skip
        level = end
    silent = Step("白沙县", None, None, "未报", "muted")
    rest = Step("未列明部分", level, GROWN, signed_text(GROWN - level, 2), "muted")
    whole = Step("云江市合计", 0.0, GROWN, "+18.6%", "plain", whole=True, preliminary=True, remark="计算同比")
    return Steps(
        title="2026年1-9月云江市建筑业总产值同比增长18.6%，城东区拉动7.19个百分点",
        subtitle="建筑业总产值 · 云江市各下级地区 · 累计 · 拉动（百分点） · 2026年1-9月",
        notes=("带*为初步数", "白沙县未报，计入未列明部分"),
        source=source,
        mark="演示数据",
        unit="百分点",
        steps=(*steps, silent, rest, whole),
    )


def _against(value: float, before: float | None) -> Tone:
    if before is None:
        return "plain"
    return "ahead" if value > before else "behind"
