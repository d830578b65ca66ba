"""XML met element by element, within its limits: for the formats that are read without another program."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol
from xml.parsers import expat

from etl.preflight import damaged
from etl.problem import IssueError


class Elements(Protocol):
    """What meets the elements of a document in their order; names come without their prefix."""

    def begin(self, name: str, said: Mapping[str, str]) -> None:
        """Meet the start of an element and its attributes."""

    def end(self, name: str) -> None:
        """Meet the end of an element."""

    def written(self, text: str) -> None:
        """Meet text inside an element."""


def meet(xml: bytes, part: str, elements: Elements) -> None:
    """Go through a document once; IssueError where it is not well-formed or declares entities."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, said: elements.begin(_bare(name), _plain(said))
    parser.EndElementHandler = lambda name: elements.end(_bare(name))
    parser.CharacterDataHandler = elements.written
    _parse(parser, xml, part)


def started(xml: bytes, part: str) -> list[tuple[str, dict[str, str]]]:
    """The name without prefix and the attributes of each element of a small document, in its order."""
    found: list[tuple[str, dict[str, str]]] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, said: found.append((name.rpartition(":")[2], said))
    _parse(parser, xml, part)
    return found


def _parse(parser: expat.XMLParserType, xml: bytes, part: str) -> None:
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, IndexError) as fault:  # IndexError: a cell of no sheet
        raise damaged(part) from fault


def _bare(name: str) -> str:
    return name.rpartition(" ")[2]


def _plain(said: Mapping[str, str]) -> dict[str, str]:
    return {_bare(name): text for name, text in said.items()}


def _refuse(*_: object) -> None:
    message = "文件带有 DTD 声明，可能有害，不予读取。请用 Excel 或 WPS 打开后另存为 .xlsx 再读。"
    raise IssueError("unsafe", message)


def whole(said: Mapping[str, str], name: str, default: int) -> int:
    """A whole number of at most nine digits among the attributes."""
    text = said.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 10 else default
