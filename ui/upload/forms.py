"""The forms of the corrections: each asks what it needs and gives the decisions that hold if it is sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zlib import crc32

import streamlit as st

from indicators.catalog import Catalog


@dataclass(frozen=True)
class Subject:
    """What is to be corrected: a sheet, by its name and the pattern that it goes by, and the words of a file.

    ``decided`` are the decisions so far; ``labels`` and ``places`` begin with what was not understood.
    """

    decided: Any
    sheet: str
    pattern: str
    letters: Sequence[str]
    height: int
    labels: Sequence[str]
    places: Sequence[str]


@dataclass(frozen=True)
class Acts:
    """What etl does for these forms.

    ``correct`` has a function for each decision about a guide (etl.correction), ``decided`` makes decisions
    of a guide and a region; ``roles`` and ``texts`` are what a column can be and what can be written for it.
    """

    correct: Any
    decided: Callable[[Any, str], Any]
    roles: Mapping[Any, str]
    texts: Mapping[Any, str]


Decision = tuple[Any, str]
Form = Callable[[Subject, Catalog, Acts], Decision]


def label(subject: Subject, catalog: Catalog, acts: Acts) -> Decision:
    """A label is an indicator of the catalogue."""
    text = _choice("表中的名称", subject.labels, "label")
    targets = _indicators(catalog, [])
    code = _choice("目录中的指标（最像的在前，可输入文字查找）", list(targets), "target", targets)
    guide = acts.correct.with_label(subject.decided.guide, text, *code.split("="))
    return acts.decided(guide, subject.decided.region), f"“{text}”是{targets[code]}"


def place(subject: Subject, catalog: Catalog, acts: Acts) -> Decision:
    """A text is a region of the catalogue."""
    text = _choice("表中的地名", subject.places, "place")
    names = {code: region.name for code, region in catalog.regions.items()}
    ranked = [*names]
    code = _choice("目录中的地区（最像的在前，可输入文字查找）", list(dict.fromkeys(ranked)), "region", names)
    guide = acts.correct.with_region(subject.decided.guide, text, code)
    return acts.decided(guide, subject.decided.region), f"“{text}”是{names[code]}"


def default_place(subject: Subject, catalog: Catalog, acts: Acts) -> Decision:
    """Figures that name no region are of this one."""
    names = {code: region.name for code, region in catalog.regions.items()}
    usual = subject.decided.region or catalog.default_region.code
    code = _choice("没有写地区的数属于", list(names), "default", names, usual)
    return acts.decided(subject.decided.guide, code), f"没有写地区的数属于{names[code]}"


def header(subject: Subject, catalog: Catalog, acts: Acts) -> Decision:
    """These rows are the header."""
    first, last = _rows(subject, "表头")
    guide = acts.correct.with_header(subject.decided.guide, subject.pattern, first - 1, max(first, last))
    return acts.decided(
        guide, subject.decided.region
    ), f"{subject.sheet} 第 {first}–{max(first, last)} 行是表头"


def rows(subject: Subject, catalog: Catalog, acts: Acts) -> Decision:
    """These rows are the data."""
    first, last = _rows(subject, "数据", subject.height)
    guide = acts.correct.with_rows(subject.decided.guide, subject.pattern, first - 1, max(first, last))
    return acts.decided(
        guide, subject.decided.region
    ), f"{subject.sheet} 第 {first}–{max(first, last)} 行是数据"


def ignored_rows(subject: Subject, catalog: Catalog, acts: Acts) -> Decision:
    """These rows are not read."""
    first, last = _rows(subject, "不读的")
    guide = acts.correct.without_rows(subject.decided.guide, subject.pattern, first - 1, max(first, last))
    return acts.decided(
        guide, subject.decided.region
    ), f"{subject.sheet} 第 {first}–{max(first, last)} 行不读"


def column(subject: Subject, catalog: Catalog, acts: Acts) -> Decision:
    """A column is this."""
    letter = _choice("列", subject.letters, "column")
    role = _choice("是什么", list(acts.roles), "role", acts.roles)
    at = subject.letters.index(letter)
    guide = acts.correct.with_role(subject.decided.guide, subject.pattern, at, role)
    return acts.decided(guide, subject.decided.region), f"{subject.sheet} {letter} 列是{acts.roles[role]}"


def text(subject: Subject, catalog: Catalog, acts: Acts) -> Decision:
    """A unit, a region, a period … holds for the whole table, or for one column."""
    whole = "整张表"
    letter = _choice("对哪里都成立", [whole, *subject.letters], "text-column")
    field = _choice("哪一项", list(acts.texts), "text-field", acts.texts)
    said = st.text_input("写什么（如 万平方米、云江市、2026年1-4月）", key="upload-text").strip()
    guide, pattern = subject.decided.guide, subject.pattern
    if letter == whole:
        guide = acts.correct.with_text(guide, pattern, field, said)
    else:
        guide = acts.correct.with_column_text(guide, pattern, subject.letters.index(letter), field, said)
    scope = f"{subject.sheet} {'全表' if letter == whole else f'{letter} 列'}"
    return acts.decided(
        guide, subject.decided.region
    ), f"{scope}的{acts.texts[field]}是“{said}”" if said else ""


def ignored_label(subject: Subject, catalog: Catalog, acts: Acts) -> Decision:
    """Figures under a label are not read."""
    text = _choice("不读的名称", subject.labels, "ignored")
    guide = acts.correct.without_label(subject.decided.guide, text)
    return acts.decided(guide, subject.decided.region), f"不读“{text}”"


def _choice(
    words: str, options: Sequence[str], key: str, names: Mapping[str, str] | None = None, usual: str = ""
) -> str:
    """One of the options, of which there is at least one."""
    index = list(options).index(usual) if usual in options else 0
    # Other options are another widget, or it would go on showing one that is gone.
    own = f"upload-{key}-{crc32(repr(options).encode()):08x}"
    return str(
        st.selectbox(words, options, index=index, format_func=names.__getitem__ if names else str, key=own)
    )


def _rows(subject: Subject, words: str, last: int = 1) -> tuple[int, int]:
    """First and last row as a spreadsheet counts them."""
    left, right = st.columns(2)
    top = max(1, subject.height)
    first = left.number_input(f"{words}的第一行", 1, top, 1, key=f"upload-first-{words}")
    return int(first), int(
        right.number_input(f"{words}的最后一行", 1, top, min(last, top), key=f"upload-last-{words}")
    )


def _indicators(catalog: Catalog, likely: Sequence[str]) -> dict[str, str]:
    """Every indicator and each of its categories, the likely ones first."""
    named = {}
    for code, indicator in catalog.indicators.items():
        named[code] = indicator.name
        named |= {
            f"{code}={category}": f"{indicator.name}（{category}）" for category in indicator.categories
        }
    first = {code: named[code] for code in likely if code in named}
    return first | named
