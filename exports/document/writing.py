"""Paragraphs of a paper, each in its style, numbered as official papers number them."""

from __future__ import annotations

from typing import Any, Final

from docx.document import Document as Paper
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from exports.document.styles import BODY, CAPTION, NAMESPACE, PART, SECTION
from exports.slides.words import safe

_DIGITS: Final = "零一二三四五六七八九"


class Writing:
    """The body of a paper as it is written, with its counts of sections, charts and tables."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self._body = paper.element.body
        self._counts = dict.fromkeys(("section", "part", "图", "表"), 0)

    def add(self, element: Any) -> Any:
        """Put an element at the end, before what describes the page."""
        self._body.find(qn("w:sectPr")).addprevious(element)
        return element

    def words(self, text: str, style: str = BODY, *, keep: bool = False) -> None:
        """A paragraph for every line."""
        for line in text.split("\n"):
            self.add(paragraph(line, style, keep=keep))

    def section(self, title: str) -> None:
        """一、."""
        self._counts["section"] += 1
        self._counts["part"] = 0
        self.words(f"{chinese(self._counts['section'])}、{title}", SECTION)

    def part(self, title: str) -> None:
        """（一）."""
        self._counts["part"] += 1
        self.words(f"（{chinese(self._counts['part'])}）{title}".replace("\n", " "), PART)

    def caption(self, kind: str, text: str, *, keep: bool) -> None:
        """图1 or 表1; the one above a table stays with it."""
        self._counts[kind] += 1
        self.words(f"{kind}{self._counts[kind]}　{text}".replace("\n", " "), CAPTION, keep=keep)


def paragraph(
    text: str, style: str, *, keep: bool = False, size: float | None = None, colour: str = ""
) -> Any:
    """One paragraph of one run; ``size`` in points and ``colour`` where they are not the style's."""
    kept = "<w:keepNext/>" if keep else ""
    half = 0 if size is None else round(size * 2)
    look = f'<w:color w:val="{colour.lstrip("#")}"/>' if colour else ""
    look += f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>' if half else ""
    return parse_xml(
        f'<w:p {NAMESPACE}><w:pPr><w:pStyle w:val="{style}"/>{kept}</w:pPr>'
        f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{safe(text)}</w:t></w:r></w:p>'
    )


def chinese(number: int) -> str:
    """一, 十, 十二, 二十, 九十九; digits from a hundred on."""
    tens, ones = divmod(number, 10)
    if number >= 100 or number < 1:
        return str(number)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones else "")
