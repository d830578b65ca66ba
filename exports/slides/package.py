"""Which files slides can be written into."""

from __future__ import annotations

from typing import Final

from exports.package import Kind, opened

_FORMAT: Final = "application/vnd.openxmlformats-officedocument.presentationml."
SLIDES: Final = Kind(
    "PowerPoint 演示文稿",
    "PowerPoint",
    ".pptx 或 .potx",
    f"{_FORMAT}presentation.main+xml",
    (f"{_FORMAT}template.main+xml", f"{_FORMAT}slideshow.main+xml"),
)
MEND: Final = SLIDES.mend


def presentation(data: bytes) -> bytes:
    """The template as a presentation that the library opens; raises ExportError (``exports.package``)."""
    return opened(data, SLIDES)
