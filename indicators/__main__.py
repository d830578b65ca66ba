"""The command line of the read side: ``python -m indicators series``, ``ranking``, ``overview`` …"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence

from indicators import (
    asked,
    change_records,
    contribution_records,
    goal_records,
    quality_records,
    series,
    tables,
)
from indicators.attainment import PACES
from indicators.catalog import Catalog, CatalogError
from indicators.changes import between
from indicators.contribution import BYS, contribution, parts_of
from indicators.goals import pursuits
from indicators.growth import BASES, growth
from indicators.inventory import inventory
from indicators.overview import overview
from indicators.period import month_text
from indicators.places import places, span_before
from indicators.printing import Record, as_csv, as_json, as_table
from indicators.quality import CHECKS
from indicators.ranking import KEYS
from indicators.total import total
from indicators.usage import Parser, month, span
from indicators.warehouse import Warehouse, WarehouseError, as_of, folder, open_current

# Wide enough for whatever a warehouse holds: years 2 to 9999.
EARLIEST, LATEST = 24, 9999 * 12 + 11
MONTH = "YYYY-MM"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command: 0 done, 1 the warehouse cannot answer, 2 wrong usage."""
    chosen = _parser().parse_args(arguments)
    try:
        print(chosen.run(chosen), end="")
    except asked.UnknownName as fault:
        print(f"用法有误：{fault}", file=sys.stderr)
        return 2
    except (CatalogError, WarehouseError) as fault:
        print(f"错误：{fault}", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    words = "查询数据仓库（文件夹由环境变量 SHULAN_WAREHOUSE 指定）"
    parser = Parser(prog="python -m indicators", description=words)
    commands = parser.add_subparsers(title="命令", metavar="命令", required=True, parser_class=Parser)

    def command(
        name: str,
        run: Callable[[argparse.Namespace], str],
        words: str,
        whose: str,
        usual: str = "目录中的默认地区",
    ) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=words, description=words)
        added.add_argument("--region", metavar="地区", help=f"{whose}，代码、名称或别名；默认为{usual}")
        known = "按当时所知的数据：批次号（7）或日期（2026-05-31）"
        added.add_argument("--as-of", metavar="批次或日期", help=known)
        form = added.add_mutually_exclusive_group()
        for option, words_ in (("json", "输出 JSON，数值不舍入"), ("csv", "输出 CSV（UTF-8）")):
            form.add_argument(f"--{option}", dest="form", action="store_const", const=option, help=words_)
        added.set_defaults(run=run)
        return added

    words = "一个指标的时间序列：数值、上年同期、公布同比与计算同比、环比、来源，每期一行"
    _series_options(command("series", _series, words, "地区"))
    words = "各下级地区的数值、增速、完成率和位次，按行政区划顺序，附位次变化、合计、未排位原因"
    _ranking_options(command("ranking", _ranking, words, "排位的是它的下级地区"))
    words = "一个地区全部指标某月的数值、增速、年度目标完成率和序时进度，每个指标一行"
    added = command("overview", _overview, words, "地区")
    added.add_argument("--to", dest="end", type=month, metavar=MONTH, help="报告期末月份；默认为最新一期")
    words = "年度目标的完成率与进度、余下月份的要求、全年推算；写明指标时为该地区及其下级"
    _progress_options(command("progress", _progress, words, "地区"))
    words = "拉动：各下级地区或各分类把一个地区的总数拉动了几个百分点，贡献率，未列明部分，或不给的原因"
    _contribution_options(command("contribution", _contribution, words, "总体所在的地区"))
    words = "两个批次或日期之间哪些数变了：原数、新数、变动、所在文件和单元格，以及其间撤销的批次"
    _changes_options(command("changes", _changes, words, "只列这个地区", "全部地区"))
    words = "数据质量：迟报，各项核对的结论与核对数，不符的数，更正，各地区更正和晚报的情况"
    _quality_options(command("quality", _quality, words, "只看这个地区及其下级", "全部地区"))
    return parser


def _subject_options(added: argparse.ArgumentParser) -> None:
    added.add_argument("--indicator", metavar="指标", required=True, help="代码、名称或别名")
    added.add_argument("--category", metavar="类别", help="指标的类别，如 住宅；默认为合计")


def _series_options(added: argparse.ArgumentParser) -> None:
    _subject_options(added)
    added.add_argument("--basis", choices=BASES, help="口径；默认为指标的报送口径")
    for option, name, usual, words in (
        ("--from", "start", EARLIEST, "报告期末月份，从"),
        ("--to", "end", LATEST, "报告期末月份，到"),
    ):
        added.add_argument(option, dest=name, type=month, default=usual, metavar=MONTH, help=words)


