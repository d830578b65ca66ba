"""The commands for what a warehouse keeps besides figures: remembered layouts, additions to the catalogue."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from etl.printout import aligned

if TYPE_CHECKING:
    from etl.additions import Addition
    from etl.remembered.layout import Layout


def add_kept(command: Callable[..., argparse.ArgumentParser]) -> None:
    """Define the commands; ``command`` makes one of a name, a function and words."""
    kept = command("layouts", _layouts, "列出记住的版式，或导出、导入、忘记一个", False)
    one = kept.add_mutually_exclusive_group()
    one.add_argument("--export", metavar=("版式", "文件"), nargs=2, help="把版式写成文件")
    one.add_argument("--import", metavar="文件", type=Path, dest="taken", help="记住文件中的版式，替换同名的")
    one.add_argument("--forget", metavar="版式", help="不再使用这个版式")
    added = command("additions", _additions, "列出补充到目录的指标、地区、叫法", False)
    added.add_argument("--export", metavar="文件夹", type=Path, help="把补充的目录文件复制到这里")


def _layouts(chosen: argparse.Namespace) -> int:
    from etl.remembered.folder import forget, layouts
    from indicators.warehouse import folder

    place = folder()
    if chosen.export:
        return _export(place, *chosen.export)
    if chosen.taken:
        return _take(place, chosen.taken)
    if chosen.forget:
        forget(place, chosen.forget)
        print(f"已忘记版式《{chosen.forget}》；用它读入的批次不受影响。")
        return 0
    found, faults = layouts(place)
    print(
        aligned(("版式", "工作表", "确认时间", "确认人", "依据的文件"), [*map(_shown, found)])
        if found
        else "还没有记住的版式。"
    )
    print("\n".join(faults), end="\n" if faults else "")
    return 1 if faults else 0


def _shown(one: Layout) -> tuple[str, ...]:
    sheets = "、".join(dict.fromkeys(form.sheet for form in one.forms))
    return one.name, sheets, one.confirmed, one.author, one.file


def _export(place: Path, name: str, file: str) -> int:
    from etl.remembered.folder import layout
    from etl.remembered.layout import LayoutError

    target = Path(file)
    if target.exists():
        raise LayoutError(f"{target} 已存在，为免覆盖未写出；请换一个文件名。")
    layout(place, name)  # nothing faulty is handed on
    target.write_bytes((place / "layouts" / f"{name}.toml").read_bytes())
    print(f"已把版式《{name}》写入 {target}。")
    return 0


def _take(place: Path, file: Path) -> int:
    from etl.remembered.folder import layout_file, save, unknown_codes
    from etl.remembered.layout import LayoutError
    from indicators.catalog import Catalog

    one = layout_file(file)
    if told := unknown_codes(one.guide, Catalog.at(place)):
        raise LayoutError("\n".join(f"{file.name}：{line}" for line in told))
    print(f"已记住版式《{one.name}》：{save(place, one)}")
    return 0


def _additions(chosen: argparse.Namespace) -> int:
    from etl.additions import additions, export
    from indicators.warehouse import folder

    place = folder()
    if chosen.export:
        copied = export(place, chosen.export)
        print("\n".join(f"已写出 {path}" for path in copied) or "还没有补充过目录。")
        return 0
    found = additions(place)
    head = ("目录", "代码", "名称", "补充了什么", "别名")
    print(aligned(head, [*map(_row, found)]) if found else "还没有补充过目录。")
    return 0


def _row(one: Addition) -> tuple[str, ...]:
    from etl.additions import WORDS

    return WORDS[one.file], one.code, one.name, "新条目" if one.is_new else "更多叫法", one.words
