"""One series as rows for programs and people: ``python -m indicators series`` prints them."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Iterable, Sequence

from indicators.growth import Growth
from indicators.period import month_text

# The first seventeen are a promise to whoever reads the output by program; new ones go to the end.
COLUMNS = (
    "period_start", "period_end", "value", "unit", "status", "base_value",
    "yoy_reported_pct", "yoy_computed_pct", "growth_status", "implied_base_low", "implied_base_high",
    "yoy_pp", "pop_pct", "two_year_pct", "load", "sheet", "cell",
    "indicator", "region", "category", "decimals", "two_year_track", "acceleration_pp", "disturbed", "parts",
)  # fmt: skip
SHOWN = {
    "period_start": "起", "period_end": "止", "value": "数值", "unit": "单位", "status": "状态",
    "base_value": "上年同期", "yoy_reported_pct": "公布同比%", "yoy_computed_pct": "计算同比%",
    "growth_status": "同比说明", "yoy_pp": "同比百分点", "pop_pct": "环比%", "load": "批次", "cell": "单元格",
}  # fmt: skip
FORMULA_SIGNS = "=+-@\t\r\n＝＋－＠"

Record = dict[str, object]


def record(row: Growth) -> Record:
    """A row with months as YYYY-MM, numbers unrounded, and each part as its own record."""
    found: Record = row._asdict()
    parts = [{**part._asdict(), **_months(part.period_start, part.period_end)} for part in row.parts]
    found |= _months(row.period_start, row.period_end) | {"parts": parts}
    return {column: found[column] for column in COLUMNS}


def _months(start: int, end: int) -> Record:
    return {"period_start": month_text(start), "period_end": month_text(end)}


def as_json(rows: Iterable[Growth]) -> str:
    """A list of records."""
    return json.dumps([record(row) for row in rows], ensure_ascii=False, indent=1)


def as_csv(rows: Iterable[Growth]) -> str:
    """A header and a line a row; texts that a spreadsheet would take for a formula get an apostrophe."""
    lines = io.StringIO()
    writer = csv.DictWriter(lines, COLUMNS[:-1], extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _safe(cell) for name, cell in record(row).items()} for row in rows)
    return lines.getvalue()


def _safe(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell[:1] and cell[0] in FORMULA_SIGNS else cell


def as_table(rows: Iterable[Growth]) -> str:
    """Columns for the eye, growth with two decimals."""
    lines = [list(SHOWN.values())]
    lines += [[_shown(name, cells[name]) for name in SHOWN] for cells in map(record, rows)]
    widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
    return "\n".join(_aligned(line, widths) for line in lines) + "\n"


def _shown(name: str, cell: object) -> str:
    if cell is None:
        return "—"
    if isinstance(cell, float):
        return f"{cell:.2f}" if name.endswith(("_pct", "_pp")) else f"{cell:.12g}"
    return str(cell)


def _aligned(line: Sequence[str], widths: Sequence[int]) -> str:
    padded = [cell + " " * (wide - _width(cell)) for cell, wide in zip(line, widths, strict=True)]
    return "  ".join(padded).rstrip()


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
