"""The layouts that a warehouse remembers: one TOML file each under <warehouse>/layouts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desk import shelf
from etl.guide import Guide, TableGuide
from etl.reading import Reading
from etl.remembered.forms import Match, best, forms
from etl.remembered.layout import Layout, LayoutError
from etl.remembered.parsing import parsed
from etl.remembered.writing import NAMES_ALLOWED, is_name, written
from etl.sheets import Sheet
from indicators.catalog import Catalog
from indicators.period import parse_with_status

if TYPE_CHECKING:
    from etl.layouts.block import Field

SUFFIX = ".toml"


def layouts(place: Path) -> tuple[list[Layout], list[str]]:
    """The layouts of a warehouse by name, and the faults of files there that are none."""
    found: list[Layout] = []
    faults: list[str] = []
    for path in sorted((place / "layouts").glob(f"*{SUFFIX}")):
        try:
            found.append(_kept(path))
        except LayoutError as fault:
            faults += str(fault).splitlines()
    return found, faults


def layout_file(path: Path) -> Layout:
    """The layout of a file. Raises LayoutError where it cannot be read; names every fault."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as fault:
        raise LayoutError(f"版式文件“{path}”打不开（{fault.strerror}）：请核对路径和权限。") from fault
    except UnicodeDecodeError as fault:
        raise LayoutError(f"版式文件“{path}”不是 UTF-8 编码：请用文本编辑器另存为 UTF-8。") from fault
    return parsed(text, path.name)


def match(place: Path, sheets: Sequence[Sheet], file: str) -> Match | None:
    """The remembered layout for a file: applied if nothing differs, shown with the differences else."""
    return best(layouts(place)[0], sheets, file)


def remember(
    place: Path,
    name: str,
    reading: Reading,
    guide: Guide,
    *,
    file: str = "",
    author: str = "",
    clock: Callable[[], datetime] = datetime.now,
) -> Layout:
    """Keep what was decided about a file for those of the same form, in place of a layout of that name.

    What holds for one month only is left out. Raises LayoutError where the name cannot be that of a file.
    """
    lasting = replace(_lasting(guide), name=name)
    layout = Layout(lasting, forms(reading.blocks, guide), file, author, f"{clock():%Y-%m-%d %H:%M}")
    save(place, layout)
    return layout


def save(place: Path, layout: Layout) -> Path:
    """Write a layout to its file. Raises LayoutError where its name cannot be that of a file."""
    if not is_name(layout.name):
        raise LayoutError(f"版式名称“{layout.name}”不能用作文件名，应为{NAMES_ALLOWED}。请换一个名称。")
    target = place / "layouts" / f"{layout.name}{SUFFIX}"
    shelf.write(target, written(layout).encode())
    return target


def layout(place: Path, name: str) -> Layout:
    """The layout of this name. Raises LayoutError where there is none, or its file is faulty."""
    return _kept(_existing(place, name))


def forget(place: Path, name: str) -> None:
    """Remove a layout; loads that used it keep what they used. Raises LayoutError where there is none."""
    shelf.remove(_existing(place, name))


def _kept(path: Path) -> Layout:
    layout = layout_file(path)
    if layout.name != path.stem:
        message = f"{path.name}：name 写的是“{layout.name}”，与文件名不同。请改成一致。"
        raise LayoutError(message)
    return layout


def _existing(place: Path, name: str) -> Path:
    path = place / "layouts" / f"{name}{SUFFIX}"
    if not is_name(name) or not path.is_file():
        known = "、".join(f"《{one.stem}》" for one in sorted((place / "layouts").glob(f"*{SUFFIX}")))
        raise LayoutError(f"没有记住名为“{name}”的版式，已有的版式：{known or '（还没有）'}。")
    return path


def unknown_codes(guide: Guide, catalog: Catalog) -> list[str]:
    """Where the decisions point to what the catalogue does not have, a line each."""
    told = []
    for label, meant in guide.labels.items():
        code, _, category = meant.partition("=")
        indicator = catalog.indicators.get(code)
        if indicator is None:
            told.append(f"“{label}”指向的指标代码“{code}”不在指标目录中。")
        elif category and category not in indicator.categories:
            told.append(f"“{label}”指向的类别“{category}”不在指标“{indicator.name}”的类别中。")
    unknown = (label for label, code in guide.regions.items() if code not in catalog.regions)
    return [*told, *(f"“{label}”指向的地区代码“{guide.regions[label]}”不在地区目录中。" for label in unknown)]


def _lasting(guide: Guide) -> Guide:
    """Without what changes from month to month: periods by name, status, the row at which the data end."""
    return replace(guide, sheets={name: _lasting_table(table) for name, table in guide.sheets.items()})


def _lasting_table(table: TableGuide) -> TableGuide:
    columns = {column: _lasting_texts(texts) for column, texts in table.column_texts.items()}
    return replace(
        table,
        rows=table.rows and (table.rows[0], None),
        texts=_lasting_texts(table.texts),
        column_texts={column: texts for column, texts in columns.items() if texts},
    )


def _lasting_texts(texts: Mapping[Field, str]) -> dict[Field, str]:
    passing = {field for field, text in texts.items() if field == "status" or _is_one_period(field, text)}
    return {field: text for field, text in texts.items() if field not in passing}


def _is_one_period(field: Field, text: str) -> bool:
    """Whether it names a time (2026年9月) and not a kind of time (本月)."""
    return field == "period" and parse_with_status(text, year_alone=True)[0] is not None
