"""What the words beside each row say: span, region, unit, status; the rest names the figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from etl.layouts.block import RowKind
from etl.layouts.period_axis import Told, axis_parts
from etl.layouts.places import is_place
from etl.layouts.span_parts import Part, joined_spans, read_part
from etl.layouts.stub_paths import RowPath, Section
from etl.layouts.stub_roles import Stub
from etl.layouts.titles import spans_in, without_footnotes
from etl.layouts.unit_words import is_percent, is_unit, said_unit, without_unit
from etl.layouts.words import is_derived, is_error, is_total, names_period, part_words

_DIVIDED = re.compile(r"按.{1,12}分(?:组|类|列)?[:：]?")


_WHOLE_YEAR = re.compile(
    r"(?:annual|year|full year|all quarters)(?: total)?|total|合\s*计|全年", re.IGNORECASE
)


_YEAR = "~1-12"


@dataclass
class RowSaid:
    """One data row; ``span`` is a code of ``Part``, '' where no label spells one."""

    row: int
    names: list[str] = field(default_factory=list)
    region: list[str] = field(default_factory=list)
    span: str = ""
    unit: str = ""
    status: str = ""
    kind: RowKind = "data"
    counted: bool = False  # by a unit of its own, in its label or a column of units
    unspelled: bool = False  # a label among spans that spells none


def rows_said(
    paths: Sequence[RowPath], stubs: Sequence[Stub], named: Stub | None, told: Told
) -> list[RowSaid]:
    """For each data row what the labels beside it say; ``named`` is the stub with parents."""
    spans = _spans(paths, stubs, told)
    rows = [_row(path, stubs, named, *span) for path, span in zip(paths, spans, strict=True)]
    _lend_units(rows, paths)
    return rows


def _lend_units(rows: Sequence[RowSaid], paths: Sequence[RowPath]) -> None:
    """Rows under 按构成分 divide the figure over it, and so have its name and its unit."""
    unit, name = "", ""
    for row, path in zip(rows, paths, strict=True):
        divided = path.sections and _DIVIDED.fullmatch(path.sections[-1].text.strip())
        if not divided:
            unit, name = row.unit, row.names[-1] if row.names else ""
        else:
            row.unit = row.unit or unit
            row.names = [name, *row.names] if name and name not in row.names else row.names


def _spans(paths: Sequence[RowPath], stubs: Sequence[Stub], told: Told) -> list[tuple[str, str]]:
    """For each row the code of its span, and its label among spans that spells none."""
    columns = [at for at, stub in enumerate(stubs) if stub.role == "period"]
    closed = _ends_months(paths, columns)
    codes = [_section_span(path.sections) for path in paths]
    odd = [""] * len(paths)
    base = [read_part(code) if code and not code.startswith("~") else None for code in codes]
    for at in columns:
        told_here = replace(
            told,
            months=names_period(stubs[at].header) or at > columns[0],
            year=None if len(columns) > 1 else told.year,
        )
        found = _column_spans(paths, at, told_here, base)
        for n, (part, label) in enumerate(found):
            if part is not None:
                codes[n] = joined_spans(codes[n], part.code) or part.code
            elif closed and _WHOLE_YEAR.fullmatch(label):
                codes[n] = joined_spans(codes[n], _YEAR) or codes[n]
            elif label and not (codes[n] and _WHOLE_YEAR.fullmatch(label)):
                odd[n], codes[n] = label, ""
    return _with_derived(paths, _with_year(codes, told, bool(columns)), odd)


def _ends_months(paths: Sequence[RowPath], columns: Sequence[int]) -> bool:
    """Whether one column holds months or quarters without a year, so that Annual under them is the year."""
    if len(columns) != 1:
        return False
    parts = [read_part(path.labels[columns[0]]) for path in paths]
    known = [part for part in parts if part is not None]
    return len(known) > 1 and all(part.year is None for part in known)


def _column_spans(
    paths: Sequence[RowPath], at: int, told: Told, base: Sequence[Part | None]
) -> list[tuple[Part | None, str]]:
    """A column's spans; a year carries on under it until a new section begins."""
    found: list[tuple[Part | None, str]] = [(None, "")] * len(paths)
    start = 0
    while start < len(paths):
        end = start
        while end < len(paths) and paths[end].sections == paths[start].sections:
            end += 1
        section = base[start]
        year = section.year if section is not None else told.year
        texts = [path.labels[at] for path in paths[start:end]]
        wide = [path.labels[at] for path in paths]
        parts = axis_parts(texts, replace(told, year=year))
        if told.frequency == "" and len(wide) != len(texts) and len(texts) < 4 and year == told.year:
            parts = axis_parts(wide, replace(told, year=year))[start:end]
        found[start:end] = list(zip(parts, texts, strict=True))
        start = end
    return found


