"""What a .pptx holds, read back by means of its own XML and the embedded workbooks."""

import io
import re
from typing import Any, NamedTuple

import openpyxl
from pptx import Presentation

NUMBER = re.compile(r"[+−-]?\d[\d,]*(?:\.\d+)?")


class Drawn(NamedTuple):
    """One chart: series by name from the caches, from its workbook, and the number formats of labels."""

    cached: dict[str, tuple[float | None, ...]]
    kept: dict[str, tuple[float | None, ...]]
    categories: tuple[str, ...]
    xml: Any


def deck(data: bytes) -> Any:
    return Presentation(io.BytesIO(data))


def every(shapes: Any) -> list[Any]:
    """Shapes, those of groups too."""
    found = []
    for shape in shapes:
        found.append(shape)
        if hasattr(shape, "shapes"):
            found += every(shape.shapes)
    return found


def charts(slide: Any) -> list[Drawn]:
    return [_drawn(shape.chart) for shape in every(slide.shapes) if getattr(shape, "has_chart", False)]


def table(slide: Any) -> list[list[str]]:
    """The cells of the slide's table."""
    found = next(shape for shape in slide.shapes if shape.has_table)
    return [[cell.text for cell in row.cells] for row in found.table.rows]


def text(slide: Any) -> str:
    """All words of a slide but those of tables and charts."""
    return "\n".join(shape.text_frame.text for shape in every(slide.shapes) if shape.has_text_frame)


def numbers(words: str) -> set[str]:
    """The numbers that a text prints, as printed, without their signs."""
    return {found.lstrip("+−-") for found in NUMBER.findall(words)}


def _drawn(chart: Any) -> Drawn:
    xml = chart.part._element
    cached = {}
    for series in xml.findall(".//{*}ser"):
        count = int(series.find("{*}val//{*}ptCount").get("val"))
        points = {int(each.get("idx")): float(each[0].text) for each in series.findall("{*}val//{*}pt")}
        name = series.find("{*}tx//{*}v").text
        cached[name] = tuple(points.get(place) for place in range(count))
    sheet = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
    columns = [[cell.value for cell in column] for column in sheet.iter_cols()]
    kept = {column[0]: tuple(column[1:]) for column in columns[1:]}
    first = xml.find(".//{*}ser")
    names = tuple(each.text for each in first.findall("{*}cat//{*}v"))
    assert list(names) == columns[0][1:]
    return Drawn(cached, kept, names, xml)
