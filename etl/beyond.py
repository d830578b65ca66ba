"""Figures of a file that are not for its sender to report: refused before anything is stored (ADR 0026)."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

import numpy as np

from etl.original import Original
from etl.problem import Issue
from etl.resolve import Resolved
from indicators.catalog import Catalog


def beyond(read: Original, own: Set[str] | None, catalog: Catalog) -> Original:
    """The file with an error for each region in it that is not among ``own``, None for all."""
    if own is None or read.reading.figures is None:
        return read
    found = _foreign(read.reading.figures, own, catalog)
    return replace(read, reading=replace(read.reading, issues=[*found, *read.reading.issues]))


def _foreign(figures: Resolved, own: Set[str], catalog: Catalog) -> list[Issue]:
    found = []
    for number, code in enumerate(figures.region.texts):
        rows = np.flatnonzero(figures.region.codes == number)
        if code and code not in own and len(rows):
            sheet, cell = figures.tidy.place(int(rows[0]))
            name = catalog.regions[code].name
            message = (
                f"文件里有{name}的数（{len(rows)} 个，第一个在这里），不在您的账号的填报范围内，"
                "整份文件不能入库：请删去这些行，或由不限地区的填报人入库。"
            )
            found.append(Issue("error", "beyond_scope", sheet, cell, message))
    return found
