"""What each stub column names: spans, regions, units, codes, or what the figures are."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

import numpy as np

from etl.layouts.columns import names_unit_column
from etl.layouts.grid import EMPTY
from etl.layouts.header_paths import Path
from etl.layouts.places import announces_places, is_place, looks_like_place
from etl.layouts.span_parts import Part, read_part
from etl.layouts.tables import Table
from etl.layouts.titles import year_ending
from etl.layouts.unit_words import is_unit
from etl.layouts.words import (
    is_attribute,
    is_silent,
    is_total,
    names_indicator,
    names_period,
    translates,
)

Role = Literal["period", "region", "unit", "code", "status", "indicator", "joined", "values"]
_CODE = re.compile(r"[A-Za-z]{0,4}[-.]?\d[\dA-Z.\-/]*|[A-Z]{1,3}\d[A-Z\d]{1,12}|[A-Z]{2,4}")
_AREA = re.compile(r"[A-Z]\d{8}")
_SAMPLE = 300
_SEVERAL = 3  # rows over a stub that describe the columns, rather than name it in two languages


class Stub(NamedTuple):
    """A stub column with the words over it and what it names."""

    column: int
    header: str
    role: Role


def stub_roles(table: Table, paths: dict[int, Path]) -> list[Stub]:
    """The stub columns from the left; those without a header follow the one that they lead to."""
    rows = np.flatnonzero(table.data[table.first : table.last])[
        :: max(1, (table.last - table.first) // _SAMPLE)
    ]
    rows = rows + table.first
    stubs: list[tuple[Stub, int]] = []
    areas: list[int] = []
    for column in table.stubs:
        header = _header(paths.get(column, ()))
        texts = [table.grid.label(int(row), column) for row in rows if table.grid.kinds[row, column] != EMPTY]
        role = _role(header, texts)
        if (
            stubs
            and stubs[-1][0].role == "period"
            and all(re.fullmatch(r"[1-9]|1[0-2]", text) for text in texts)
        ):
            role = "period"
        if texts and _share(texts, lambda text: bool(_AREA.fullmatch(text))) >= 0.8:
            areas.append(len(stubs))
            role = "code"
        stubs.append((Stub(column, header, role), len(texts)))
    for at in areas:
        _name_areas(at, stubs)
    for at in reversed(range(len(stubs))):
        stubs[at] = _led(at, stubs, len(rows)), stubs[at][1]
    return [stub for stub, _ in stubs]


def _name_areas(at: int, stubs: list[tuple[Stub, int]]) -> None:
    """The column beside the codes of areas names them: the one right of them, else the one left."""
    for beside in (at + 1, at - 1):
        if 0 <= beside < len(stubs):
            stub, filled = stubs[beside]
            if stub.role == "region" or (stub.role == "indicator" and not names_indicator(stub.header)):
                stubs[beside] = stub._replace(role="region"), filled
                return


def _header(path: Path) -> str:
    """The words over a stub column, without those that name rows of attributes: Source, Units."""
    texts = [one.text for one in path]
    texts = [text for text in texts if not is_silent(text)] or texts
    return " ".join(texts if len(texts) < _SEVERAL else [text for text in texts if not is_attribute(text)])


def named_stub(table: Table, stubs: Sequence[Stub]) -> Stub | None:
    """The stub column whose indentation shows parents: the last that names, or what that translates."""
    named = [stub for stub in stubs if stub.role in ("indicator", "region")]
    if len(named) > 1 and _translates(table, named[-2].column, named[-1].column):
        return named[-2]
    return named[-1] if named else None


def _translates(table: Table, column: int, other: int) -> bool:
    """Whether nearly all rows have Chinese words in one column and others in the other."""
    rows = (np.flatnonzero(table.data[table.first : table.last]) + table.first)[:_SAMPLE]
    pairs = [(table.grid.label(int(row), column), table.grid.label(int(row), other)) for row in rows]
    told = [translates(*pair) for pair in pairs if all(pair)]
    return bool(told) and sum(told) * 5 >= len(told) * 4


def since_headed(stub: Stub) -> Part | None:
    """The day or the months that years under a header stand for: 31 March, Year ending June."""
    if stub.role != "period":
        return None
    part = read_part(stub.header)
    dated = part is not None and part.year is None and part.months == 1
    return part if dated else year_ending(stub.header)


def _role(header: str, texts: Sequence[str]) -> Role:
    if names_unit_column(header):
        return "unit"
    if re.fullmatch(r"\w+(?:,\w+)+\\\w+", header):
        return "joined"
    if re.fullmatch(r"状态|数据状态", header.strip()):
        return "status"
    distinct = list(dict.fromkeys(texts))
    if is_silent(header) and not _are_dates(distinct):
        return "code"
    if not distinct:
        return "indicator"
    spelled = _share(
        distinct, lambda text: read_part(text) is not None or re.fullmatch(r"\d{4}", text) is not None
    )
    if spelled >= 0.6 or (any(map(names_period, (header, *header.split()))) and spelled >= 0.25):
        return "period"
    if (
        names_period(header)
        and _share(distinct, lambda text: re.fullmatch(r"\d{1,2}|\d{4}\.?\d{0,2}", text) is not None) > 0.8
    ):
        return "period"
    if _share(distinct, lambda text: is_unit(text, loose=True)) >= 0.8 and not names_indicator(header):
        return "unit"
    if announces_places(header) or _are_places(distinct):
        return "region"
    if len(texts) > 1 and _share(distinct, lambda text: bool(_CODE.fullmatch(text))) >= 0.9 and not header:
        return "code"
    return "indicator"


def _are_dates(distinct: Sequence[str]) -> bool:
    """Whether nearly all texts are spans of months, and more than numbers."""
    written = any(not text.isdigit() for text in distinct)
    return written and _share(distinct, lambda text: read_part(text) is not None) >= 0.9


def _are_places(distinct: Sequence[str]) -> bool:
    named = [text for text in distinct if not is_total(text)] or list(distinct)
    known = _share(named, is_place)
    return known >= 0.4 or _share(named, looks_like_place) >= 0.7


def _share(texts: Sequence[str], wanted: Callable[[str], bool]) -> float:
    return sum(map(wanted, texts)) / len(texts)


def _led(at: int, stubs: list[tuple[Stub, int]], rows: int) -> Stub:
    """A sparse column without a header, left of a named one, holds the groups of what that names."""
    stub, filled = stubs[at]
    if stub.header or stub.role not in ("indicator",) or filled * 2 > rows:
        return stub
    led = next((one for one, _ in stubs[at + 1 :] if one.role not in ("code", "unit")), None)
    return stub if led is None or led.role != "region" else stub._replace(role="region")
