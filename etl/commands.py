"""The command line of the write side; ``--json`` for programs, tables for people.

Heavy imports stand in the commands that need them, so that help and usage errors come at once.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from etl.care_commands import add_care
from etl.kept_commands import add_kept
from etl.named_region import named_region
from etl.printout import aligned
from etl.problem import Issue, IssueError, located
from etl.watch_command import add_watch
from indicators.usage import Parser

if TYPE_CHECKING:
    from etl.guide import Guide
    from etl.original import Outcome
    from indicators.catalog import Catalog

SHOWN = 40  # figures that ``read`` prints for people
TEMPLATE = Path("长表模板.xlsx")
RESULTS = {"loaded": "已入库", "already_loaded": "此前已入库", "rejected": "未入库"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command: 0 done, 1 something was refused, 2 wrong usage."""
    chosen = _parser().parse_args(arguments)
    from desk.audit import AuditError
    from etl.additions import AdditionError
    from etl.audited import run
    from etl.remembered.layout import LayoutError
    from indicators.catalog import CatalogError
    from indicators.warehouse import WarehouseError

    try:
        return run(chosen)
    except (AdditionError, AuditError, CatalogError, LayoutError, WarehouseError) as fault:
        print(f"错误：{fault}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    words = "把报表读入数据仓库（文件夹由环境变量 SHULAN_WAREHOUSE 指定）"
    parser = Parser(prog="python -m etl", description=words)
    commands = parser.add_subparsers(title="命令", metavar="命令", required=True, parser_class=Parser)

    def command(name: str, run: object, words: str, json_too: bool = True) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=words, description=words)
        if json_too:
            added.add_argument("--json", action="store_true", help="输出 JSON，供程序使用")
        added.set_defaults(run=run, command=name)
        return added

    read = command("read", _read, "试读一个文件：列出读到的数据和问题（也与库中的数核对），不入库")
    read.add_argument("file", metavar="文件", type=Path)
    load = command("load", _load, "入库一个或多个文件")
    load.add_argument("files", metavar="文件", type=Path, nargs="+")
    load.add_argument("--region", metavar="地区", default="", help="文件没有写明地区时所属的地区，名称或代码")
    for reads in (read, load):
        reads.add_argument(
            "--layout", metavar="版式文件", type=Path, help="按这个版式文件读取，不用记住的版式"
        )
    command("loads", _loads, "列出全部入库批次")
    command("rollback", _rollback, "撤销一个入库批次，恢复到它从未入库的样子", False).add_argument(
        "load", metavar="批次", type=int
    )
    command("rebuild", _rebuild, "从存档的原始文件重建整个数据仓库", False)
    command("template", _template, "写出带下拉选项的长表模板", False).add_argument(
        "file", metavar="文件", type=Path, nargs="?", default=TEMPLATE
    )
    command("check", _check, "检查指标目录和补充的目录，一次列出全部问题", False)
    add_kept(command)
    add_watch(command)
    add_care(command)
    command("demo", _demo, "数据仓库为空时载入演示数据", False)
    return parser


def _read(chosen: argparse.Namespace) -> int:
    from etl.against import against
    from etl.guided import read_guided
    from etl.preflight import whole
    from etl.reading import unread
    from etl.remembered.folder import layouts
    from indicators.warehouse import current, folder, open_current

    guide = _guide(chosen.layout)
    try:
        data = whole(chosen.file)
    except IssueError as refusal:
        reading = unread(refusal.issue)
    except OSError as fault:
        message = f"文件“{chosen.file}”打不开（{fault.strerror}）：请核对路径和权限。"
        reading = unread(Issue("error", "unreadable", "", "", message))
    else:
        catalog, place = _catalog(), folder()
        reading, guide = read_guided(chosen.file.name, data, catalog, "", guide, layouts(place)[0])
        reading = against(reading, open_current(place) if current(place) else None, catalog)
    observations = reading.observations()
    layout = guide.name if guide else ""
    if chosen.json:
        issues = _plain(reading.issues)
        found = {"file": str(chosen.file), "observations": observations, "issues": issues, "layout": layout}
        _print_json(found)
    else:
        print(f"按版式《{layout}》读取。\n" if guide else "", end="")
        _show(observations, reading.skipped, reading.issues)
    return 1 if reading.failed else 0


def _guide(path: Path | None) -> Guide | None:
    from etl.remembered.folder import layout_file

    return None if path is None else layout_file(path).guide


