"""What a basket can be taken along as; pages hand this to the screen, which does not know of files."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final, NamedTuple

from exhibits.basket import Basket
from exports import chromium, kinds, pdf
from exports.kinds import Written

Make = Callable[[Basket, bytes | None], Written]
NO_OFFICE: Final = "本机没有安装 LibreOffice，不能直接生成；可下载 PowerPoint、Word 后另存为 PDF。"
NO_BROWSER: Final = "本机没有安装 Chrome、Edge 或 Chromium，不能直接生成；可打开离线演示后截屏。"
_OFFICE: Final = "application/vnd.openxmlformats-officedocument."
_SLIDES: Final = f"{_OFFICE}presentationml.presentation"
_WORD: Final = f"{_OFFICE}wordprocessingml.document"


class Rendering(NamedTuple):
    """One kind of file; ``templates`` are the suffixes of files that it can be made from."""

    label: str
    suffix: str
    mime: str
    make: Make
    templates: tuple[str, ...] = ()
    absent: str = ""


def renderings() -> tuple[Rendering, ...]:
    """The kinds in the order in which they are offered; some need a program of the machine."""
    no_office = "" if pdf.program() else NO_OFFICE
    no_browser = "" if chromium.program() else NO_BROWSER
    # The deck on paper looks like the slides: a browser does where there is no office program.
    slides = _deck_pdf if no_office and not no_browser else partial(_pdf, "slides", ".pptx")
    no_slides = no_office if no_browser else ""
    return (
        Rendering("PowerPoint", ".pptx", _SLIDES, partial(_written, "slides"), ("pptx", "potx")),
        Rendering("Word", ".docx", _WORD, partial(_written, "document"), ("docx", "dotx")),
        Rendering("Excel", ".xlsx", f"{_OFFICE}spreadsheetml.sheet", partial(_written, "workbook")),
        Rendering("离线演示（HTML）", ".html", "text/html", partial(_written, "deck")),
        Rendering("PDF（演示文稿）", ".pdf", "application/pdf", slides, absent=no_slides),
        Rendering(
            "PDF（公文）",
            "_公文.pdf",
            "application/pdf",
            partial(_pdf, "document", ".docx"),
            absent=no_office,
        ),
        Rendering(
            "图片（每页一张 PNG）",
            "_图片.zip",
            "application/zip",
            partial(_written, "pictures"),
            absent=no_browser,
        ),
    )


def _written(kind: str, basket: Basket, template: bytes | None) -> Written:
    return kinds.write(basket, kind, template)


def _pdf(kind: str, suffix: str, basket: Basket, template: bytes | None) -> Written:
    return Written(pdf.pdf(kinds.write(basket, kind, template).data, suffix))


def _deck_pdf(basket: Basket, template: bytes | None) -> Written:
    return Written(chromium.pdf(kinds.write(basket, "deck", template).data))
