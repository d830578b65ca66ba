"""The story of running a city: pipes and lamps, property service, hazards, projects, the office itself."""

from __future__ import annotations

from demo.derived_kinds import Rate, Rectified
from demo.kinds import Flow, Plan, Share, Stock, years
from demo.ledgers import Cleared, Listed, Planned, Portion, Yearly

# fmt: off
MUNICIPAL = (
    Plan("供水管网新建改造长度", "公里", years(92, 104, 128, 146, 168, 192, 206, 188), decimals=1),
    Plan("燃气管道建设长度", "公里", years(118, 126, 142, 176, 214, 238, 226, 204), "finish", "urban", 1.0,
         1),
    # Reported in metres; the catalogue keeps kilometres.
    Flow("排水管道建设长度", "米", 86400, years(6, 4, 9, 8, 12, 14, 5, -4), "summer", decimals=0,
         noise=0.08),
    Flow("污水排放量", "万立方米", 21600, years(3, 1, 3, 2, 2, 1.5, 1, 0.5), "even", decimals=1,
         noise=0.015, sensitivity=0.1),
    Share("污水处理量", "万立方米", "污水排放量",
          {2018: 0.925, 2020: 0.951, 2022: 0.968, 2024: 0.979, 2026: 0.985}, decimals=1, noise=0.002),
    Rate("污水处理率", "污水处理量", "污水排放量"),
    Stock("城区总户数", "户", 486000, {2018: 1.8, 2022: 1.2, 2026: 0.6}, noise=0.0),
    Portion("燃气管网覆盖户数", "户", "城区总户数", {2018: 0.842, 2021: 0.886, 2024: 0.921, 2026: 0.938}),
    Rate("燃气管网覆盖率", "燃气管网覆盖户数", "城区总户数", "point"),
    Stock("城区路灯总数", "盏", 61800, {2018: 3.5, 2022: 2.8, 2026: 1.6}, noise=0.0),
    Portion("城区路灯亮灯数", "盏", "城区路灯总数", {2018: 0.979, 2020: 0.983, 2023: 0.987, 2026: 0.986},
            0.0035),
    Rate("城区路灯亮灯率", "城区路灯亮灯数", "城区路灯总数", "point", 98.0),
)

PROPERTY = (
    Stock("物业服务企业数", "家", 268, {2018: 6.0, 2021: 4.0, 2024: 1.0, 2026: -0.5}, noise=0.0),
    Portion("建立党组织的物业企业数", "家", "物业服务企业数",
            {2018: 0.18, 2020: 0.31, 2022: 0.52, 2024: 0.71, 2026: 0.83}, 0.002),
    Rate("物业企业党组织覆盖率", "建立党组织的物业企业数", "物业服务企业数", "point"),
    Flow("指导组建业委会数", "个", 62, years(14, -4, 22, 18, 15, 9, 4, 2), decimals=0, noise=0.1),
    Stock("星级物业小区数", "个", 36, {2018: 20, 2021: 26, 2023: 18, 2026: 8}, noise=0.0),
    Flow("物业服务投诉件数", "件", 3260, years(7, 9, 6, 4, -2, -5, -7, -6), "even", decimals=0, noise=0.07),
)

SAFETY = (
    Flow("安全隐患排查数", "处", 8450, years(6, -5, 12, 14, 16, 4, -6, -8), "office", "even", decimals=0,
         stray=4.0, noise=0.08),
    Rectified("安全隐患整改数", "处", "安全隐患排查数"),
    Rate("安全隐患整改率", "安全隐患整改数", "安全隐患排查数"),
    Flow("燃气安全隐患条数", "条", 2650, years(6, -4, 18, 24, 38, -6, -14, -18), "office", decimals=0,
         noise=0.1),
    Rectified("燃气安全隐患整改条数", "条", "燃气安全隐患条数"),
    Rate("燃气安全隐患整改率", "燃气安全隐患整改条数", "燃气安全隐患条数"),
    Flow("安全隐患整改通知书下发份数", "份", 1320, years(8, -6, 14, 12, 10, 3, -5, -7), "summer",
         decimals=0, noise=0.1),
    Listed("自建房安全隐患栋数", "栋",
           {2022 * 12 + 5: 1640, 2023 * 12 + 1: 1340, 2024 * 12 + 2: 440, 2025 * 12 + 3: 240}),
    Cleared("自建房隐患销号栋数", "栋", "自建房安全隐患栋数", 11),
    Rate("自建房隐患销号率", "自建房隐患销号栋数", "自建房安全隐患栋数", "point"),
)

PROJECTS = (
    Plan("城建项目完成投资", "亿元", years(52.4, 58.0, 63.5, 69.2, 72.6, 66.8, 60.5, 56.2), "works",
         "even", 0.99, 2),
    Planned("城建项目年度计划投资", "亿元", "城建项目完成投资"),
    Rate("年度投资完成率", "城建项目完成投资", "城建项目年度计划投资"),
    Plan("城建项目开工数", "项", years(42, 46, 51, 56, 58, 52, 48, 45), "start"),
    Planned("城建项目数", "项", "城建项目开工数"),
    Rate("项目开工率", "城建项目开工数", "城建项目数", "point"),
    Flow("争取上级资金", "万元", 62800, years(7, 22, -4, 12, 15, 9, 11, -6), "quarter", noise=0.09,
         sensitivity=0.0, decimals=0, hopes=years(5, 5, 5, 5, first=2023)),
)

GENERAL = (
    Flow("征拆信访批次", "批次", 268, years(-5, -16, 8, 19, 12, -14, -18, -12), decimals=0, noise=0.1),
    Flow("征拆信访人次", "人次", 1120, years(-6, -20, 10, 24, 16, -18, -21, -14), decimals=0, noise=0.14),
    Flow("信访事项受理件数", "件", 940, years(5, -8, 12, 16, 10, -6, -9, -7), decimals=0, noise=0.08),
    Share("信访事项办结件数", "件", "信访事项受理件数", {2018: 0.9, 2021: 0.93, 2024: 0.965, 2026: 0.972},
          decimals=0, noise=0.0),
    Rate("信访事项办结率", "信访事项办结件数", "信访事项受理件数"),
    Yearly("主题党日活动次数", "次", dict.fromkeys(range(2019, 2026), 12)),
    Yearly("理论学习次数", "次", years(18, 20, 24, 24, 30, 26, 24)),
)
# fmt: on
