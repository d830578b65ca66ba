"""The same facts in 120 monthly loads and all at once: what a decade of use does to a question."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa

from benchmarks import pairing
from benchmarks.querying import questions
from etl.origin import Source
from etl.publish import writing
from indicators.catalog import Catalog
from indicators.period import month_number
from indicators.warehouse import open_current

FIRST, MONTHS, FLOWS = month_number("2016-01"), 120, 30


def _month(catalog: Catalog, end: int) -> pa.Table:
    """What every region reports of the flows for January to ``end``."""
    flows = [one.code for one in catalog.indicators.values() if one.kind == "flow"][:FLOWS]
    keys = [(indicator, region) for indicator in flows for region in catalog.regions]
    rows = len(keys)
    return pa.table({
        "indicator": [indicator for indicator, _ in keys], "region": [region for _, region in keys],
        "category": [""] * rows, "measure": ["actual"] * rows,
        "period_start": pa.array([end // 12 * 12] * rows, pa.int32()),
        "period_end": pa.array([end] * rows, pa.int32()),
        "value": np.round((np.arange(rows) % 97 + 3.25) * (end % 12 + 1), 2),
        "decimals": pa.array([2] * rows, pa.int8()), "status": [""] * rows,
        "sheet": ["表1"] * rows, "cell": ["B2"] * rows, "raw": [""] * rows,
    })  # fmt: skip


def _source(end: int) -> Source:
    return Source(f"{end:064d}", f"{end}.xlsx", "long_template")


def run(rounds: int = 9) -> Iterator[str]:
    """Yield the printed results, wall seconds."""
    catalog = Catalog.load()
    with tempfile.TemporaryDirectory() as name:
        monthly, at_once = Path(name) / "monthly", Path(name) / "at_once"
        for end in range(FIRST, FIRST + MONTHS):
            with writing(monthly, catalog) as writer:
                writer.apply(_source(end), _month(catalog, end))
        with writing(at_once, catalog) as writer:
            months = [_month(catalog, end) for end in range(FIRST, FIRST + MONTHS)]
            writer.apply(_source(0), pa.concat_tables(months))
        grown, fresh = (questions(open_current(place), catalog) for place in (monthly, at_once))
        for what in list(grown)[1:]:
            took = pairing.in_turn({"grown": grown[what], "fresh": fresh[what]}, rounds, batch=10)
            label = f"{what}, 120 loads"
            yield pairing.line(label, took["grown"], "one sorted load", took["fresh"], "<= 1.3")
