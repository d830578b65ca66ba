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
from etl.layouts.span_parts import read_part
from etl.layouts.tables import Table
from etl.layouts.unit_words import is_unit
from etl.layouts.words import is_silent, is_total, names_indicator, names_period

Role = Literal["period", "region", "unit", "code", "status", "indicator", "values"]
_CODE = re.compile(r"[A-Za-z]{0,4}[-.]?\d[\dA-Z.\-/]*|[A-Z]{1,3}\d[A-Z\d]{1,12}|[A-Z]{2,4}")
_SAMPLE = 300


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
    for column in table.stubs:
        header = " ".join(one.text for one in paths.get(column, ()))
        texts = [table.grid.label(int(row), column) for row in rows if table.grid.kinds[row, column] != EMPTY]
        role = _role(header, texts)
        if (
            stubs
            and stubs[-1][0].role == "period"
            and all(re.fullmatch(r"[1-9]|1[0-2]", text) for text in texts)
        ):
            role = "period"
        stubs.append((Stub(column, header, role), len(texts)))
    for at in reversed(range(len(stubs))):
        stubs[at] = _led(at, stubs, len(rows)), stubs[at][1]
    return [stub for stub, _ in stubs]


def _role(header: str, texts: Sequence[str]) -> Role:
    if names_unit_column(header):
        return "unit"
    if re.fullmatch(r"状态|数据状态", header.strip()):
        return "status"
    if is_silent(header):
        return "code"
    distinct = list(dict.fromkeys(texts))
    if not distinct:
        return "indicator"
    spelled = _share(
        distinct, lambda text: read_part(text) is not None or re.fullmatch(r"\d{4}", text) is not None
    )
    if spelled >= 0.6 or (names_period(header) and spelled >= 0.25):
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
