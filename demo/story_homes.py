"""The story of homes: renewal that ramps up to each year's end, housing for those in need, villages."""

from __future__ import annotations

from demo.derived_kinds import Balance, Level, Rate
from demo.kinds import Flow, Plan, Share, years
from demo.ledgers import Cleared, Listed, Planned, Remaining

OLD_ESTATES = years(96, 148, 212, 236, 224, 186, 158, 132)
OLD_HOMES = years(21400, 33600, 48900, 52300, 49800, 41200, 35400, 29600)
UNSAFE = years(2860, 2140, 1320, 1080, 960, 840, 720, 610)
# Each March's list of households whose homes are to be taken.
TO_SIGN = {
    year * 12 + 2: homes for year, homes in years(3100, 2740, 2480, 1960, 1720, 1840, 2010, 1650).items()
}

# fmt: off
RENEWAL = (
    Plan("老旧小区改造开工个数", "个", OLD_ESTATES, "start", "old_town", 1.0),
    Planned("老旧小区改造计划小区数", "个", "老旧小区改造开工个数"),
    Rate("老旧小区改造开工率", "老旧小区改造开工个数", "老旧小区改造计划小区数"),
    Plan("老旧小区改造完工个数", "个", OLD_ESTATES, "finish", "old_town", 0.985),
    Rate("老旧小区改造综合完成率", "老旧小区改造完工个数", "老旧小区改造计划小区数"),
    Plan("老旧小区改造开工户数", "户", OLD_HOMES, "start", "old_town", 1.0),
    Planned("老旧小区改造计划户数", "户", "老旧小区改造开工户数"),
    Rate("老旧小区改造开工率（按户数）", "老旧小区改造开工户数", "老旧小区改造计划户数"),
    Plan("棚改新开工套数", "套", years(4200, 3600, 2400, 1500, 860, 420, 0, 640), "start"),
    Planned("棚户区改造计划套数", "套", "棚改新开工套数"),
    Rate("棚户区改造开工率", "棚改新开工套数", "棚户区改造计划套数"),
    Plan("棚改建成套数", "套", years(5100, 4600, 3900, 3100, 2200, 1300, 760, 380)),
    Plan("背街小巷改造条数", "条", years(64, 88, 96, 102, 84, 70, 66, first=2020)),
    Plan("既有住宅加装电梯台数", "台", years(38, 74, 126, 168, 214, 262, 288, 306), "finish", "old_town",
         1.0),
    Plan("城中村改造户数", "户", years(1850, 2640, 3280, 2960, first=2023), "steady"),
)

HOUSING = (
    Flow("公租房新增保障户数", "户", 1460, years(8, 6, 5, 2, -4, -6, -3, -2), "office", "even", decimals=0,
         noise=0.08, sensitivity=0.4),
    Flow("公租房退出户数", "户", 690, years(5, -3, 9, 12, 14, 11, 8, 5), "office", "even", decimals=0,
         noise=0.1, sensitivity=0.4),
    Balance("公租房在保户数", "户", 18600, "公租房新增保障户数", "公租房退出户数"),
    Plan("住房租赁补贴发放户数", "户", years(3200, 3600, 4100, 4700, 5200, 5600, 5900, 6100), "steady",
         "even", 1.01),
    Planned("住房租赁补贴任务户数", "户", "住房租赁补贴发放户数"),
    Rate("住房租赁补贴发放完成率", "住房租赁补贴发放户数", "住房租赁补贴任务户数"),
    Flow("住房租赁补贴发放金额", "万元", 1180, years(12, 11, 13, 12, 9, 7, 5, 3), "quarter", noise=0.05,
         sensitivity=0.2),
    Flow("公租房应收租金", "万元", 3140, years(6, 3, 4, 3, 4, 3, 2, 1), "even", noise=0.01,
         sensitivity=0.1),
    Share("公租房租金收缴金额", "万元", "公租房应收租金",
          {2018: 0.93, 2020: 0.9, 2022: 0.945, 2024: 0.962, 2026: 0.968}),
    Rate("公租房租金收缴率", "公租房租金收缴金额", "公租房应收租金"),
    Plan("保障性租赁住房筹集套数", "套", years(2100, 5200, 6400, 5800, 4200, 3000, first=2021), "start",
         "urban", 1.01),
)

VILLAGES = (
    Plan("农村危房改造开工户数", "户", UNSAFE, "start", "rural", 1.0),
    Planned("农村危房改造计划户数", "户", "农村危房改造开工户数"),
    Rate("农村危房改造开工率", "农村危房改造开工户数", "农村危房改造计划户数"),
    Plan("农村危房改造竣工户数", "户", UNSAFE, "finish", "rural"),
    Rate("农村危房改造竣工率", "农村危房改造竣工户数", "农村危房改造计划户数"),
    Plan("农村生活污水设施改造村数", "个", years(46, 68, 84, 92, 96, 88, 80, first=2020)),
    Level("农村生活垃圾无害化处理率", {2018: 82.0, 2020: 89.5, 2022: 94.8, 2024: 98.2, 2026: 99.3},
          "cumulative"),
)

RESETTLEMENT = (
    Listed("应签约户数", "户", TO_SIGN, "urban"),
    Cleared("征收签约户数", "户", "应签约户数", 9),
    Rate("征收签约率", "征收签约户数", "应签约户数", "point"),
    Remaining("征收剩余户数", "户", "应签约户数", "征收签约户数"),
    Flow("征收拆除面积", "万平方米", 64, years(-5, -14, -16, -24, -8, 3, 7, -4), "summer", noise=0.1),
    Flow("过渡费支付资金", "万元", 15800, years(6, 3, -2, -6, -11, -13, -9, -8), "quarter", noise=0.03,
         sensitivity=0.1),
    Plan("安置房分配套数", "套", years(3900, 3400, 4200, 3100, 2800, 2300, 1900, 1600), "steady"),
)
# fmt: on
