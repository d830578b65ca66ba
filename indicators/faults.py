"""Everything that is wrong with the catalogue's files, at once: file, line, and how to mend it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path

from indicators.additions import KEYS, WORDS, extended, extends
from indicators.entries import FILES, FOLDER
from indicators.entry_faults import break_faults, indicator_faults, region_faults, topic_faults, unit_faults
from indicators.inert import meant
from indicators.name_faults import name_faults
from indicators.row_faults import Row, Tables

COLUMNS = {
    "topics": "code,name,ordinal",
    "units": "unit,base,factor,aliases",
    "regions": "code,name,short_name,parent,level,ordinal,area,default,aliases",
    "indicators": (
        "code,name,name_en,topic,unit,kind,better,decimals,reporting,additive,price_basis,basis,"
        "aliases,numerator,denominator,categories,definition,notes"
    ),
    "breaks": "indicator,region,category,period,note",
}
_CHECKS: tuple[Callable[[Tables], Iterator[str]], ...] = (
    topic_faults, unit_faults, region_faults, indicator_faults, break_faults, name_faults,
)  # fmt: skip
ADDED = "补充目录的"  # before the name of a file
_BOM = b"\xef\xbb\xbf"


def faults(folder: Path | str = FOLDER) -> list[str]:
    """Every fault of a catalogue folder, in the order of the files; an empty list for a sound catalogue.

    Where a file cannot be read at all, only the files are judged: what they refer to would be guesswork.
    """
    return _judged(Path(folder))[1]


def addition_faults(folder: Path, additions: Path) -> list[str]:
    """Every fault of what is laid over a catalogue folder; empty too where that itself is not sound."""
    tables, found = _judged(folder)
    if found:
        return []
    for name in FILES:
        if (additions / f"{name}.csv").is_file():
            read = _read(additions / f"{name}.csv", COLUMNS[name].split(","), found, ADDED)
            tables[name] = _laid_over(name, tables[name], read or [], found)
    return found or [fault for check in _CHECKS for fault in check(tables)]


def _judged(folder: Path) -> tuple[Tables, list[str]]:
    tables: Tables = {}
    found: list[str] = []
    for name in FILES:
        read = _read(folder / f"{name}.csv", COLUMNS[name].split(","), found)
        if read is not None:
            tables[name] = read
    if len(tables) == len(FILES):
        found.extend(fault for check in _CHECKS for fault in check(tables))
    return tables, found


def _laid_over(name: str, rows: list[Row], added: list[Row], found: list[str]) -> list[Row]:
    """As ``additions.laid_over``; a known entry with more words stands where the words were added."""
    if name not in KEYS:
        return [*rows, *added]
    merged = {row[KEYS[name]]: row for row in rows}
    new: list[Row] = []
    for row in added:
        known = merged.get(row[KEYS[name]])
        if known is None:
            new.append(row)
            continue
        if not extends(name, row.cells, known.cells):
            allowed = "、".join(WORDS[name]) or "（没有）"
            found.append(
                row.fault(f"“{row[KEYS[name]]}”目录中已有，这里只能补充它的 {allowed}。请清空这一行的其他列")
            )
        merged[row[KEYS[name]]] = Row(row.file, row.line, extended(name, row.cells, known.cells))
    return [*merged.values(), *new]


def _read(path: Path, columns: list[str], found: list[str], whose: str = "") -> list[Row] | None:
    """The rows of a file, with its faults added to ``found``; None where its columns cannot be told."""
    file = whose + path.name
    text = _text(path, file, found)
    if text is None:
        return None
    reader = csv.reader(io.StringIO(text, newline=""))
    header = [cell.strip() for cell in next(reader, [])]
    missing = [column for column in columns if column not in header]
    if missing:
        found.append(f"{file}第1行：缺少列{'、'.join(missing)}。请补上列名，表头应为：{','.join(columns)}")
        return None
    found.extend(
        f"{file}第1行：多出列“{column}”。请核对列名，或删去这一列"
        for column in header
        if column not in columns
    )
    return list(_rows(file, header, reader, found))


def _rows(file: str, header: list[str], reader: Iterator[list[str]], found: list[str]) -> Iterator[Row]:
    line = 2
    for cells in reader:
        if any(cell.strip() for cell in cells):
            if len(cells) != len(header):
                found.append(
                    f"{file}第{line}行：有{len(cells)}格，表头有{len(header)}列。"
                    "请检查是否多了或少了逗号，含逗号的文字要加双引号"
                )
            padded = [meant(cell.strip()) for cell in cells] + [""] * (len(header) - len(cells))
            yield Row(file, line, dict(zip(header, padded, strict=False)))
        line += 1 + sum(cell.count("\n") for cell in cells)


def _text(path: Path, file: str, found: list[str]) -> str | None:
    if not path.is_file():
        found.append(f"{file}：没有这个文件。请从版本库恢复，或新建后写上表头")
        return None
    content = path.read_bytes()
    if not content.startswith(_BOM):
        found.append(
            f"{file}第1行：文件开头没有 UTF-8 标记，Excel 打开会乱码。"
            "请在 Excel 中另存为“CSV UTF-8（逗号分隔）”"
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        found.append(f"{file}第{line}行：不是 UTF-8 编码。请在 Excel 中另存为“CSV UTF-8（逗号分隔）”")
        return None
