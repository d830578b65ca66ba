"""What is wrong between a file's figures and those that are loaded: a stage of its own, after the read."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.check import findings
from etl.checks.evidence import CODES, Evidence, beside, of_file
from etl.checks.revisions import revisions
from etl.problem import shortened
from etl.publish import STATEMENTS
from etl.reading import Reading
from indicators.catalog import Catalog
from indicators.warehouse import Warehouse, statement


def against(reading: Reading, warehouse: Warehouse | None, catalog: Catalog) -> Reading:
    """The reading with what the loaded figures have to say of it; ``warehouse`` is None where none are.

    Only warnings: what was loaded may be what is wrong.
    """
    if reading.figures is None or warehouse is None:
        return reading
    rows = np.flatnonzero(reading.figures.indicator.filled & reading.figures.region.filled)
    own = of_file(reading.figures, rows, catalog)
    if not len(own):
        return reading
    standing = _standing(own, warehouse)
    others = standing.filter(pc.invert(standing["is_told"]))
    before = beside(own, standing.filter(standing["is_told"]))
    said = {(issue.code, issue.sheet, issue.cell) for issue in reading.issues}
    found = [*revisions(before), *findings(beside(own, others))]
    news = [issue for issue in found if (issue.code, issue.sheet, issue.cell) not in said]
    return replace(reading, issues=[*reading.issues, *shortened(news)])


def _standing(own: Evidence, warehouse: Warehouse) -> pa.Table:
    codes = {name: np.array(own.codes[name].texts or [""])[own.codes[name].codes] for name in CODES}
    cursor = warehouse.cursor()
    cursor.register("arrived", pa.table(codes | {"period_start": own.starts, "period_end": own.ends}))
    return cursor.execute(statement(STATEMENTS / "beside.sql")).to_arrow_table()
