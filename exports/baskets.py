"""What a basket can be taken along as; pages hand this to the screen, which does not know of files."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from exhibits.basket import Basket
from exports import pdf

Make = Callable[[Basket, bytes | None], bytes]
NO_OFFICE: Final = "本机没有安装 LibreOffice，不能直接生成；可下载 PowerPoint、Word 后另存为 PDF。"
_OFFICE: Final = "application/vnd.openxmlformats-officedocument."


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
    absent = "" if pdf.program() else NO_OFFICE
    word = f"{_OFFICE}wordprocessingml.document"
    return (
        Rendering("PowerPoint", ".pptx", f"{_OFFICE}presentationml.presentation", _slides, ("pptx", "potx")),
        Rendering("Word", ".docx", word, _document),
        Rendering("Excel", ".xlsx", f"{_OFFICE}spreadsheetml.sheet", _book),
        Rendering("离线演示（HTML）", ".html", "text/html", _deck),
        Rendering("PDF（演示文稿）", ".pdf", "application/pdf", _slides_pdf, (), absent),
        Rendering("PDF（公文）", "_公文.pdf", "application/pdf", _document_pdf, (), absent),
    )


# A library for office files takes a third of a second to come in: only who writes a file waits for it.
def _slides(basket: Basket, template: bytes | None) -> bytes:
    from exports.slides import write

    return write(basket, template)


def _document(basket: Basket, template: bytes | None) -> bytes:
    del template  # the bureau's own paper is filled elsewhere: it says itself what goes where
    from exports.document import write

    return write(basket)


def _book(basket: Basket, template: bytes | None) -> bytes:
    from exports.book import write

    return write(basket, template)


def _deck(basket: Basket, template: bytes | None) -> bytes:
    del template  # a deck has the look of the screen
    from exports.deck import write

    return write(basket)


def _slides_pdf(basket: Basket, template: bytes | None) -> bytes:
    return pdf.pdf(_slides(basket, template), ".pptx")


def _document_pdf(basket: Basket, template: bytes | None) -> bytes:
    return pdf.pdf(_document(basket, template), ".docx")
