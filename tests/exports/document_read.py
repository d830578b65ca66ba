"""What a .docx holds, read back: paragraphs by style, tables, and the native charts with their workbooks."""

import io
import re
import zipfile
from typing import Any, NamedTuple

import openpyxl
from docx import Document
from lxml import etree

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


class Drawn(NamedTuple):
    """One chart: its series from the caches and from its workbook."""

    cached: dict[str, tuple[float | None, ...]]
    kept: dict[str, tuple[float | None, ...]]


def paper(data: bytes) -> Any:
    return Document(io.BytesIO(data))


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name).decode()


def texts(data: bytes, style: str = "") -> list[str]:
    """Paragraphs outside of tables, of one style or all."""
    found = paper(data).paragraphs
    return [each.text for each in found if style in ("", each.style.style_id)]


def tables(data: bytes) -> list[list[list[str]]]:
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in paper(data).tables]


def charts(data: bytes) -> list[Drawn]:
    """In their order, the workbook found by the relation that the chart names."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = sorted(
            name for name in package.namelist() if re.fullmatch(r"word/charts/chart\d+\.xml", name)
        )
        return [_drawn(package, name) for name in names]


def numbers(words: str) -> set[str]:
    return set(NUMBER.findall(words))


def _drawn(package: zipfile.ZipFile, name: str) -> Drawn:
    xml = etree.fromstring(package.read(name))
    code = next(iter(xml.find("{*}externalData").attrib.values()))
    rels = etree.fromstring(package.read(name.replace("charts/", "charts/_rels/") + ".rels"))
    [target] = [each.get("Target") for each in rels if each.get("Id") == code]
    sheet = openpyxl.load_workbook(io.BytesIO(package.read(f"word/{target.removeprefix('../')}"))).active
    columns = [[cell.value for cell in column] for column in sheet.iter_cols()]
    cached = {}
    for series in xml.findall(".//{*}ser"):
        count = int(series.find("{*}val//{*}ptCount").get("val"))
        points = {int(each.get("idx")): float(each[0].text) for each in series.findall("{*}val//{*}pt")}
        cached[series.find("{*}tx//{*}v").text] = tuple(points.get(place) for place in range(count))
    return Drawn(cached, {column[0]: tuple(column[1:]) for column in columns[1:]})
