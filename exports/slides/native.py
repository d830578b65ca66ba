"""A plot put on a slide as a native chart, with its numbers in an embedded workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Emu

from exports.slides.chart_xml import chart_xml
from exports.slides.palette import Palette
from exports.slides.plot import Plot
from exports.slides.words import cell_text, plain

if TYPE_CHECKING:
    from exports.slides.layout import Box


class Drawn(CategoryChartData):
    """The library's data of a chart, which writes the workbook, with the XML drawn here."""

    def __init__(self, plot: Plot, palette: Palette) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._drawn = chart_xml(plot, palette)
        self.categories = [cell_text(name) for name in plot.categories]
        for strand in plot.strands:
            self.add_series(cell_text(strand.name), strand.values, strand.shape)  # type: ignore[no-untyped-call]

    def xml_bytes(self, chart_type: Any) -> bytes:
        """The chart part, whatever type the library asks for."""
        del chart_type
        return self._drawn


def put_chart(shapes: Any, plot: Plot, palette: Palette, box: Box, name: str, spoken: str) -> None:
    """Add the chart with the words that are read out in its place."""
    data = Drawn(plot, palette)
    frame = shapes.add_chart(
        XL_CHART_TYPE.LINE, Emu(box.x), Emu(box.y), Emu(box.width), Emu(box.height), data
    )
    frame.name = name
    frame.element.nvGraphicFramePr.cNvPr.set("descr", plain(spoken))