def _section_span(sections: Sequence[Section]) -> str:
    code = ""
    for section in sections:
        part = read_part(section.text)
        if part is not None:
            code = joined_spans(code, part.code) or part.code
    return code


def _with_year(codes: list[str], told: Told, spelled: bool) -> list[str]:
    """Months without a year have the one of the title."""
    if told.year is None or not spelled:
        return codes
    year = f"{told.year}年"
    return [joined_spans(code, year) if code.startswith("~") else code for code in codes]


def _with_derived(paths: Sequence[RowPath], codes: list[str], odd: list[str]) -> list[tuple[str, str]]:
    """A row % CHANGE among spans is for the span above it, in the same section."""
    for n in range(1, len(codes)):
        if (
            odd[n]
            and is_derived(odd[n])
            and not is_error(odd[n])
            and paths[n].sections == paths[n - 1].sections
        ):
            codes[n] = codes[n - 1]
    return list(zip(codes, odd, strict=True))


def _row(path: RowPath, stubs: Sequence[Stub], named: Stub | None, span: str, odd: str) -> RowSaid:
    said = RowSaid(path.row, span=span)
    derived = bool(odd) and is_derived(odd) and not is_error(odd)
    said.unspelled = bool(odd) and not derived
    for section in path.sections:
        _section(said, section.text)
    if derived:
        _derived(said, odd)
    for stub, label in zip(stubs, path.labels, strict=True):
        if label and stub.role != "code":
            _label(said, stub, label, path.parents if stub is named else ())
    said.kind = _kind(said, path, stubs, derived)
    return said


def _section(said: RowSaid, text: str) -> None:
    if read_part(text) is not None:
        return
    if is_unit(text) or said_unit(text):
        said.unit = said_unit(text) or text
        return
    name, unit = without_unit(text)
    said.unit = unit or ("%" if is_percent(text) else said.unit)
    if is_place(text):
        said.region.append(without_footnotes(text))
    elif name:
        said.names.append(without_footnotes(name))


def _derived(said: RowSaid, label: str) -> None:
    """% CHANGE under LATEST MONTH ON A YEAR EARLIER reads as one name."""
    section = said.names.pop() if said.names else ""
    said.names.append(" ".join(filter(None, (without_footnotes(label), section))))
    if is_percent(label):
        said.unit = "%"


def _label(said: RowSaid, stub: Stub, label: str, parents: Sequence[str]) -> None:
    if stub.role == "unit":
        said.unit, said.counted = said_unit(label) or label, True
    elif stub.role == "status":
        said.status = label
    elif stub.role == "region":
        said.region += [without_footnotes(text) for text in (*parents, label)]
    elif stub.role == "indicator":
        name, unit = without_unit(label)
        if unit and stub.role == "indicator":
            said.unit = said.unit if said.counted else unit
            said.counted = True
        elif is_percent(label) and not said.counted:
            said.unit = "%"
        inside = [one for one in spans_in(label) if one.year] if not said.span else []
        if len(inside) == 1:
            said.span = inside[0].text
        said.unit = said.unit or next(filter(None, (without_unit(text)[1] for text in reversed(parents))), "")
        said.names += [without_footnotes(without_unit(text)[0] or text) for text in parents]
        said.names.append(without_footnotes(name or label))
    elif stub.role == "joined":
        _joined(said, stub.header, label)
    elif stub.role == "period":
        part = read_part(label)
        if part is not None and part.status:
            said.status = part.status


def _joined(said: RowSaid, header: str, label: str) -> None:
    r"""Q,TOTAL,I15_Q,AT under freq,purchase,unit,geo\TIME_PERIOD: the codes of several axes in one cell."""
    for axis, code in zip(header.split("\\")[0].split(","), label.split(","), strict=False):
        if axis.lower() == "geo":
            said.region.append(code)
        elif axis.lower() != "freq":
            said.names.append(code)


def _kind(said: RowSaid, path: RowPath, stubs: Sequence[Stub], derived: bool) -> RowKind:
    last = next((label for label in reversed(path.labels) if label), "")
    if derived:
        return "derived"
    if part_words(last):
        return "part"
    named = [
        label for label, stub in zip(path.labels, stubs, strict=True) if stub.role in ("indicator", "region")
    ]
    if any(is_total(label) for label in named if label):
        return "total"
    return "derived" if any(is_derived(name) for name in said.names[-1:]) else "data"
