"""The forms of the corrections: each asks what it needs and gives the decisions that hold if it is sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from zlib import crc32

import streamlit as st

from indicators.catalog import Catalog

KINDS = {
    "flow": "流量：按时段累计（如销售面积）",
    "stock": "存量：时点数（如待售面积）",
    "ratio": "比率或均价（如完成率、元/平方米）",
    "index": "指数（如价格指数）",
}

WITHOUT_PERIOD = ("unresolvable_period", "no_table")  # a table is one whose figures are of some time


@dataclass(frozen=True)
class Subject:
    """What is to be corrected: a sheet, by its name and the pattern that it goes by, and the words of a file.

    ``decided`` are the decisions so far; ``labels`` (with their units) and ``places`` begin with what was not
    understood. ``asked`` is the code of the issue to answer first, '' for none.
    """

    decided: Any
    sheet: str
    pattern: str
    letters: Sequence[str]
    height: int
    labels: Mapping[str, str]
    places: Sequence[str]
    asked: str = ""

    def decision(self, acts: Acts, words: str, what: str, *said: Any) -> Decision:
        """One more decision about the guide: ``what`` is the name of its function in ``acts.correct``."""
        return Decision(words, lambda: self.with_one_more(acts, what, *said))

    def with_one_more(self, acts: Acts, what: str, *said: Any) -> Any:
        """The decisions with it."""
        guide = getattr(acts.correct, what)(self.decided.guide, *said)
        return acts.decided(guide, self.decided.region)


@dataclass(frozen=True)
class Acts:
    """What etl does for these forms.

    ``correct`` has a function for each decision about a guide (etl.correction), ``decided`` makes decisions
    of a guide and a region, ``suggest`` ranks entries of the catalogue for a word; ``roles`` and ``texts``
    are what a column can be and what can be written for it. ``add_indicator`` (name, unit, kind) and
    ``add_region`` (name, parent) add to the catalogue and give a code; ValueError says why not.
    """

    correct: Any
    decided: Callable[[Any, str], Any]
    suggest: Callable[[Any, str], Sequence[Any]]
    add_indicator: Callable[..., str]
    add_region: Callable[..., str]
    roles: Mapping[Any, str]
    texts: Mapping[Any, str]


class Decision(NamedTuple):
    """What would be decided: in words ('' where something is still to be filled in), and how to do it."""

    words: str
    make: Callable[[], Any]


Form = Callable[[Subject, Catalog, Acts], Decision]


def label(subject: Subject, catalog: Catalog, acts: Acts) -> Decision:
    """A label is an indicator of the catalogue."""
    text = _choice("表中的名称", list(subject.labels), "label")
    targets = _indicators(catalog, acts.suggest("indicator", text))
    code = _choice("目录中的指标（最像的在前，可输入文字查找）", list(targets), "target", targets)
    return subject.decision(acts, f"“{text}”是{targets[code]}", "with_label", text, *code.split("="))


def place(subject: Subject, catalog: Catalog, acts: Acts) -> Decision:
    """A text is a region of the catalogue."""
    text = _choice("表中的地名", subject.places, "place")
    names = {code: region.name for code, region in catalog.regions.items()}
    ranked = [*(one.code for one in acts.suggest("region", text)), *names]
    code = _choice("目录中的地区（最像的在前，可输入文字查找）", list(dict.fromkeys(ranked)), "region", names)
    return subject.decision(acts, f"“{text}”是{names[code]}", "with_region", text, code)


def default_place(subject: Subject, catalog: Catalog, acts: Acts) -> Decision:
    """Figures that name no region are of this one."""
    names = {code: region.name for code, region in catalog.regions.items()}
    usual = subject.decided.region or catalog.default_region.code
    code = _choice("没有写地区的数属于", list(names), "default", names, usual)
    decided = acts.decided(subject.decided.guide, code)
    return Decision(f"没有写地区的数属于{names[code]}", lambda: decided)


def header(subject: Subject, catalog: Catalog, acts: Acts) -> Decision:
    """These rows are the header."""
    first, last = _rows(subject, "表头")
    words = f"{subject.sheet} 第 {first}–{last} 行是表头"
    return subject.decision(acts, words, "with_header", subject.pattern, first - 1, last)


def rows(subject: Subject, catalog: Catalog, acts: Acts) -> Decision:
    """These rows are the data."""
    first, last = _rows(subject, "数据", subject.height)
    words = f"{subject.sheet} 第 {first}–{last} 行是数据"
    return subject.decision(acts, words, "with_rows", subject.pattern, first - 1, last)


def ignored_rows(subject: Subject, catalog: Catalog, acts: Acts) -> Decision:
    """These rows are not read."""
    first, last = _rows(subject, "不读的")
    words = f"{subject.sheet} 第 {first}–{last} 行不读"
    return subject.decision(acts, words, "without_rows", subject.pattern, first - 1, last)


def column(subject: Subject, catalog: Catalog, acts: Acts) -> Decision:
    """A column is this."""
    letter = _choice("列", subject.letters, "column")
    role = _choice("是什么", list(acts.roles), "role", acts.roles)
    at = subject.letters.index(letter)
    words = f"{subject.sheet} {letter} 列是{acts.roles[role]}"
    return subject.decision(acts, words, "with_role", subject.pattern, at, role)


def text(subject: Subject, catalog: Catalog, acts: Acts) -> Decision:
    """A unit, a region, a period … holds for the whole table, or for one column."""
    whole = "整张表"
    letter = _choice("对哪里都成立", [whole, *subject.letters], "text-column")
    usual = "period" if subject.asked in WITHOUT_PERIOD else "unit"
    field = _choice("哪一项", list(acts.texts), "text-field", acts.texts, usual)
    said = st.text_input("写什么（如 万平方米、云江市、2026年1-4月）", key="upload-text").strip()
    words = f"{subject.sheet} {letter if letter == whole else f'{letter} 列'}的{acts.texts[field]}是“{said}”"
    if letter == whole:
        return subject.decision(acts, words if said else "", "with_text", subject.pattern, field, said)
    place = (subject.pattern, subject.letters.index(letter), field)
    return subject.decision(acts, words if said else "", "with_column_text", *place, said)


def ignored_label(subject: Subject, catalog: Catalog, acts: Acts) -> Decision:
    """Figures under a label are not read."""
    text = _choice("不读的名称", list(subject.labels), "ignored")
    return subject.decision(acts, f"不读“{text}”", "without_label", text)


def new_indicator(subject: Subject, catalog: Catalog, acts: Acts) -> Decision:
    """A label is an indicator that the catalogue does not have yet."""
    text = _choice("表中的名称", list(subject.labels), "new-label")
    name = st.text_input("新指标的名称", text, key=f"upload-new-name-{crc32(text.encode()):08x}").strip()
    printed = catalog.find_unit(subject.labels.get(text, ""))
    unit = _choice("计量单位", list(catalog.units), "new-unit", usual=printed.unit if printed else "")
    kind = _choice("性质", list(KINDS), "new-kind", KINDS)
    topics = {code: topic.name for code, topic in catalog.topics.items()}
    topic = _choice("板块", list(topics), "new-topic", topics)

    def make() -> Any:
        return subject.with_one_more(
            acts, "with_label", text, acts.add_indicator(name, unit, kind, topic=topic)
        )

    return Decision(f"“{text}”是新指标“{name}”（{unit}）" if name else "", make)


def new_region(subject: Subject, catalog: Catalog, acts: Acts) -> Decision:
    """A text is a region that the catalogue does not have yet."""
    text = _choice("表中的地名", subject.places, "new-place")
    name = st.text_input("新地区的名称", text, key=f"upload-new-region-{crc32(text.encode()):08x}").strip()
    names = {code: region.name for code, region in catalog.regions.items()}
    parent = _choice("上级地区", list(names), "new-parent", names)

    def make() -> Any:
        return subject.with_one_more(acts, "with_region", text, acts.add_region(name, parent))

    return Decision(f"“{text}”是新地区“{name}”（属{names[parent]}）" if name else "", make)


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
    top, own = max(1, subject.height), f"{words}-{crc32(subject.sheet.encode()):08x}"
    first = int(left.number_input(f"{words}的第一行", 1, top, 1, key=f"upload-first-{own}"))
    end = int(right.number_input(f"{words}的最后一行", 1, top, min(last, top), key=f"upload-last-{own}"))
    return first, max(first, end)


def _indicators(catalog: Catalog, likely: Sequence[Any]) -> dict[str, str]:
    """Every indicator and each of its categories, the likely ones first."""
    named = {}
    for code, indicator in catalog.indicators.items():
        named[code] = indicator.name
        named |= {
            f"{code}={category}": f"{indicator.name}（{category}）" for category in indicator.categories
        }
    codes = [f"{one.code}={one.category}" if one.category else one.code for one in likely]
    return {code: named[code] for code in codes if code in named} | named
