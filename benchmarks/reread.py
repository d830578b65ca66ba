"""The cells of a workbook read once more, by the standard library alone, to compare figures with."""

from __future__ import annotations

import html
import io
import math
import posixpath
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from etl.address import cell_name, cell_place

_PLAIN = re.compile(rb"<c\s([^>]*)>(?:<f[^>]*>[^<]*</f>|<f[^>]*/>)?<(?:v|is><t)[^>]*>([^<]*)<")
_ATTRIBUTE = re.compile(rb'(\w+)="([^"]*)"')


def cells(data: bytes) -> dict[tuple[str, str], str]:
    """By sheet and cell, what the file says there; raises ParseError, KeyError or BadZipFile as it comes."""
    found: dict[tuple[str, str], str] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = {name.lower(): name for name in archive.namelist()}
        book = _root(archive, names, "xl/workbook.xml")
        related = {
            one.get("Id"): posixpath.normpath(posixpath.join("/xl", one.get("Target", "")))[1:]
            for one in _root(archive, names, "xl/_rels/workbook.xml.rels")
        }
        texts = [_text(one) for one in _root(archive, names, "xl/sharedstrings.xml")] \
            if "xl/sharedstrings.xml" in names else []  # fmt: skip
        for sheet in (one for one in book.iter() if _name(one) == "sheet"):
            relation = next((said for name, said in sheet.attrib.items() if name.endswith("}id")), "")
            part = related.get(relation, "")
            if part.lower() in names:
                for place, text in _either(archive.read(names[part.lower()]), texts):
                    found[sheet.get("name", ""), place] = text
    return found


def agrees(raw: str, value: float, told: str) -> bool:
    """Whether a figure's text and number are those of the cell, however its format shows them."""
    number = _number(told)
    if number is None:
        return _bare(raw) == _bare(told)
    shown = _number(raw.rstrip("%"))
    factor = 100 if raw.endswith("%") and not told.strip().endswith("%") else 1
    same = shown is not None and math.isclose(shown, number * factor, rel_tol=1e-12, abs_tol=1e-15)
    return same and math.isclose(value, shown or 0.0, rel_tol=1e-12, abs_tol=1e-15)


def _root(archive: zipfile.ZipFile, names: dict[str, str], name: str) -> ElementTree.Element:
    return ElementTree.fromstring(archive.read(names[name.lower()]))


def _either(xml: bytes, texts: list[str]) -> Iterator[tuple[str, str]]:
    """The cells of a sheet; of one that is no XML as a whole, those that are written plainly."""
    try:
        yield from _of_sheet(ElementTree.fromstring(xml), texts)
    except ElementTree.ParseError:
        for said, value in _PLAIN.findall(xml):
            told = dict(_ATTRIBUTE.findall(said))
            text = html.unescape(value.decode(errors="replace"))
            place = told.get(b"r", b"").decode(errors="replace")
            yield place, texts[int(text)] if told.get(b"t") == b"s" else text


def _of_sheet(root: ElementTree.Element, texts: list[str]) -> Iterator[tuple[str, str]]:
    """A cell that says no address comes after the one before it in its row."""
    for row in (one for one in root.iter() if _name(one) == "row"):
        before = ""
        for cell in (one for one in row if _name(one) == "c"):
            before = cell.get("r") or _next(before)
            kind = cell.get("t", "n")
            values = ["".join(one.itertext()) for one in cell if _name(one) == "v"]
            if kind == "inlineStr":
                yield before, "".join(_text(one) for one in cell if _name(one) == "is")
            elif values:
                yield before, texts[int(values[-1])] if kind == "s" else values[-1]


def _next(address: str) -> str:
    """The address on the right of one; of none, none."""
    if not address:
        return ""
    row, column = cell_place(address.upper())
    return cell_name(row, column + 1)


def _text(item: ElementTree.Element) -> str:
    """The text of an item without what only says how it is spoken."""
    spoken = {id(one) for each in item.iter() if _name(each) == "rPh" for one in each.iter()}
    return "".join(one.text or "" for one in item.iter() if _name(one) == "t" and id(one) not in spoken)


def _name(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def _number(text: str) -> float | None:
    try:
        number = float(text.strip().rstrip("%").replace(",", ""))
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)