def _show(observations: list[dict[str, object]], skipped: int, issues: Sequence[Issue]) -> None:
    head = ("工作表", "单元格", "指标", "类别", "地区", "起", "止", "数值", "单位", "目录代码")
    keys = (
        "sheet", "cell", "indicator_text", "category", "region_text", "period_start", "period_end", "value",
        "unit", "indicator",
    )  # fmt: skip
    if observations:
        print(aligned(head, [[one[key] for key in keys] for one in observations[:SHOWN]], ("数值",)))
    if len(observations) > SHOWN:
        print(f"……以上为前 {SHOWN} 个；全部数据用 --json 查看。")
    print(f"共读到 {len(observations)} 个数据，跳过 {skipped} 格；问题 {len(issues)} 个。")
    print("\n".join(located(issues)))


def _load(chosen: argparse.Namespace) -> int:
    from etl.loads import load_files
    from indicators.warehouse import folder

    catalog = _catalog()
    region = named_region(catalog, chosen.region)
    if region is None:
        return 2
    outcomes = load_files(chosen.files, folder(), catalog, region, _guide(chosen.layout))
    if chosen.json:
        _print_json([_entry(path, outcome) for path, outcome in zip(chosen.files, outcomes, strict=True)])
    else:
        _tell(outcomes)
    return 1 if any(outcome.result == "rejected" for outcome in outcomes) else 0


def _entry(path: Path, outcome: Outcome) -> dict[str, object]:
    counts = {name: getattr(outcome, name) for name in ("new", "changed", "same", "skipped")}
    return {
        "file": str(path), "sha256": outcome.sha256, "load": outcome.load, "result": outcome.result,
        "counts": counts, "issues": _plain(outcome.issues), "layout": outcome.layout,
    }  # fmt: skip


def _tell(outcomes: Sequence[Outcome]) -> None:
    head = ("文件", "结果", "批次", "新增", "变更", "相同", "跳过", "版式")
    rows = [
        (one.file, RESULTS[one.result], one.load, one.new, one.changed, one.same, one.skipped, one.layout)
        for one in outcomes
    ]
    print(aligned(head, rows, head[2:-1]))
    for one in outcomes:
        for line in located(one.issues):
            print(f"{one.file}：{line}")


def _loads(chosen: argparse.Namespace) -> int:
    from etl.loads import listed
    from indicators.warehouse import folder

    loads = listed(folder())
    if chosen.json:
        _print_json([{key: told for key, told in load._asdict().items() if key != "guide"} for load in loads])
        return 0
    head = ("批次", "时间", "文件", "入库人", "版式", "新增", "变更", "相同", "跳过", "状态")
    rows = [
        (
            load.load, f"{load.loaded_at:%Y-%m-%d %H:%M}", load.file, load.author, load.layout,
            load.new, load.changed, load.same, load.skipped, "已撤销" if load.rolled_back_at else "有效",
        )
        for load in loads
    ]  # fmt: skip
    print(aligned(head, rows, ("批次", "新增", "变更", "相同", "跳过")) if rows else "还没有入库批次。")
    return 0


def _rollback(chosen: argparse.Namespace) -> int:
    from etl.loads import roll_back
    from indicators.warehouse import folder

    count = roll_back(folder(), _catalog(), chosen.load)
    print(f"已撤销批次 {chosen.load}（{count} 个数据）；原始文件仍在存档中，可重新入库。")
    return 0


def _rebuild(chosen: argparse.Namespace) -> int:
    from etl.loads import rebuild
    from indicators.warehouse import folder

    print(f"已从存档重建：重放 {rebuild(folder(), _catalog())} 个入库批次。")
    return 0


def _template(chosen: argparse.Namespace) -> int:
    from etl.template import template

    if chosen.file.exists():
        print(f"错误：{chosen.file} 已存在，为免覆盖未写出；请换一个文件名。", file=sys.stderr)
        return 1
    chosen.file.write_bytes(template(_catalog()))
    print(f"已写出 {chosen.file}：在“数据”表中一行填一个数，填法见“说明”表。")
    return 0


def _check(chosen: argparse.Namespace) -> int:
    from indicators.catalog import ADDED, FOLDER
    from indicators.faults import addition_faults, faults
    from indicators.warehouse import folder

    found = faults() + addition_faults(FOLDER, folder() / ADDED)
    print("\n".join(found) if found else "指标目录没有问题。")
    return 1 if found else 0


def _demo(chosen: argparse.Namespace) -> int:
    from etl.demonstration import load_demonstration
    from indicators.warehouse import folder

    outcomes = load_demonstration(folder(), _catalog(), print)
    if outcomes:
        _tell(outcomes)
    return 1 if any(outcome.result == "rejected" for outcome in outcomes) else 0


def _catalog() -> Catalog:
    from indicators.catalog import Catalog
    from indicators.warehouse import folder

    return Catalog.at(folder())


def _plain(issues: Sequence[Issue]) -> list[dict[str, str]]:
    return [issue._asdict() for issue in issues]


def _print_json(value: object) -> None:
    json.dump(value, sys.stdout, ensure_ascii=False, default=lambda time: time.isoformat())
    print()
