"""Placeholders as people type them: full-width braces, pieces in several runs, loops around rows.

A word processor parts a placeholder into runs wherever the look or the input method changed; every one is
put together again in its first run. Loops that stand alone in their paragraph, or go from the first to the
last cell of a row, are lifted so that the paragraph or the row is what is repeated.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import Any, Final

from docx.oxml.ns import qn

from exports.error import ExportError

OPEN, CLOSE, INSIDE = "[{｛]", "[}｝]", "[^{}｛｝]*"
# No brace within: else openers without an end would be searched to the end of the document, each.
TAG: Final = re.compile(rf"{OPEN}\s?{OPEN}{INSIDE}{CLOSE}\s?{CLOSE}|{OPEN}\s?[%％]{INSIDE}[%％]\s?{CLOSE}")
# Only these take part in a placeholder's grammar; other full-width signs may belong to its words.
_WIDTHS: Final = str.maketrans("｛｝％．　＝！（）［］｜“”‘’", "{}%. =!()[]|\"\"''")
_LEVELLED: Final = re.compile(r"\{%-?(?:(p|tr|tc)\s)?\s*(for|endfor|if|elif|else|endif)\b[^{}]*%\}")
STATEMENT: Final = re.compile(r"\{%\s*(for|endfor|if|elif|else|endif)\b[^{}]*%\}")


def mended(root: Any) -> None:
    """Put every placeholder of a part into one run each, in half-width braces, and lift its loops."""
    for paragraph in root.iter(qn("w:p")):
        _join(paragraph)
    for row in list(root.iter(qn("w:tr"))):
        _lift_row(row)
    for paragraph in list(root.iter(qn("w:p"))):
        _lift_paragraph(paragraph)


def paired(root: Any) -> None:
    """Every loop and condition ends where it begins: in the paragraph, or among paragraphs, rows or cells.

    ExportError for one that does not; the library would write a broken document.
    """
    begun: list[tuple[str, Any, str]] = []
    for text in root.iter(qn("w:t")):
        for tag in _LEVELLED.finditer(text.text or ""):
            level, kind = tag[1] or "", tag[2]
            place = next(text.iterancestors(qn(f"w:{level or 'p'}")), root).getparent()
            if kind in ("for", "if"):
                begun.append((level, place, tag[0]))
            elif begun and begun[-1][:2] != (level, place):
                raise ExportError(
                    f"模板里的 {begun[-1][2]} 与 {tag[0]} 不在同一处：请让两者各自单独成段，或在同一段里，"
                    "或在表格同一行的首尾两格里。"
                )
            elif begun and kind.startswith("end"):
                begun.pop()


def _join(paragraph: Any) -> None:
    texts = list(_texts(paragraph))
    whole = "".join(text.text or "" for text in texts)
    found = list(TAG.finditer(whole))
    if not found:
        return
    kept = [list(text.text or "") for text in texts]
    places = [(part, place) for part, text in enumerate(kept) for place in range(len(text))]
    for tag in found:
        first, *rest = (places[at] for at in range(*tag.span()))
        kept[first[0]][first[1]] = _plain(tag[0])
        for part, place in rest:
            kept[part][place] = ""
    for text, signs in zip(texts, kept, strict=True):
        text.text = "".join(signs)
        text.set(qn("xml:space"), "preserve")


def _plain(tag: str) -> str:
    text = tag.translate(_WIDTHS).replace("\xa0", " ")
    return re.sub(r"^\{\s*([{%])", r"{\1", re.sub(r"([}%])\s*\}$", r"\1}", text))


def _texts(paragraph: Any) -> Iterator[Any]:
    """The texts of a paragraph, without those of a text box within it."""
    for text in paragraph.iter(qn("w:t")):
        if next(text.iterancestors(qn("w:p"))) is paragraph:
            yield text


def _words(element: Any) -> str:
    return "".join(text.text or "" for text in element.iter(qn("w:t")))


def _lift_row(row: Any) -> None:
    """{% for %} in the first cell and {% endfor %} in the last repeat the row."""
    found = STATEMENT.findall(_words(row))
    cells = row.findall(qn("w:tc"))
    if len(cells) < 2 or [kind for kind in found if "for" in kind] != ["for", "endfor"]:
        return
    ends = _cell_tag(cells[0], "for"), _cell_tag(cells[-1], "endfor")
    if ends[0] is None or ends[1] is None:
        return
    for (text, tag), put in zip(ends, (row.addprevious, row.addnext), strict=True):  # type: ignore[misc]
        text.text = text.text.replace(tag, "")
        put(_alone(row, tag.replace("{%", "{%tr ", 1)))


def _cell_tag(cell: Any, kind: str) -> tuple[Any, str] | None:
    for text in cell.iter(qn("w:t")):
        for tag in STATEMENT.finditer(text.text or ""):
            if tag[1] == kind:
                return text, tag[0]
    return None


def _alone(row: Any, tag: str) -> Any:
    """A row of one cell that holds the tag alone; the library takes it away again."""
    made = copy.deepcopy(row)
    texts = list(made.iter(qn("w:t")))
    for text in texts:
        text.text = ""
    texts[0].text = tag
    return made


def _lift_paragraph(paragraph: Any) -> None:
    words = _words(paragraph).strip()
    tag = STATEMENT.fullmatch(words)
    cell = paragraph.getparent()
    only = cell.tag == qn("w:tc") and len(cell.findall(qn("w:p"))) < 2
    holds = any(
        next(paragraph.iter(qn(name)), None) is not None for name in ("w:sectPr", "w:drawing", "w:pict")
    )
    if tag is None or only or holds:
        return
    for text in paragraph.iter(qn("w:t")):
        text.text = (text.text or "").replace("{%", "{%p ", 1)
