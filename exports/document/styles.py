"""The styles of an official paper: what every kind of paragraph looks like, nothing inherited by chance."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from docx.oxml import parse_xml

from exhibits import theme
from exports.document.fonts import BLACK, FANG, KAI, LATIN, SONG, TITLE

LINE_PITCH: Final = 579  # twentieths of a point: 22 lines in 225 mm
# Three hao is 16 points and the line 156 mm: 28 characters take a quarter of a point less each.
TIGHTER: Final = -5
BODY, HEAD, SUBTITLE = "Normal", "Title", "Subtitle"
SECTION, PART, FOOT = "Heading1", "Heading2", "Footer"
PICTURE, CAPTION, SMALL, CHANGED = "ChartLine", "Caption", "SourceLine", "ChangedFigure"
CELL, FIGURE, CELL_HEAD = "TableWords", "TableFigure", "TableHead"
NAMESPACE: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


class Look(NamedTuple):
    """One style; sizes in points, ``lines`` the paragraph's spacing as XML, ``outline`` its level."""

    code: str
    name: str
    face: str
    size: float
    lines: str
    align: str = "both"
    indent: bool = False
    bold: bool = False
    colour: str = ""
    tight: int = 0
    keep: bool = False
    outline: int | None = None
    grid: bool = True
    after: str = ""


def exact(twips: int = LINE_PITCH, before: int = 0, after: int = 0) -> str:
    """Lines of one height whatever stands in them."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{twips}" w:lineRule="exact"/>'


def free(before: int = 0, after: int = 0) -> str:
    """Lines as high as what stands in them: a picture in an exact line would be cut to its height."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="240" w:lineRule="auto"/>'


LOOKS: Final = (
    Look(BODY, "Normal", FANG, 16, exact(), indent=True, tight=TIGHTER),
    Look(HEAD, "Title", TITLE, 22, exact(700), "center", keep=True),
    Look(SUBTITLE, "Subtitle", KAI, 16, exact(), "center", keep=True),
    Look(SECTION, "heading 1", BLACK, 16, exact(), indent=True, keep=True, outline=0, after=BODY),
    Look(PART, "heading 2", KAI, 16, exact(), indent=True, keep=True, outline=1, after=BODY),
    Look(PICTURE, "图表", FANG, 12, free(120, 0), "center", keep=True, grid=False),
    Look(CAPTION, "caption", BLACK, 12, free(80, 80), "center", grid=False),
    Look(SMALL, "资料来源", FANG, 10.5, free(40, 120), "left", grid=False),
    Look(CHANGED, "数据变动", KAI, 14, exact(500), "left", indent=True, bold=True, colour=theme.BEHIND_TEXT),
    Look(CELL, "表格文字", FANG, 12, free(20, 20), "left", grid=False),
    Look(FIGURE, "表格数字", FANG, 12, free(20, 20), "right", grid=False),
    Look(CELL_HEAD, "表头", BLACK, 12, free(40, 40), "center", grid=False),
    Look(FOOT, "footer", SONG, 14, free(), "left", grid=False),
)  # fmt: skip


def restyle(styles: Any) -> None:
    """Take every style of the library's template away and put ours in; ``styles`` is its part's root."""
    for style in styles.findall("{*}style"):
        styles.remove(style)
    for old in styles.findall("{*}docDefaults"):
        styles.remove(old)
    styles.insert(0, parse_xml(_defaults()))
    for text in (*map(_style, LOOKS), *_bare()):
        styles.append(parse_xml(text))


def fonts_xml(face: str) -> str:
    """Chinese in ``face``, Latin letters and digits in Times; no font of the theme."""
    return f'<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{face}" w:cs="{LATIN}"/>'


def _defaults() -> str:
    return (
        f"<w:docDefaults {NAMESPACE}><w:rPrDefault><w:rPr>{fonts_xml(FANG)}"
        '<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )


def _style(look: Look) -> str:
    whole = look.code == BODY
    own = "" if look.name.isascii() else ' w:customStyle="1"'
    first = ' w:default="1"' if whole else ""
    kept = "<w:keepNext/>" if look.keep else ""
    grid = "" if look.grid else '<w:snapToGrid w:val="0"/>'
    indent = '<w:ind w:firstLineChars="200" w:firstLine="640"/>' if look.indent else (
        '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
    )  # fmt: skip
    outline = "" if look.outline is None else f'<w:outlineLvl w:val="{look.outline}"/>'
    based = "" if whole else f'<w:basedOn w:val="{BODY}"/>'
    bold = "<w:b/><w:bCs/>" if look.bold else ""
    colour = f'<w:color w:val="{look.colour.lstrip("#")}"/>' if look.colour else ""
    half = round(look.size * 2)
    return (
        f'<w:style {NAMESPACE} w:type="paragraph"{first}{own} w:styleId="{look.code}">'
        f'<w:name w:val="{look.name}"/>{based}<w:next w:val="{look.after or look.code}"/><w:qFormat/>'
        f'<w:pPr>{kept}<w:widowControl w:val="0"/>{grid}{look.lines}{indent}'
        f'<w:jc w:val="{look.align}"/>{outline}</w:pPr>'
        f"<w:rPr>{fonts_xml(look.face)}{bold}{colour}"
        f'<w:spacing w:val="{look.tight}"/><w:sz w:val="{half}"/><w:szCs w:val="{half}"/></w:rPr></w:style>'
    )


def _bare() -> tuple[str, ...]:
    """The defaults that every document has."""
    return (
        f'<w:style {NAMESPACE} w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>',
        f'<w:style {NAMESPACE} w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="80" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
        f'<w:style {NAMESPACE} w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>',
    )  # fmt: skip
