"""Words alone, in type that fills the slide without crowding it."""

from __future__ import annotations

from typing import Any, Final

from exhibits.exhibit import Sentence
from exports.slides.layout import Box
from exports.slides.page import Pen, points
from exports.slides.words import Paragraph, Run, fitting

SIZES: Final = (24.0, 22.0, 20.0, 18.0, 16.0, 14.0, 12.0, 11.0, 10.0)
INSET: Final = 16.0


def draw(slide: Any, exhibit: Sentence, box: Box, pen: Pen) -> None:
    """The text, set apart by a rule at its left."""
    width, height = points(box.width) - 2 * INSET * pen.scale, points(box.height) - 2 * INSET * pen.scale
    size = fitting(exhibit.text, width, height / 1.2, [pen.size(each) for each in SIZES])
    told = [
        Paragraph((Run(line, size, pen.palette.ink),), after=size / 2)
        for line in exhibit.text.split("\n")
        if line
    ]
    pen.bar(slide.shapes, Box(box.x, box.y, pen.emu(4), box.height), pen.palette.lead, "竖线")
    pen.write(slide.shapes, box, told, "正文", anchor="ctr", inset=INSET)
