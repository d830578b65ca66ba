"""A template of the bureau's own, filled: values in, the document and the list of what was missing out."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from typing import Any, Final, NamedTuple
from zipfile import BadZipFile

from docx.opc.exceptions import OpcError
from docxtpl import DocxTemplate
from jinja2.exceptions import TemplateError
from lxml import etree

from exports.bureau.braces import TAG, mended, paired
from exports.bureau.grammar import MEND, Grammar
from exports.error import ExportError, check
from exports.package import Kind, opened, repacked

_FORMAT: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
WORD: Final = Kind(
    "Word 文档", "Word", ".docx 或 .dotx", f"{_FORMAT}document.main+xml", (f"{_FORMAT}template.main+xml",)
)
_HOLDS: Final = ("word/document", "word/header", "word/footer", "word/footnotes", "word/endnotes")
# The template that a document was begun from: a path on somebody's disk, or an address that is fetched.
_ATTACHED: Final = re.compile(rb"<w:attachedTemplate\b[^>]*/>")
_STATEMENTS: Final = ("for", "endfor", "if", "elif", "else", "endif")
_INSIDE: Final = re.compile(r"-?(?:(p|tr|tc|r)\s)?\s*(\w*)")
_UNREADABLE: Final = (
    OpcError, TemplateError, etree.LxmlError, BadZipFile, KeyError, ValueError, AttributeError, TypeError,
    IndexError, AssertionError, OSError, RecursionError, SyntaxError,
)  # fmt: skip


class Filled(NamedTuple):
    """The document, and the placeholders that had no figure, in the order in which they were met."""

    data: bytes
    missing: tuple[str, ...]


def write_into(template: bytes, values: Mapping[str, Any]) -> Filled:
    """The template with ``values`` (``exhibits.placeholders.values``) in place of its placeholders.

    ExportError says in words why a template is refused; a missing figure is no reason, it prints 【缺：…】.
    """
    data = opened(template, WORD)
    grammar = Grammar(values)
    try:
        document = DocxTemplate(io.BytesIO(_mended(data)))
        document.render(dict(values), jinja_env=grammar, autoescape=True)
        out = io.BytesIO()
        document.save(out)
    except ExportError:
        raise
    except _UNREADABLE as error:
        raise ExportError(
            f"模板不能套用（{type(error).__name__}）：多半是 for 与 endfor、if 与 endif 没有放在同一个段落、"
            f"同一行表格里，或文件已损坏。{WORD.mend}"
        ) from error
    return Filled(out.getvalue(), tuple(grammar.missing))


def _mended(data: bytes) -> bytes:
    """The package with its placeholders in order, every one of them looked at."""
    changed: dict[str, bytes] = {}
    tags = size = 0
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if not name.startswith("word/") or not name.endswith(".xml"):
                continue
            part = package.read(name)
            _plain(part)
            if name == "word/settings.xml":
                changed[name] = _ATTACHED.sub(b"", part)
            if name.startswith(_HOLDS):
                size += len(part)
                check("template_words", size)
                changed[name], found = _part(part)
                tags += found
        _plain(package.read("docProps/core.xml") if "docProps/core.xml" in package.namelist() else b"")
    check("template_tags", tags)
    return repacked(data, changed)


def _plain(part: bytes) -> None:
    """No definitions of one's own in the XML: they can unfold without end, or read files."""
    start = part[:4096].replace(b"\0", b"")
    if b"<!DOCTYPE" in start or b"<!ENTITY" in start:
        raise ExportError(f"模板的 XML 里有自定义实体，不能使用。{WORD.mend}")


def _part(part: bytes) -> tuple[bytes, int]:
    root = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    mended(root)
    made: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    words = made.decode("utf-8")
    found = TAG.findall(words)
    left = TAG.sub("", words)
    for sign in ("{{", "{%", "{#"):
        if sign in left:
            told = etree.tostring(root, method="text", encoding="unicode")
            at = TAG.sub("", told).find(sign)
            near = f"“{TAG.sub('', told)[at : at + 30].strip()}”" if at >= 0 else sign
            raise ExportError(f"模板里 {near} 处的花括号没有成对。{MEND}")
    for tag in found:
        _known(tag)
    paired(root)
    return made, len(found)


def _known(tag: str) -> None:
    """Only statements whose effect on the document is bounded; docxtpl's own for cells are not."""
    word, inside = _INSIDE.match(tag[2:]).groups()  # type: ignore[union-attr]
    if (tag.startswith("{%") and inside not in _STATEMENTS) or (word and tag.startswith("{{")):
        raise ExportError(f"模板里的“{tag[:60]}”不允许。{MEND}")
