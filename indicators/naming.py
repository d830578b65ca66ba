"""One form for the many ways in which people write the same name."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_CIRCLED = re.compile(r"^[①-⑳⒈-⒛⑴-⒇㈠-㈩]+")
_NUMBERED = re.compile(r"^(?:[(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})(?:[)、]|[.](?!\d)))")
_LEADING = re.compile(r"^(?:其中|[#*•·○●◆▪-]+)[:、,]?")
_IGNORED = re.compile(r"[\s()\[\]{}<>〈〉《》【】〔〕“”‘’\"'「」_:;,、。.*#|~—–―-]+")
_ENDING_BRACKET = re.compile(r"(.+?)[(（\[【]([^()（）\[\]【】]{1,12})[)）\]】]\s*", re.DOTALL)
# Controls but tab and the ends of lines, joiners and spaces of no width, what turns the direction of writing,
# fillers, variants of a sign, tags.
UNSEEN: Final = (
    r"[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    r"\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    r"\ufffe\uffff\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_UNSEEN = re.compile(UNSEEN)


def seen(text: str) -> str:
    """A text without the signs that nobody sees, among them those that would turn what follows around."""
    return text if text.isascii() and text.isprintable() else _UNSEEN.sub("", text)


@lru_cache(maxsize=65536)
def plain_name(text: str) -> str:
    """The name without width, spaces, brackets, joining marks, numbering (（一）, 1.) and a leading 其中.

    Bracketed words stay: 房屋施工面积（住宅） and 房屋施工面积:住宅 are one name, 房屋施工面积 another.
    """
    text = _CIRCLED.sub("", _UNSEEN.sub("", text).strip())
    text = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).lower()
    shorter = text
    while shorter:
        text, shorter = shorter, _LEADING.sub("", _NUMBERED.sub("", shorter))
        if shorter == text:
            break
    return _IGNORED.sub("", shorter)


@lru_cache(maxsize=8192)
def plain_unit(text: str) -> str:
    """A unit without width, spaces, outer brackets and a leading 单位：; ㎡ and m² are m2."""
    text = re.sub(r"\s+", "", unicodedata.normalize("NFKC", _UNSEEN.sub("", text))).lower()
    text = re.sub(r"^(?:计量)?单位[:为]?", "", text).strip(":;,。")
    while len(text) > 1 and text[0] in "([【" and text[-1] in ")]】":
        text = text[1:-1]
    return text.replace("每", "/") if text.count("每") == 1 and text[0] != "每" else text


@lru_cache(maxsize=8192)
def without_unit(text: str) -> tuple[str, str]:
    """A name and the bracketed unit at its end: 建筑业总产值（亿元） is 建筑业总产值 and 亿元."""
    found = _ENDING_BRACKET.fullmatch(text.strip())
    return (found[1], found[2]) if found else (text, "")