def _ranking_options(added: argparse.ArgumentParser) -> None:
    _subject_options(added)
    words = "报告期：起止月份 2026-01..2026-10，或单独一个月 2026-10；默认为最新一期"
    added.add_argument("--period", type=span, metavar="报告期", help=words)
    added.add_argument("--by", choices=KEYS, default="value", help="按什么排位；默认按数值")


def _progress_options(added: argparse.ArgumentParser) -> None:
    added.add_argument("--indicator", metavar="指标", help="代码、名称或别名；默认为全部有目标的指标")
    added.add_argument("--category", metavar="类别", help="指标的类别，如 住宅；默认为合计")
    added.add_argument("--to", dest="end", type=month, metavar=MONTH, help="截至月份；默认为最新一期")
    words = "进度按月数（months）或按上年自身节奏（last_year）；默认按月数"
    added.add_argument("--pace", choices=PACES, default="months", help=words)


def _contribution_options(added: argparse.ArgumentParser) -> None:
    _subject_options(added)
    words = "报告期：起止月份 2026-01..2026-10，或单独一个月 2026-10；默认为最新一期"
    added.add_argument("--period", type=span, metavar="报告期", help=words)
    words = "按下级地区（region）或按分类（category；--category 则指其所在的一组分类）；默认按下级地区"
    added.add_argument("--by", choices=BYS, default="region", help=words)


def _changes_options(added: argparse.ArgumentParser) -> None:
    words = "，批次号（7）或日期（2026-05-31，取当天最后一批）"
    added.add_argument("--from", dest="before", metavar="批次或日期", required=True, help=f"从哪一版{words}")
    added.add_argument("--to", dest="after", metavar="批次或日期", help=f"到哪一版{words}；默认为最新")
    added.add_argument("--indicator", metavar="指标", help="代码、名称或别名；默认为全部指标")


def _quality_options(added: argparse.ArgumentParser) -> None:
    words = "verdicts 各项核对的结论（默认），cases 不符的数，late 迟报，corrections 更正，regions 各地区"
    added.add_argument("--show", choices=quality_records.KINDS, default="verdicts", help=words)
    added.add_argument("--topic", metavar="板块", help="代码或名称；默认为全部板块")
    added.add_argument("--check", choices=("late", *CHECKS), help="只做这一项核对")
    for option, name, usual, words in (("--from", "start", EARLIEST, "从"), ("--to", "end", LATEST, "到")):
        words = f"报告期末月份，{words}"
        added.add_argument(option, dest=name, type=month, default=usual, metavar=MONTH, help=words)


def _series(chosen: argparse.Namespace) -> str:
    catalog = Catalog.at(folder())
    indicator, category = asked.indicator_of(catalog, chosen.indicator, chosen.category)
    region = asked.region_of(catalog, chosen.region)
    warehouse, known = _opened(chosen)
    basis = chosen.basis or indicator.reporting
    rows = growth(
        warehouse, [indicator.code], [region.code], [category], basis, chosen.start, chosen.end, known, True
    )
    if not rows:
        _say_nothing(indicator.name, region.name, category or "合计", f"口径 {basis}")
    # A list within a line: the parts are for programs that read JSON.
    return _written(chosen, list(map(series.record, rows)), series.COLUMNS[:-1], series.SHOWN)


def _ranking(chosen: argparse.Namespace) -> str:
    catalog = Catalog.at(folder())
    indicator, category = asked.indicator_of(catalog, chosen.indicator, chosen.category)
    parent = asked.region_of(catalog, chosen.region)
    warehouse, known = _opened(chosen)
    present = {held.region for held in inventory(warehouse).of_indicators([indicator.code])}
    codes = [region.code for region in asked.ranked_regions(catalog, parent, present)]
    span, records = chosen.period, []
    if span is None and (end := asked.newest_end(warehouse, codes, known, indicator.code)) is not None:
        span = asked.usual_span(indicator, end)
    if span is not None:
        before = span_before(span, asked.basis_of(indicator, span), indicator.reporting == "quarter")
        found = places(warehouse, indicator.code, codes, category, span, chosen.by, before, known)
        made = total(warehouse, catalog, indicator, parent.code, codes, category, span, known)
        records = tables.ranking_records(found, catalog, indicator.unit)
        records.append(tables.total_record(made, catalog, parent.code, indicator.unit, span))
    if all(record["rank"] is None for record in records):
        when = "任何时期" if span is None else span.label
        _say_nothing(indicator.name, f"{parent.name}的下级地区", category or "合计", when)
    return _written(chosen, records, tables.RANKING_COLUMNS, tables.RANKING_SHOWN)


