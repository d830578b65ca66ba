"""The commands for what a warehouse keeps besides figures: remembered layouts, additions to the catalogue."""

from __future__ import annotations

import argparse
from pathlib import Path

from etl.additions import WORDS, Addition, additions, export
from etl.printout import aligned
from etl.remembered.folder import forget, layout, layout_file, layouts, save, unknown_codes
from etl.remembered.layout import Layout, LayoutError
from indicators.catalog import Catalog
from indicators.warehouse import folder


def run_layouts(chosen: argparse.Namespace) -> int:
    """List the remembered layouts, or export, import or forget one; 1 where there is anything wrong."""
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
    target = Path(file)
    if target.exists():
        raise LayoutError(f"{target} 已存在，为免覆盖未写出；请换一个文件名。")
    layout(place, name)  # nothing faulty is handed on
    target.write_bytes((place / "layouts" / f"{name}.toml").read_bytes())
    print(f"已把版式《{name}》写入 {target}。")
    return 0


def _take(place: Path, file: Path) -> int:
    one = layout_file(file)
    if told := unknown_codes(one.guide, Catalog.at(place)):
        raise LayoutError("\n".join(f"{file.name}：{line}" for line in told))
    print(f"已记住版式《{one.name}》：{save(place, one)}")
    return 0


def run_additions(chosen: argparse.Namespace) -> int:
    """List what was added to the catalogue, or copy its files."""
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
    return WORDS[one.file], one.code, one.name, "新条目" if one.is_new else "更多叫法", one.words
