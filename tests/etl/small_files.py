"""Files of a few figures, each of which changes half of those of the one before."""

from __future__ import annotations

FIGURES_A_FILE = 44


def file_text(number: int) -> str:
    """File `number`: eleven months of four regions; half of the figures change from each file to the next."""
    lines = ["指标,地区,报告期,数值,单位,备注"]
    for region in ("全国", "北京市", "上海市", "广东省"):
        for month in range(2, 13):
            value = 100 + month + (number if month % 2 else 0)
            lines.append(f"商品房销售面积,{region},2023年1-{month}月,{value},万平方米,{number}")
    return "\n".join(lines)
