"""The picture of a sheet: the grid as it lies in the file, each cell marked by what the reader made of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from ui.escape import markdown, markup

LONGEST = 28  # characters of a cell that are shown; the whole text is in its title
MANY = 8  # sheets beyond which pills give way to a list


def sheet(reading: Any, series: Sequence[Any], key: str) -> Any:
    """The sheet to look at, the first one with figures to begin with."""
    sheets = reading.sheets
    counts: Counter[str] = Counter()
    for one in series:
        counts[one.sheet] += one.count
    if len(sheets) == 1:
        return sheets[0]
    names = [f"{each.name}（{counts[each.name]:,} 个数）" for each in sheets]
    places = range(len(sheets))
    usual = max(places, key=lambda place: bool(counts[sheets[place].name]))
    if len(sheets) > MANY:
        return sheets[st.selectbox("工作表", places, usual, names.__getitem__, key=f"upload-sheet-{key}")]
    escaped = [markdown(name) for name in names]
    place = st.pills(
        "工作表",
        places,
        default=usual,
        format_func=escaped.__getitem__,
        key=f"upload-sheet-{key}",
        required=True,
    )
    return sheets[usual if place is None else place]


def corner(sheet: Any, rows: int, columns: int, key: str) -> tuple[int, int]:
    """First row and column to show; asked for only where a sheet does not fit."""
    row = column = 1
    with st.container(horizontal=True):
        if sheet.height > rows:
            label, own = f"从第几行看起（共 {sheet.height:,} 行）", f"upload-row-{key}-{sheet.name}"
            row = st.number_input(label, 1, sheet.height, 1, step=rows, key=own, width=220)
        if sheet.width > columns:
            label, own = f"从第几列看起（共 {sheet.width:,} 列）", f"upload-column-{key}-{sheet.name}"
            column = st.number_input(label, 1, sheet.width, 1, step=columns, key=own, width=220)
    return int(row) - 1, int(column) - 1


def show(picture: Any, names: Mapping[Any, str]) -> None:
    """A part of a sheet under the legend of what occurs in it."""
    present = {cell.kind for line in picture.lines for cell in line.cells}
    st.html(legend({kind: name for kind, name in names.items() if kind in present}) + grid(picture, names))


def look_up(slots: Callable[[str], Sequence[Any]], key: str) -> None:
    """One cell's slots in words, for those who use no pointer."""
    label = "看某一格是怎样读的（如 C7；鼠标停在格上也会显示）"
    asked = st.text_input(label, key=f"upload-cell-{key}", placeholder="单元格")
    if cell := asked.strip().upper():
        st.html(_slot_list(cell, slots(cell)))


def legend(names: Mapping[Any, str]) -> str:
    """What the marks mean, in words."""
    items = "".join(f'<span class="cell-{kind}">{markup(name)}</span>' for kind, name in names.items())
    return f'<p class="legend"><span class="muted">图例</span>{items}<span class="wrong">有问题</span></p>'


def grid(picture: Any, names: Mapping[Any, str]) -> str:
    """The table; a gap between rows is a line of dots."""
    heads = "".join(f'<th scope="col">{letter}</th>' for letter in picture.letters)
    rows, before = [], None
    for line in picture.lines:
        if before is not None and line.row > before + 1:
            rows.append(f'<tr class="gap"><th>⋯</th><td colspan="{len(picture.letters)}"></td></tr>')
        cells = "".join(_cell(cell, names) for cell in line.cells)
        rows.append(f'<tr><th scope="row">{line.row + 1}</th>{cells}</tr>')
        before = line.row
    label = markup(f"工作表“{picture.sheet}”")
    return (
        f'<div class="grid" tabindex="0" role="region" aria-label="{label}"><table>'
        f"<thead><tr><th></th>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def _cell(cell: Any, names: Mapping[Any, str]) -> str:
    size = (f' rowspan="{cell.tall}"' if cell.tall > 1 else "") + (
        f' colspan="{cell.wide}"' if cell.wide > 1 else ""
    )
    if cell.kind == "blank" and not cell.issue:
        return f"<td{size}></td>"
    wrong = " wrong" if cell.issue else ""
    text = cell.text.strip()
    shown = text if len(text) <= LONGEST * cell.wide else text[: LONGEST * cell.wide - 1] + "…"
    title = markup(_told(cell, names))
    return f'<td{size} class="cell-{cell.kind}{wrong}" title="{title}">{markup(shown)}</td>'


def _told(cell: Any, names: Mapping[Any, str]) -> str:
    """What a pointer that rests on a cell is told."""
    lines = [f"{cell.name} {names.get(cell.kind, '空白')}：{cell.text.strip()[:200]}"]
    lines += [slot_words(slot) for slot in cell.slots]
    lines += [f"原因：{cell.reason}"] if cell.reason else []
    return "\n".join([*lines, *([f"问题：{cell.issue}"] if cell.issue else [])])


def slot_words(slot: Any) -> str:
    """指标：商品房销售面积 ← “销售面积”（A5）"""
    meaning = slot.meaning or ("未识别" if slot.name in ("指标", "地区") else "未写明")
    printed = f" ← “{slot.printed[:80]}”" if slot.printed and slot.printed != slot.meaning else ""
    where = slot.place or ("整张表" if slot.printed else "默认" if slot.meaning else "")
    return f"{slot.name}：{meaning}{printed}" + (f"（{where}）" if where else "")


def _slot_list(cell: str, slots: Sequence[Any]) -> str:
    if not slots:
        return f'<p class="sentence">{markup(cell)} 没有读作数据。</p>'
    items = "".join(f"<li>{markup(slot_words(slot))}</li>" for slot in slots)
    return f'<div class="sentence"><b>{markup(cell)}</b><ul>{items}</ul></div>'
