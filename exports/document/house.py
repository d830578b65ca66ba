"""The empty paper: A4 with the margins, the grid and the page numbers of GB/T 9704-2012."""

from __future__ import annotations

from typing import Any, Final

from docx import Document
from docx.document import Document as Paper
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from exports.document.fonts import SONG, font_table
from exports.document.styles import FOOT, LINE_PITCH, NAMESPACE, fonts_xml, restyle
from exports.slides.house import themed

WIDTH, HEIGHT = 11906, 16838  # twentieths of a point, as all below
TOP, BOTTOM, LEFT, RIGHT = 2098, 1984, 1588, 1474  # 37, 35, 28 and 26 mm
TEXT_WIDTH: Final = WIDTH - LEFT - RIGHT
HEADER, FOOTER = 851, 1247  # the number stands 7 mm below the text
_DROPPED: Final = (
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
    RELATIONSHIP_TYPE.CUSTOM_XML,
    RELATIONSHIP_TYPE.NUMBERING,
)


def paper() -> Paper:
    """A document without a word in it."""
    made = Document()
    part = made.part
    for code, relation in list(part.rels.items()):
        if relation.reltype in _DROPPED:
            part.drop_rel(code)
        elif relation.reltype == RELATIONSHIP_TYPE.FONT_TABLE:
            relation.target_part._blob = font_table()
        elif relation.reltype == RELATIONSHIP_TYPE.THEME:
            relation.target_part._blob = themed(relation.target_part.blob)
    for code, relation in list(part.package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            del part.package.rels[code]
    restyle(made.styles.element)
    _settings(made.settings.element)
    section = made.sections[0]
    made.settings.odd_and_even_pages_header_footer = True
    _number(section.footer, "right")
    _number(section.even_page_footer, "left")
    _page(section._sectPr)
    return made


def _page(properties: Any) -> None:
    for old in list(properties):
        if old.tag not in (qn("w:headerReference"), qn("w:footerReference")):
            properties.remove(old)
    for text in (
        f'<w:pgSz {NAMESPACE} w:w="{WIDTH}" w:h="{HEIGHT}"/>',
        f'<w:pgMar {NAMESPACE} w:top="{TOP}" w:right="{RIGHT}" w:bottom="{BOTTOM}" w:left="{LEFT}" '
        f'w:header="{HEADER}" w:footer="{FOOTER}" w:gutter="0"/>',
        f'<w:cols {NAMESPACE} w:space="425"/>',
        f'<w:docGrid {NAMESPACE} w:type="lines" w:linePitch="{LINE_PITCH}"/>',
    ):
        properties.append(parse_xml(text))


def _settings(settings: Any) -> None:
    """Chinese as the language of the theme; no colours or checks of the library's template."""
    for name in ("w:proofState", "w:rsids", "w:savePreviewPicture"):
        for old in settings.findall(qn(name)):
            settings.remove(old)
    settings.find(qn("w:themeFontLang")).set(qn("w:eastAsia"), "zh-CN")
    settings.find(qn("w:characterSpacingControl")).set(qn("w:val"), "compressPunctuation")
    settings.find(qn("w:zoom")).set(qn("w:percent"), "100")


def _number(footer: Any, side: str) -> None:
    """— 1 —, a character in from the outer edge."""
    footer.is_linked_to_previous = False
    edge = 'w:rightChars="100" w:right="280"' if side == "right" else 'w:leftChars="100" w:left="280"'
    run = f'<w:rPr>{fonts_xml(SONG)}<w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr>'
    made = parse_xml(
        f'<w:p {NAMESPACE}><w:pPr><w:pStyle w:val="{FOOT}"/><w:ind {edge} w:firstLineChars="0" '
        'w:firstLine="0"/>'
        f'<w:jc w:val="{side}"/></w:pPr><w:r>{run}<w:t xml:space="preserve">— </w:t></w:r>'
        f'<w:r>{run}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{run}<w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        f'<w:r>{run}<w:fldChar w:fldCharType="separate"/></w:r><w:r>{run}<w:t>1</w:t></w:r>'
        f'<w:r>{run}<w:fldChar w:fldCharType="end"/></w:r><w:r>{run}'
        '<w:t xml:space="preserve"> —</w:t></w:r></w:p>'
    )
    root = footer._element
    for old in list(root):
        root.remove(old)
    root.append(made)
