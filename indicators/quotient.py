"""What may not be made of an indicator, and why: quotients and sums without a meaning (A1 to A4, G3)."""

from __future__ import annotations

from indicators.catalog import Indicator

CONSTANT = "constant"


def refused(above: Indicator, below: Indicator) -> str:
    """Why one indicator may not be divided by another, in Chinese; '' where it may (rule A4).

    Output of builders counts where they are registered, real estate where it stands: the works of one are not
    those of the other.
    """
    if not above.basis or not below.basis or above.basis == below.basis:
        return ""
    return (
        f"{above.name}按{above.basis}统计，{below.name}按{below.basis}统计，"
        "分子分母不是同一批对象，相除没有意义"
    )


def not_added(indicator: Indicator) -> str:
    """Why its figures may not be added over time or regions, '' where they may (rules A1, A2, P2)."""
    if indicator.kind == "stock":
        return "是时点数，各月末数不能相加；只与上月末、上年末、上年同月末相比"
    if indicator.kind == "flow":
        return "" if indicator.additive else "累计数含跨期部分或不重复计，不能相减求当月数，也不能由各月相加"
    if indicator.numerator and indicator.denominator:
        return "不能相加，也不取平均：几个地区合在一起是分子之和÷分母之和"
    return "不能相加，也不取平均；目录中没有登记分子分母，几个地区合在一起的数不给"


def not_checked(indicator: Indicator) -> str:
    """Why its published growth cannot be checked from its levels, '' where it can (rule G3)."""
    if indicator.price_basis != CONSTANT:
        return ""
    return "公布增速按不变价格，不能由现价总量核对，也不倒推可比基数"