def _overview(chosen: argparse.Namespace) -> str:
    catalog = Catalog.at(folder())
    region = asked.region_of(catalog, chosen.region)
    warehouse, known = _opened(chosen)
    end = asked.newest_end(warehouse, [region.code], known) if chosen.end is None else chosen.end
    rows = {} if end is None else {row.indicator: row for row in overview(warehouse, region.code, end, known)}
    if not rows:
        _say_nothing(region.name, "任何时期" if end is None else month_text(end))
    ordered = [rows[code] for code in catalog.indicators if code in rows]
    records = [tables.overview_record(row, catalog) for row in ordered]
    if chosen.form is None:
        records = list(map(tables.with_words, records))
    return _written(chosen, records, tables.OVERVIEW_COLUMNS, tables.OVERVIEW_SHOWN)


def _progress(chosen: argparse.Namespace) -> str:
    catalog = Catalog.at(folder())
    region = asked.region_of(catalog, chosen.region)
    warehouse, known = _opened(chosen)
    places, codes, category = [region.code], None, None
    if chosen.indicator is not None:
        indicator, category = asked.indicator_of(catalog, chosen.indicator, chosen.category)
        places, codes = (
            [region.code, *(each.code for each in catalog.children(region.code))],
            [indicator.code],
        )
    wanted = codes[0] if codes else None
    end = chosen.end if chosen.end is not None else asked.newest_end(warehouse, places, known, wanted)
    found = [] if end is None else pursuits(warehouse, places, codes, end, known)
    order = {code: place for place, code in enumerate(catalog.indicators)}
    kept = [each for each in found if category in (None, each.goal.category) and each.goal.indicator in order]
    if not kept:
        _say_nothing(region.name, "年度目标", "任何时期" if end is None else f"{end // 12}年")
    kept.sort(key=lambda each: (places.index(each.goal.region), order[each.goal.indicator]))
    records = [goal_records.record(each, catalog, chosen.pace) for each in kept]
    if chosen.form is None:
        records = list(map(goal_records.with_words, records))
    return _written(chosen, records, goal_records.COLUMNS, goal_records.SHOWN)


def _contribution(chosen: argparse.Namespace) -> str:
    catalog = Catalog.at(folder())
    indicator, category = asked.indicator_of(catalog, chosen.indicator, chosen.category)
    region = asked.region_of(catalog, chosen.region)
    warehouse, known = _opened(chosen)
    held = inventory(warehouse).of_indicators([indicator.code])
    parts = parts_of(catalog, held, indicator, region.code, chosen.by, category)
    places = [region.code, *parts] if chosen.by == "region" else [region.code]
    span, records = chosen.period, []
    if span is None and (end := asked.newest_end(warehouse, places, known, indicator.code)) is not None:
        span = asked.usual_span(indicator, end)
    if span is not None:
        found = contribution(warehouse, indicator, region.code, chosen.by, parts, category, span, known)
        records = contribution_records.records(found, catalog, indicator)
    if all(record["value"] is None and not record["reason"] for record in records):
        _say_nothing(indicator.name, region.name, "任何时期" if span is None else span.label)
    return _written(chosen, records, contribution_records.COLUMNS, contribution_records.SHOWN)


def _changes(chosen: argparse.Namespace) -> str:
    catalog = Catalog.at(folder())
    region = "" if chosen.region is None else asked.region_of(catalog, chosen.region).code
    codes = (
        None if chosen.indicator is None else [asked.indicator_of(catalog, chosen.indicator, None)[0].code]
    )
    warehouse, _ = _opened(chosen)
    before, after = between(warehouse, chosen.before, chosen.after)
    records = change_records.records(warehouse, catalog, before, after, codes, region)
    if not records:
        _say_nothing(f"批次{before}与批次{after}之间没有变动")
    return _written(chosen, records, change_records.COLUMNS, change_records.SHOWN)


def _quality(chosen: argparse.Namespace) -> str:
    catalog = Catalog.at(folder())
    scope = asked.scope_of(catalog, chosen.region, chosen.topic, chosen.start, chosen.end)
    warehouse, _ = _opened(chosen)
    question = quality_records.Question(chosen.show, scope, chosen.check)
    records = quality_records.quality_records(warehouse, catalog, question)
    return _written(chosen, records, quality_records.COLUMNS[chosen.show], quality_records.SHOWN[chosen.show])


def _opened(chosen: argparse.Namespace) -> tuple[Warehouse, int | None]:
    warehouse = open_current(folder())
    known = None if chosen.as_of is None else as_of(warehouse, chosen.as_of)
    return warehouse.at(known), known


def _say_nothing(*about: str) -> None:
    print(f"没有数据：{'，'.join(about)}。", file=sys.stderr)


def _written(
    chosen: argparse.Namespace, records: list[Record], columns: Sequence[str], shown: Mapping[str, str]
) -> str:
    if chosen.form == "json":
        return as_json(records)
    return as_csv(records, columns) if chosen.form == "csv" else as_table(records, shown)


if __name__ == "__main__":
    sys.exit(main())
