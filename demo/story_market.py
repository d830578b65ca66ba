"""The story of building and selling: output slows, sales fall from 2021 on, stock rises and then eases."""

from __future__ import annotations

from demo.derived_kinds import Carried, MonthsOfSupply, Profit, Rate
from demo.kinds import NO_CUT, Flow, Share, Stock, years
from demo.ledgers import Cleared, Listed, Remaining

# The office's comparable base lies under the one it had printed: contracts withdrawn, figures cleaned.
SALES_CUT = years(0.0, 0.1, 0.4, 1.1, 3.4, 1.9, 1.2, 0.9)
HOMES_CUT = years(0.0, 0.1, 0.5, 1.4, 5.2, 2.4, 1.4, 1.0)
INVESTMENT_CUT = years(0.0, 0.0, 0.2, 0.6, 1.6, 1.0, 0.8, 0.5)
# Value added grows at constant prices: the base is raised by what prices rose.
PRICES = years(-2.1, -1.4, -3.6, -1.8, -0.6, 0.3, 0.7, 0.4)

# Columns that line up are easier to tune than one argument a line.
# fmt: off
CONSTRUCTION = (
    Flow("建筑业总产值", "亿元", 1320, years(9.4, 6.8, 8.6, 5.2, 4.1, 1.8, 0.4, -1.2), "output",
         "registered", stray=2.0, noise=0.03, january=False, published=NO_CUT,
         hopes=years(8, 6, 5, 4, first=2023)),
    Share("省内建筑业产值", "亿元", "建筑业总产值", {2018: 0.74, 2022: 0.7, 2026: 0.66}, city_only=True,
          published=NO_CUT),
    Share("建筑业增加值", "亿元", "建筑业总产值", {2018: 0.241, 2021: 0.238, 2026: 0.234}, noise=0.004,
          city_only=True, timing="quarterly", published=PRICES),
    Flow("建筑安装工程投资", "亿元", 640, years(8.9, 5.4, 6.2, 2.5, 0.8, -2.4, -5.6, -4.2), "investment",
         "urban", noise=0.03, january=False, printed=False, published=NO_CUT),
    Flow("建筑业新签合同额", "亿元", 1410, years(8.0, 3.5, 6.0, 3.2, 1.0, -3.8, -4.6, -2.1), "quarter",
         noise=0.08, january=False, published=NO_CUT),
    Stock("建筑业企业数", "家", 1180, {2018: 5.0, 2021: 8.0, 2023: 4.0, 2025: 0.5, 2026: -1.5},
          "registered", noise=0.0),
    Stock("建筑业从业人员", "万人", 21.6, {2018: 2.0, 2021: 1.0, 2023: -2.0, 2026: -3.6}, decimals=2,
          noise=0.006),
    Flow("房屋新开工面积", "万平方米", 640, years(6.2, -2.1, -9.8, -34.0, -19.5, -21.8, -17.9, -15.2),
         "investment", "urban", stray=5.0, noise=0.06, january=False, published=INVESTMENT_CUT),
    Share("新建民用建筑面积", "万平方米", "房屋新开工面积", {2018: 1.16, 2026: 1.24}, city_only=True),
    Share("装配式建筑开工面积", "万平方米", "新建民用建筑面积",
          {2018: 0.06, 2020: 0.16, 2022: 0.26, 2026: 0.4}, city_only=True),
    Rate("装配式建筑占新开工比例", "装配式建筑开工面积", "新建民用建筑面积"),
    Share("绿色建筑面积", "万平方米", "新建民用建筑面积", {2018: 0.55, 2020: 0.72, 2022: 0.88, 2026: 0.985},
          city_only=True, noise=0.006),
    Rate("绿色建筑占比", "绿色建筑面积", "新建民用建筑面积"),
)

ESTATE = (
    Flow("房地产开发投资", "亿元", 476, years(8.7, 6.1, 2.8, -10.4, -10.9, -11.6, -15.8, -11.2),
         "investment", "urban", stray=3.0, noise=0.035, january=False, published=INVESTMENT_CUT,
         hopes=years(0, -3, -5, -5, first=2023)),
    Share("房地产开发投资", "亿元", "房地产开发投资", {2018: 0.71, 2022: 0.755, 2026: 0.77}, "住宅",
          city_only=True, published=INVESTMENT_CUT),
    Flow("商品房销售面积", "万平方米", 688, years(1.4, 3.0, -3.6, -26.5, -10.2, -16.4, -10.6, -11.8),
         "sales", "urban", stray=3.5, noise=0.05, sensitivity=1.15, january=False, published=SALES_CUT),
    Share("商品房销售面积", "万平方米", "商品房销售面积", {2018: 0.872, 2022: 0.848, 2026: 0.826}, "住宅",
          published=HOMES_CUT),
    Share("商品房销售额", "亿元", "商品房销售面积",
          years(0.664, 0.7, 0.731, 0.752, 0.727, 0.724, 0.697, 0.676, 0.661, first=2018), priced=True,
          noise=0.012, published=SALES_CUT),
    Stock("商品房待售面积", "万平方米", 396, years(-4.0, 2.0, 9.0, 15.0, 10.0, 5.0, -4.0, -9.0), "urban", 2,
          0.005, january=False),
    Stock("商品房库存面积", "万平方米", 640, years(-2.0, 3.0, 8.0, 6.0, 2.0, -4.0, -8.0, -9.0), "", 2,
          0.006, january=False),
    MonthsOfSupply("商品房去化周期", "商品房库存面积", "商品房销售面积"),
    Flow("商品房批准预售面积", "万平方米", 702, years(3.0, 1.0, -8.0, -33.0, -14.0, -20.0, -14.0, -12.0),
         "office", "urban", stray=5.0, noise=0.12),
    Flow("商品房预售许可证核发数", "个", 214, years(3.0, 0.0, -6.0, -28.0, -12.0, -16.0, -11.0, -9.0),
         decimals=0, noise=0.1),
    Flow("房屋竣工面积", "万平方米", 452, years(2.4, -3.8, 9.2, -13.5, 15.8, -21.4, -16.9, -18.8),
         "completion", "urban", stray=4.0, noise=0.09, january=False, published=NO_CUT),
    Carried("房屋施工面积", "万平方米", 2760, "房屋新开工面积", "房屋竣工面积"),
    Flow("房地产开发企业到位资金", "亿元", 598, years(7.1, 6.4, 1.6, -24.8, -13.2, -16.8, -12.4, -14.9),
         "investment", january=False, published=INVESTMENT_CUT),
    Flow("二手房成交套数", "套", 9860, years(4.0, -2.0, -7.0, -13.0, 13.0, 6.0, 4.5, 3.0), "sales", "urban",
         decimals=0, noise=0.05, step=(2024 * 12, 1.34)),
    Listed("保交楼应交付套数", "套", {2023 * 12: 11860, 2024 * 12 + 6: 3380}, "urban"),
    Cleared("保交楼已交付套数", "套", "保交楼应交付套数", 17),
    Rate("保交楼交付率", "保交楼已交付套数", "保交楼应交付套数", "point"),
    Remaining("保交楼剩余套数", "套", "保交楼应交付套数", "保交楼已交付套数"),
    Profit("房地产企业营业利润", "亿元", years(21.4, 18.2, 11.6, 3.4, -6.8, -14.2, -8.1, 2.4)),
)
# fmt: on
