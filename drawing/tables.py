"""Tables as plain HTML: they print, scroll by keyboard, and carry no English chrome."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from drawing.escape import markup
from exhibits.exhibit import Cell, Table

LONG = 20
MANY = 12  # columns stand closer together
PROSE = 60  # what is longer is a sentence, and wraps
Lead = Callable[[Cell], str]
Links = Mapping[str, Lead]
TONES = {"ahead": " ahead", "behind": " behind", "muted": " muted", "plain": ""}


def sheet(exhibit: Table, *, tall: bool = False, links: Links | None = None) -> str:
    """The heads and rows of ``exhibit``; a ``tall`` one scrolls on the screen and is whole on paper.

    ``links`` says for some columns where a cell leads, '' for nowhere.
    """
    heads = "".join(
        f'<th class="{"num" if numeric else "txt"}" scope="col">{markup(column)}</th>'
        for column, numeric in exhibit.heads
    )
    leads = [(links or {}).get(column, _nowhere) for column in exhibit.columns]
    rows = "".join(f"<tr>{_row(row, exhibit.numeric, leads)}</tr>" for row in exhibit.rows)
    frame = f"sheet{' tall' if tall else ''}{' wide' if len(exhibit.heads) >= MANY else ''}"
    label = markup(f"{exhibit.title}（{exhibit.subtitle}）")
    return (
        f'<div class="{frame}" tabindex="0" role="region" aria-label="{label}">'
        f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _whole(cell: Cell) -> str:
    """A text that its column may cut off, for a pointer that rests on it."""
    return f' title="{markup(cell.text)}"' if len(cell.text) > LONG else ""


def _nowhere(_: Cell) -> str:
    return ""


def _row(row: tuple[Cell, ...], numeric: tuple[bool, ...], leads: list[Lead]) -> str:
    return "".join(
        f'<td class="{_kind(cell, right)}{TONES[cell.tone]}"{_whole(cell)}>{_text(cell, lead(cell))}</td>'
        for cell, right, lead in zip(row, numeric, leads, strict=True)
    )


def _kind(cell: Cell, right: bool) -> str:
    if right:
        return "num"
    return "txt prose" if len(cell.text) > PROSE else "txt"


def _text(cell: Cell, link: str) -> str:
    said = markup(cell.text)
    return f'<a href="{markup(link)}" target="_self">{said}</a>' if link and said else said
