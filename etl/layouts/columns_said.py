"""What the words over a value column say: span, region, unit, measure; the rest names the figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from etl.layouts.block import NO_UNIT
from etl.layouts.columns import names_unit_column
from etl.layouts.header_paths import Heading, Path
from etl.layouts.label import Label, words_alone
from etl.layouts.places import among_places, announces_places, is_place, looks_like_place
from etl.layouts.span_parts import read_part
from etl.layouts.titles import spans_in, without_footnotes
from etl.layouts.unit_words import is_percent, is_unit, preferred, said_unit, without_unit
from etl.layouts.words import is_attribute, is_total, names_indicator, names_period, names_values, part_words

_CODE = re.compile(r"(?=[A-Z\d.:-]*\d)[A-Z\d]{2,}[A-Z\d._:-]*|\(?\d{1,3}\)?|[甲乙丙丁]|v\d{5,}")


_MONTHS = re.compile(
    r"(?:(?:19|20)\d\d年)?(?:\d{1,2}月?[-—–~至])?\d{1,2}月份?|[一二三四]季度|[上下]半年|前[一二三]季度"
)


_SPLIT = re.compile(r";|[\u4e00-\u9fff][:：](?=\S)")
_COUNT = re.compile(r"numbers?|units?|no\.?", re.IGNORECASE)
_WEAK = re.compile(r"type|description|source|scale", re.IGNORECASE)  # may also name what is below
_SEVERAL = 2
_BRACKETS = "()（） "
_TYPES = ("type", "seriestype", "adjustment", "adjustmenttype")  # Original, Seasonally Adjusted, Trend
_QUANTITY = re.compile(r"ind(?:ex|ices)|ratio", re.IGNORECASE)  # names more than it is a unit


@dataclass
class Said:
    """One value column: the headings that spell a span, and what is left of the others."""

    names: list[str] = field(default_factory=list)
    region: list[str] = field(default_factory=list)
    spans: list[str] = field(default_factory=list)
    unit: str = ""
    frequency: str = ""
    before: str = ""  # of the unit: £ of £ m


def columns_said(paths: dict[int, Path], values: Sequence[int], labels: dict[int, str]) -> dict[int, Said]:
    """For each value column what its path says; ``labels`` are the words beside each header row."""
    values = list(values)
    codes = _code_rows(paths, values, labels)
    placed = _place_rows(paths, values)
    split = _split_places(paths, values)
    counted = _unit_rows(paths, values) - codes
    said = {column: _column(paths[column], labels, codes, placed, split) for column in values}
    for column in values:
        _count(said[column], [one.text for one in paths[column] if one.row in counted])
    if len(values) == 1 and len(said[values[0]].names) == 1 and names_values(said[values[0]].names[0]):
        said[values[0]].names = []
    return said


def lend(said: dict[int, Said], values: Sequence[int], rows_named: bool) -> None:
    """A column that only says 同比增长 is of the figures left of it; one that says 其中：住宅 a part of them.

    ``rows_named`` says that the rows name the figures: then only spans are lent.
    """
    names: list[str] = []
    spans: list[str] = []
    for column in values:
        one = said[column]
        alone = [words_alone(name) for name in one.names]
        grown = any(word is not None and word.measure not in ("actual", "target") for word in alone)
        if grown and all(alone):
            one.names = [*([] if rows_named else names), *one.names]
            one.spans = one.spans or list(spans)
        elif one.names and all(map(part_words, one.names)) and not rows_named:
            one.names = [*names, *one.names]
        else:
            names = [without_unit(name)[0] for name in one.names]
            spans = list(one.spans)


def _code_rows(paths: dict[int, Path], values: list[int], labels: dict[int, str]) -> set[int]:
    """Header rows that hold codes, or whose label says so: CDID, Series ID, Annually."""
    rows = {one.row for column in values for one in paths[column]}
    found = set()
    attributes = sum(is_attribute(labels.get(row, "")) for row in rows)
    for row in rows:
        texts = {one.text for column in values for one in paths[column] if one.row == row}
        label = labels.get(row, "")
        if is_attribute(label) and not (_WEAK.fullmatch(label) and attributes < _SEVERAL):
            unit = names_unit_column(label)
            if not unit or sum(is_unit(text, loose=True) for text in texts) * 2 >= len(texts):
                found.add(row)
            continue
        if len(texts) > 1 and all(_CODE.fullmatch(text) and read_part(text) is None for text in texts):
            found.add(row)
    return found


def _unit_rows(paths: dict[int, Path], values: list[int]) -> set[int]:
    """Rows of nothing but units under other words: Number | %, Dollars | Number | Units."""
    found = set()
    for row in {one.row for column in values for one in paths[column]}:
        over = [[one.text for one in paths[column] if one.row == row] for column in values]
        under = all(paths[column][0].row < row for column, texts in zip(values, over, strict=True) if texts)
        texts = {text for texts in over for text in texts}
        texts = {text.strip(_BRACKETS) for text in texts}
        known = any(is_unit(text) or _COUNT.fullmatch(text) for text in texts)
        if under and known and all(is_unit(text, loose=True) for text in texts):
            found.add(row)
    return found


def _count(said: Said, units: Sequence[str]) -> None:
    """``Number`` in a row of units is the unit, and may stand among the names."""
    for unit in units:
        said.unit = preferred(said.unit, unit.strip(_BRACKETS))


def _place_rows(paths: dict[int, Path], values: list[int]) -> set[int]:
    """Header rows in which most texts are known places."""
    found = set()
    for row in {one.row for column in values for one in paths[column]}:
        texts = {one.text for column in values for one in paths[column] if one.row == row}
        known = sum(is_place(_without_bracket(text)) for text in texts)
        named = [text for text in texts if not is_total(text)]
        if len(named) > 1 and all(map(looks_like_place, named)):
            found.add(row)
        if known >= 1 and known * 2 >= len(texts):
            found.add(row)
    return found


def _split_places(paths: dict[int, Path], values: list[int]) -> set[int]:
    """Positions between semicolons at which places stand: Price Index ;  Sydney ;."""
    texts = {one.text for column in values for one in paths[column] if _SPLIT.search(one.text)}
    pieces = [_split(text) for text in texts]
    found = set()
    for at in range(max(map(len, pieces), default=0)):
        there = {piece[at] for piece in pieces if len(piece) > at}
        if sum(map(is_place, there)) * 2 >= len(there):
            found.add(at)
    return found


def _column(path: Path, labels: dict[int, str], codes: set[int], placed: set[int], split: set[int]) -> Said:
    said = Said()
    regional = False
    for heading in path:
        if heading.row in codes:
            _attribute(said, labels.get(heading.row, ""), heading.text)
        elif ";" in heading.text or (split and _SPLIT.search(heading.text)):
            _pieces(said, heading.text, split)
        elif announces_places(heading.text) and heading is not path[-1]:
            regional = True
        elif (regional and _may_be_region(heading)) or _is_region(heading, placed):
            place = _without_bracket(heading.text)
            said.region.append(without_footnotes(place))
            said.names += [heading.text[len(place) :].strip(" ()")] if place != heading.text else []
            regional = False
        else:
            _heading(said, heading)
    return said


def _may_be_region(heading: Heading) -> bool:
    return read_part(heading.text) is None and not is_unit(heading.text)


def _is_region(heading: Heading, placed: set[int]) -> bool:
    if heading.row in placed:
        return among_places(_without_bracket(heading.text)) or looks_like_place(heading.text)
    return is_place(heading.text)


def _without_bracket(text: str) -> str:
    return re.sub(r"\s*\((?:N?SA|SAAR|[a-z\d])\)$", "", text)


def _attribute(said: Said, label: str, text: str) -> None:
    bare = re.sub(r"[\s.:]+", "", label).lower()
    if bare == "preunit":
        joined = text.replace(" ", "")
        said.before, said.unit = text, joined if len(joined) > 1 and is_unit(joined) else said.unit
    elif bare in ("unit", "units", "单位", "计量单位"):
        said.unit = said.before + text
    elif bare in ("freq", "frequency", "频率"):
        said.frequency = frequency_word(text)
    elif bare == "title":
        said.names.append(text)
        said.unit = said.unit or without_unit(text)[1] or ("%" if is_percent(text) else "")
    elif bare in _TYPES or (bare == "description" and not said.names):
        said.names.append(text)


def frequency_word(text: str) -> str:
    """``month``, ``quarter`` or ``year`` of Quarterly, 季度; '' where it is neither."""
    word = text.strip().lower()
    if word.startswith(("q", "季")):
        return "quarter"
    if word.startswith(("ann", "year", "a", "年")):
        return "year"
    return "month" if word.startswith(("m", "月")) else ""


def _split(text: str) -> list[str]:
    parts = text.split(";") if ";" in text else re.split("[:：]", text)
    return [piece.strip() for piece in parts if piece.strip()]


def _pieces(said: Said, text: str, split: set[int]) -> None:
    for at, piece in enumerate(_split(text)):
        (said.region if at in split else said.names).append(piece)


def _measure(said: Said, text: str, alone: Label) -> None:
    """本月, 1-8月累计, 同比±%, 去年1-8月: a span, a measure, or both."""
    span = _MONTHS.search(text)
    if span and read_part(span[0]) is not None:
        said.spans.append(span[0])
    said.names.append(text)
    if alone.measure in ("yoy_reported", "derived"):
        said.unit = without_unit(text)[1] or ("%" if is_percent(text) else NO_UNIT)


def _heading(said: Said, heading: Heading) -> None:
    text = without_footnotes(heading.text)
    if read_part(text) is not None or re.fullmatch(r"\d{4}|\d{5}", text):
        said.spans.append(text)
        return
    alone = words_alone(text)
    if alone is not None:
        _measure(said, text, alone)
        return
    unit = said_unit(text)
    if (unit or is_unit(text)) and not _QUANTITY.fullmatch(text):
        said.unit = preferred(said.unit, unit or without_unit(text)[1] or text)
        return
    _named(said, text)


def _named(said: Said, text: str) -> None:
    """A heading that names figures, with its unit and perhaps a span in it."""
    if _QUANTITY.fullmatch(text):
        said.names.append(text)
        return
    averaged = re.fullmatch(r"(.*月)(?:平均|累计)", text)
    if averaged and read_part(averaged[1]) is not None:
        said.spans.append(averaged[1])
    name, unit = without_unit(text)
    if unit:
        said.unit = preferred(said.unit, unit)
    elif is_percent(text) and not said.unit:
        said.unit = "%"
    based = re.search(r"\d{4} ?= ?100|prices|\bbased?\b|基期", text)
    inside = [] if based or said.spans else [span for span in spans_in(text) if span.year]
    if len(inside) == 1:
        said.spans.append(inside[0].text)
    if name and not (names_period(name) or names_indicator(name) or is_unit(name, loose=bool(unit))):
        said.names.append(text if unit and unit in text else name)
