"""Which texts are the names of places, and which words announce that places follow."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

_LIST = Path(__file__).with_name("places.txt")
_ADMINISTRATIVE = re.compile(
    r"[\u4e00-\u9fff]{1,9}(?:省|市|自治区|自治州|地区|盟|县|区|旗|开发区|高新区|街道|镇|乡|都|道|府|県|區)"
    r"|.+ (?:UA|County|county|Council|Borough|District|Region|CMA|Province|Parish|Municipality"
    r"|Prefecture)(?: [A-Z]{2})?"
    r"|[A-Z][A-Za-z.' -]+, [A-Z]{2}(?:-[A-Z]{2})*|(?:City|County|Greater|Balance|Rest) of [A-Z].*"
    r"|Greater [A-Z].*|[A-Z][\w'’. -]+ (?:region|district)"
)
_NOT_PLACES = re.compile(
    r"(?:分|按|其[他它]|用途|住宅|办公|商业|面积|小).*(?:区|地区)$|(?:小区|园区|社区|景区|地区|市区)$"
)
_HEADER = re.compile(
    r"地\s*[区區]|区域|省份|省\s*[、,(（]?.{0,4}市|城\s*市(?:名称)?|区\s*县"
    r"|[县市区]\s*[(（]?[、,]?[市县区]?[区县]?[)）]?|行政区划?|都道府県|市区町村"
    r"|行政區|시도|지역|국가|国家.*|国别|.{0,4}地区(?:名称)?|市州|盟市|各市|地市"
    r"|(?:(?:by |standard |census |government )*(?:geo(?:graphy|graphical area)?|regions?|areas?"
    r"|states?|countr(?:y|ies)"
    r"|provinces?|territor(?:y|ies)|cit(?:y|ies)|count(?:y|ies)|local authorit(?:y|ies)"
    r"|authorit(?:y|ies)|la|lad|municipalit(?:y|ies)"
    r"|districts?|prefectures?|location|place|metropolitan areas?|cma|division|region/country"
    r"|capital cit(?:y|ies)|ref_area|borough|nation))"
    r"(?: ?(?:and|or|of|/|,|\(|-) ?[a-z ()/,-]{1,40})?(?: names?| description)?"
    r"|(?:region|area|state|county|country|city|place|geo|municipality)_?name"
    r"|(?!.*(?:code|type|id)\b).*\b(?:authorit(?:y|ies)|local area|metro area|county|countr(?:y"
    r"|ies)|geography)\b.{0,20}",
    re.IGNORECASE,
)
_COLON = re.compile(
    r"(?:地区|区域|地區|area|region|geography|coverage|country)\s*[:：]\s*(.+)", re.IGNORECASE
)


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFKC", text)
    if re.search(r"[\u4e00-\u9fff]", text) and not re.search(r"[A-Za-z]{3}", text):
        return re.sub(r"\s+", "", text)
    text = re.sub(
        r"(?<=[a-z)])\d{1,4}(?=\s|$)|[*†¹²³]+$|\s*\([a-z\d]\)$", "", re.sub(r"\s+", " ", text).strip()
    )
    return text.strip(" ,.:").casefold()


@cache
def _places() -> dict[str, str]:
    """The known places as they are usually written, by their plain form."""
    names = (name for line in _LIST.read_text(encoding="utf-8").splitlines() for name in line.split("|"))
    return {_plain(name): name for name in names if name}


@lru_cache(maxsize=20_000)
def is_place(text: str) -> bool:
    """Whether a text is the name of a known place: Sydney, 北京市, Great Britain."""
    plain = _plain(text).removeprefix("total ")
    if plain in _places():
        return True
    halves = re.fullmatch(r"([\u4e00-\u9fff]{2,})[ /]*([a-z' ]+)", plain)  # 北京 Beijing
    return bool(halves) and halves[1] in _places() if halves else plain.rstrip("市省") in _places()


_QUARTERS = frozenset(
    ("north", "south", "east", "west", "central", "north central", "northwest", "southeast", "southwest")
)


def among_places(text: str) -> bool:
    """Whether a text beside known places is one too: West beside Northeast, Auckland beside New Zealand."""
    plain = _plain(text)
    if is_place(text) or plain in _QUARTERS:
        return True
    words = re.fullmatch(r"[A-Z\u4e00-\u9fff][^\d%:;()=]{1,40}", text.strip())
    return bool(words) and not re.search(
        r"\b(?:total|all|number|value|change|rate|index|average|units?)\b|计|比|量", plain
    )


@lru_cache(maxsize=20_000)
def looks_like_place(text: str) -> bool:
    """Whether a text is spelled as places are: a known one, or 云岭县, Bedford UA."""
    bare = text.strip()
    if is_place(bare):
        return True
    return bool(_ADMINISTRATIVE.fullmatch(bare)) and not _NOT_PLACES.search(bare)


def is_whole(text: str) -> bool:
    """Whether a text stands for the whole of the place that a table is about: 全市, 合计, Total."""
    return bool(
        re.fullmatch(
            r"全[省市县区州国盟旗]|合\s*计|总\s*计|全\s*[省市县区州]|total|all", text.strip(), re.IGNORECASE
        )
    )


def announces_places(header: str) -> bool:
    """Whether a header says that places follow: 地区, Region, Local Authority Name."""
    text = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", header)).strip(" :：*").strip()
    text = re.sub(r"(?<=[a-z])\d{1,2}$", "", text)
    if not text or len(text) > 60:
        return False
    if _HEADER.fullmatch(text):
        return True
    eastern = re.match(r"([\u4e00-\u9fff \u3000]+)[ /]*[A-Za-z ]+$", text)  # 地 区 Region
    return bool(eastern and _HEADER.fullmatch(eastern[1].strip()))


@lru_cache(maxsize=4_000)
def place_in(line: str) -> str:
    """The one known place that a title names, as printed there; '' where there is none, or several."""
    said = _COLON.match(line.strip())
    if said and len(said[1]) < 40:
        return said[1].strip()
    line = _DATES.sub(" ", unicodedata.normalize("NFKC", line))
    found: list[str] = []
    words = re.findall(r"[A-Za-z'.&-]+|[\u4e00-\u9fff]+", line)
    at = 0
    while at < len(words):
        size, name = _place_at(words, at)
        if name and name not in found:
            found.append(name)
        at += size
    whole = [name for name in found if not any(name != other and name in other for other in found)]
    return whole[0] if len(whole) == 1 else ""


def _place_at(words: list[str], at: int) -> tuple[int, str]:
    """The longest place that begins with a word, and how many words that takes."""
    if re.match(r"[\u4e00-\u9fff]", words[at]):
        return 1, _leading_place(words[at])
    for size in range(min(5, len(words) - at), 0, -1):
        name = " ".join(words[at : at + size]).strip(".")
        long = size > 1 or len(name) > 3 or name in ("UK", "USA")
        if name[:1].isupper() and long and is_place(name) and name.casefold() not in _COMMON:
            return size, _places().get(_plain(name), name) if name.isupper() else name
    return 1, ""


_COMMON = frozenset(
    ("eastern", "southern", "mountain", "pacific", "islands", "central", "world", "regina", "hamilton")
)


_DATES = re.compile(
    r"(?:19|20)\d\d\s*年(?:度|末|底)?|\d{1,2}\s*月?\s*[-—–~至]\s*\d{1,2}\s*月(?:份|末|底)?"
    r"|\d{1,2}\s*月(?:份|末|底)?"
    r"|第?[一二三四1-4]\s*季度|前三季度|[上下]半年|截[至止]"
)
_OWN = re.compile(
    r"((?!全|各|本|分|按|我|地|小|城市|县市|区县|历年|主要)[\u4e00-\u9fff]{2,7}?(?:自治区|自治州|省"
    r"|市|县|区|盟|旗))"
    r"(?<!小区)(?<!社区)(?<!园区)(?<!景区)(?<!街区)(?!场|域|情况|划|级|民)"
)


def _leading_place(text: str) -> str:
    for size in range(min(8, len(text)), 1, -1):
        if text[:size] in _places() or (text[:size].rstrip("市省") in _places() and size > 2):
            return text[:size]
    own = _OWN.match(text)
    return own[1] if own else ""
