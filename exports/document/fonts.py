"""The fonts of official papers, by name and never embedded: they are licensed, and others may stand in."""

from __future__ import annotations

from typing import Final, NamedTuple
from xml.sax.saxutils import quoteattr

TITLE, BLACK, KAI, FANG, SONG = "方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312", "宋体"
LATIN: Final = "Times New Roman"


class Face(NamedTuple):
    """A font, and those that stand in for it where it is not installed."""

    name: str
    others: str
    family: str = "auto"
    pitch: str = "variable"


FACES: Final = (
    Face(TITLE, "方正小标宋_GBK,华文中宋,宋体", "script"),
    Face(BLACK, "SimHei", "modern", "fixed"),
    Face(KAI, "楷体,KaiTi", "modern", "fixed"),
    Face(FANG, "仿宋,FangSong", "modern", "fixed"),
    Face(SONG, "SimSun", "auto"),
)
_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def font_table() -> bytes:
    """The part fontTable.xml."""
    fonts = "".join(
        f"<w:font w:name={quoteattr(face.name)}><w:altName w:val={quoteattr(face.others)}/>"
        f'<w:charset w:val="86"/><w:family w:val="{face.family}"/><w:pitch w:val="{face.pitch}"/></w:font>'
        for face in FACES
    )
    latin = (
        f'<w:font w:name="{LATIN}"><w:panose1 w:val="02020603050405020304"/><w:charset w:val="00"/>'
        '<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>'
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<w:fonts xmlns:w="{_W}">{fonts}{latin}</w:fonts>'.encode()
