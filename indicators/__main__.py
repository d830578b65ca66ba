"""The command line of the read side: ``python -m indicators series``."""

from __future__ import annotations

import argparse
import difflib
import sys
from collections.abc import Sequence

from indicators import series
from indicators.catalog import Catalog, CatalogError, Indicator, Region
from indicators.growth import BASES, growth
from indicators.period import month_number
from indicators.usage import Parser
from indicators.warehouse import WarehouseError, as_of, folder, open_current

# Wide enough for whatever a warehouse holds: years 2 to 9999.
EARLIEST, LATEST = 24, 9999 * 12 + 11


class UnknownName(ValueError):  # noqa: N818 - the name is the news
    """A name that the catalogue does not hold; the message is Chinese and says what it does hold."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command: 0 done, 1 the warehouse cannot answer, 2 wrong usage."""
    chosen = _parser().parse_args(arguments)
    try:
        print(_series(chosen), end="")
    except UnknownName as fault:
        print(f"用法有误：{fault}", file=sys.stderr)
        return 2
    except (CatalogError, WarehouseError) as fault:
        print(f"错误：{fault}", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="python -m indicators", description="查询数据仓库（文件夹由环境变量 SHULAN_WAREHOUSE 指定）"
    )
    commands = parser.add_subparsers(title="命令", metavar="命令", required=True, parser_class=Parser)
    words = "一个指标的时间序列：数值、上年同期、公布同比与计算同比、环比、来源，每期一行"
    command = commands.add_parser("series", help=words, description=words)
    command.add_argument("--indicator", metavar="指标", required=True, help="代码、名称或别名")
    command.add_argument("--region", metavar="地区", help="代码、名称或别名；默认为目录中的默认地区")
    command.add_argument("--category", metavar="类别", help="指标的类别，如 住宅；默认为合计")
    command.add_argument("--basis", choices=BASES, help="口径；默认为指标的报送口径")
    command.add_argument(
        "--from", dest="start", type=_month, default=EARLIEST, metavar="YYYY-MM", help="报告期末月份，从"
    )
    command.add_argument(
        "--to", dest="end", type=_month, default=LATEST, metavar="YYYY-MM", help="报告期末月份，到"
    )
    command.add_argument(
        "--as-of", metavar="批次或日期", help="按当时所知的数据：批次号（7）或日期（2026-05-31）"
    )
    form = command.add_mutually_exclusive_group()
    form.add_argument(
        "--json", dest="write", action="store_const", const=series.as_json, help="输出 JSON，数值不舍入"
    )
    form.add_argument(
        "--csv", dest="write", action="store_const", const=series.as_csv, help="输出 CSV（UTF-8）"
    )
    parser.set_defaults(write=None)
    return parser


def _month(text: str) -> int:
    try:
        return month_number(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}”不是月份，应写作 YYYY-MM，如 2024-03") from None


def _series(chosen: argparse.Namespace) -> str:
    catalog = Catalog.load()
    indicator, category = _indicator(catalog, chosen.indicator)
    if chosen.category:
        category = _category(catalog, indicator, chosen.category)
    region = _region(catalog, chosen.region)
    warehouse = open_current(folder())
    known = None if chosen.as_of is None else as_of(warehouse, chosen.as_of)
    basis = chosen.basis or indicator.reporting
    rows = growth(
        warehouse, [indicator.code], [region.code], [category], basis, chosen.start, chosen.end, known, True
    )
    if not rows:
        print(
            f"没有数据：{indicator.name}，{region.name}，{category or '合计'}，口径 {basis}。",
            file=sys.stderr,
        )
    text: str = (chosen.write or series.as_table)(rows)
    return text if text.endswith("\n") else f"{text}\n"


def _indicator(catalog: Catalog, text: str) -> tuple[Indicator, str]:
    if found := catalog.find_indicator(text):
        return found
    names = [name for each in catalog.indicators.values() for name in (each.name, each.code)]
    raise UnknownName(f"指标“{text}”不在 data/catalog/indicators.csv 中{_like(text, names)}。")


def _category(catalog: Catalog, indicator: Indicator, text: str) -> str:
    found = catalog.find_category(indicator, text)
    if found is None:
        allowed = "、".join(indicator.categories) or "没有类别"
        raise UnknownName(f"指标“{indicator.name}”没有类别“{text}”（可用：{allowed}）。")
    return found


def _region(catalog: Catalog, text: str | None) -> Region:
    if text is None:
        return catalog.default_region
    if found := catalog.find_region(text):
        return found
    names = [region.name for region in catalog.regions.values()]
    raise UnknownName(f"地区“{text}”不在 data/catalog/regions.csv 中{_like(text, names)}。")


def _like(text: str, names: Sequence[str]) -> str:
    near = difflib.get_close_matches(text, names, 3, 0.4)
    return f"，相近的有：{'、'.join(near)}" if near else ""


if __name__ == "__main__":
    sys.exit(main())
