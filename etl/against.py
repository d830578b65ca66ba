"""What is wrong between a file's figures and those that are loaded: a stage of its own, after the read."""

from __future__ import annotations

import logging
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.check import findings
from etl.checks.evidence import CODES, Evidence, beside, of_file
from etl.checks.revisions import revisions
from etl.problem import program_error, shortened
from etl.publish import STATEMENTS
from etl.reading import Reading
from etl.resolve import Resolved
from indicators.catalog import Catalog
from indicators.warehouse import Warehouse, WarehouseError, statement

_logger = logging.getLogger(__name__)


def against(reading: Reading, warehouse: Warehouse | None, catalog: Catalog) -> Reading:
    """The reading with what the loaded figures have to say of it; ``warehouse`` is None where none are.

    Only warnings: what was loaded may be what is wrong. An error where the program itself fails: then nobody
    knows.
    """
    if reading.figures is None or warehouse is None:
        return reading
    try:
        return _against(reading, reading.figures, warehouse, catalog)
    except WarehouseError:
        raise
    except Exception as fault:
        _logger.exception("holding a file against the warehouse")
        return replace(reading, issues=[*reading.issues, program_error(type(fault).__name__)])


def _against(reading: Reading, figures: Resolved, warehouse: Warehouse, catalog: Catalog) -> Reading:
    rows = np.flatnonzero(figures.indicator.filled & figures.region.filled)
    own = of_file(figures, rows, catalog)
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
