"""Headers that say % over fractions: 0.186 under % is 0.186 %, and probably meant 18.6 %."""

from __future__ import annotations

import numpy as np
import pyarrow.compute as pc

from etl.checks.evidence import Evidence, Mask, Rows
from etl.coded import Coded, distinct, numbered
from etl.problem import Issue, listed

_ENOUGH = 3
_PLACES = 2  # decimals that a fraction has at least, and a small percentage seldom


def fractions(evidence: Evidence) -> list[Issue]:
    """Columns of a sheet, or rows of an indicator, whose percentages are all below 1 and finely told."""
    one, figures = evidence, evidence.figures
    percent = np.array([text == "%" for text in figures.unit.texts] or [False], np.bool_)
    rows = np.flatnonzero(percent[figures.unit.codes[one.rows]])
    if len(rows) < _ENOUGH:
        return []
    cells = figures.tidy.cells.take(one.rows[rows])
    letters = pc.replace_substring_regex(cells, pattern="[0-9]+$", replacement="").dictionary_encode()
    columns = Coded(letters.indices.to_numpy(), letters.dictionary.to_pylist())
    sheets = figures.tidy.sheets.take(one.rows[rows])
    said = [one.codes[name].take(rows) for name in ("indicator", "measure")]
    odd = _small(one, rows, numbered([sheets, columns])) | _small(one, rows, numbered([sheets, *said]))
    if not odd.any():
        return []
    group, _ = distinct([sheets.take(odd), columns.take(odd)])
    first = np.unique(group, return_index=True)[1]
    return listed(rows[odd][first].tolist(), lambda row: _issue(one, row))


def _small(one: Evidence, rows: Rows, groups: Rows) -> Mask:
    printed = one.figures.tidy.values[one.rows[rows]]
    fine = one.figures.tidy.decimals[one.rows[rows]] >= _PLACES
    count = np.bincount(groups)
    large = np.bincount(groups, weights=np.abs(printed) > 1)
    finely = np.bincount(groups, weights=fine & (printed != 0))
    return np.asarray(((count >= _ENOUGH) & (large == 0) & (finely >= 0.5 * count))[groups])


def _issue(one: Evidence, row: int) -> Issue:
    printed = float(one.figures.tidy.values[int(one.rows[row])])
    message = (
        f"{one.name(row)}等数的单位是 %，而数值都小于 1：现读作 {printed:g}%。如果填的是比率（{printed:g} 即 "
        f"{printed * 100:g}%），请改为百分数，或在 Excel 中把单元格设为百分比格式；确是不足 1% 的可忽略。"
    )
    return Issue("warning", "fraction_as_percent", *one.place(row), message)
