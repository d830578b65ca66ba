"""Tables as plain HTML: they print, scroll by keyboard, carry no English chrome, and cost one message."""

from __future__ import annotations

import streamlit as st

from exhibits.exhibit import Cell, Table
from ui.escape import markup

LONG = 20
TONES = {"ahead": " ahead", "behind": " behind", "muted": " muted", "plain": ""}


def table(exhibit: Table, *, tall: bool = False) -> None:
    """The rows of ``exhibit``; a ``tall`` one scrolls on the screen and is whole on paper."""
    heads = "".join(
        f'<th class="{"num" if numeric else "txt"}" scope="col">{markup(column)}</th>'
        for column, numeric in zip(exhibit.columns, exhibit.numeric, strict=True)
    )
    rows = "".join(f"<tr>{_row(row, exhibit.numeric)}</tr>" for row in exhibit.rows)
    frame = "sheet tall" if tall else "sheet"
    label = markup(f"{exhibit.title}（{exhibit.subtitle}）")
    st.html(
        f'<div class="{frame}" tabindex="0" role="region" aria-label="{label}">'
        f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _whole(cell: Cell) -> str:
    """A text that its column may cut off, for a pointer that rests on it."""
    return f' title="{markup(cell.text)}"' if len(cell.text) > LONG else ""


def _row(row: tuple[Cell, ...], numeric: tuple[bool, ...]) -> str:
    return "".join(
        f'<td class="{"num" if right else "txt"}{TONES[cell.tone]}"{_whole(cell)}>{markup(cell.text)}</td>'
        for cell, right in zip(row, numeric, strict=True)
    )
