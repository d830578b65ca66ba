"""What a basket can be taken along as; pages hand this to the screen, which does not know of files."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from exhibits.basket import Basket
from exports import pdf

Make = Callable[[Basket, bytes | None], bytes]
NO_OFFICE: Final = "本机没有安装 LibreOffice，不能直接生成；可下载 PowerPoint 后用“另存为”得到 PDF。"
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
    return (
        Rendering("PowerPoint", ".pptx", f"{_OFFICE}presentationml.presentation", _slides, ("pptx", "potx")),
        Rendering("PDF（由 PowerPoint 转换）", ".pdf", "application/pdf", _pdf, (), absent),
    )


# A library for office files takes a third of a second to come in: only who writes a file waits for it.
def _slides(basket: Basket, template: bytes | None) -> bytes:
    from exports.slides import write

    return write(basket, template)


def _pdf(basket: Basket, template: bytes | None) -> bytes:
    return pdf.pdf(_slides(basket, template), ".pptx")
