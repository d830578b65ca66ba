"""A layout of the template: what its placeholders are, where its title stands and how large it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from pptx.enum.shapes import PP_PLACEHOLDER

TITLES: Final = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
FOOTS: Final = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)


class Box(NamedTuple):
    """A place on a slide, in EMU."""

    x: int
    y: int
    width: int
    height: int

    @property
    def bottom(self) -> int:
        """Where it ends."""
        return self.y + self.height


@dataclass(frozen=True)
class Layout:
    """A layout, read once for all its slides; ``title`` None where it has none or gives it no place.

    ``size`` is the title's type in points, 0 where nothing says; ``number`` the slide number's element.
    """

    held: Any
    title: Box | None
    size: float
    number: Any


def layout_of(held: Any) -> Layout:
    """What slides of a layout need to know."""
    shapes = {shape.placeholder_format.type: shape for shape in held.placeholders}
    title = next((shapes[kind] for kind in TITLES if kind in shapes), None)
    number = shapes.get(PP_PLACEHOLDER.SLIDE_NUMBER)
    placed = None if title is None or title.width is None else box_of(title)
    return Layout(
        held, placed, 0.0 if title is None else _size(held, title), None if number is None else number.element
    )


def box_of(shape: Any) -> Box:
    """Where a shape stands."""
    return Box(shape.left or 0, shape.top or 0, shape.width or 0, shape.height or 0)


def kinds(layout: Any) -> list[Any]:
    """The types of a layout's placeholders, those of its foot left out."""
    found = (shape.placeholder_format.type for shape in layout.placeholders)
    return [kind for kind in found if kind not in FOOTS]


def is_cover(layout: Any) -> bool:
    """Whether it has a title and a subtitle."""
    found = kinds(layout)
    return PP_PLACEHOLDER.SUBTITLE in found and any(kind in TITLES for kind in found)


def plainness(layout: Any) -> tuple[bool, bool, int]:
    """A title alone comes first, then a title with little else; a cover last of those."""
    found = kinds(layout)
    return PP_PLACEHOLDER.TITLE not in found, PP_PLACEHOLDER.SUBTITLE in found, len(found)


def _size(layout: Any, title: Any) -> float:
    """From the layout, its master's title, or the master's style."""
    masters = (shape for shape in layout.slide_master.placeholders if shape.placeholder_format.type in TITLES)
    styles = [title.element.txBody, *(shape.element.txBody for shape in masters)]
    for style in [*styles, layout.slide_master.element.find(".//{*}titleStyle")]:
        size = None if style is None else style.find(".//{*}lvl1pPr/{*}defRPr[@sz]")
        if size is not None:
            return int(size.get("sz")) / 100
    return 0.0
