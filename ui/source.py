"""The source of any number on the page, two clicks away: open, choose the line it stands in."""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

import streamlit as st

from exhibits.caption import indicator_name
from exhibits.origin import origin, spans
from indicators.catalog import Catalog
from indicators.growth import Growth
from indicators.provenance import Version, provenance
from indicators.warehouse import Warehouse
from ui import caption, links, log, reading, tables
from ui.escape import markdown

MEASURES = ("actual", "yoy_reported")
MANY_LINES = 100
LABEL = "看哪一行的来源"

Line = tuple[str, str, str, str]
Figure = tuple[Growth, str]  # with the basis in which it is shown


@log.fragment
def popover(of: reading.Build, catalog: Catalog, shown: Sequence[Figure]) -> None:
    """A button that opens the sources of what is shown at that time; the line of the first figure leads.

    Nothing is read while it is shut. Lines are buttons, so that each is one click away, not two.
    """
    opened = st.popover("数据来源", key="source", on_change="rerun", width="content")
    if not opened.open:
        return
    warehouse = reading.build(of)
    with opened:
        lines = _by_line(shown)
        if not lines:
            st.markdown("本页没有已报的数。")
            return
        chosen = _chosen(lines, catalog) if len(lines) > 1 else next(iter(lines))
        versions = _versions(warehouse, lines[chosen])
        written = origin(lines[chosen], versions, catalog, chosen[3], warehouse.as_of)
        caption.heading(written, small=True)
        tables.table(written, tall=True, links=links.RECORDS)


def _by_line(shown: Sequence[Figure]) -> dict[Line, list[Growth]]:
    """Reported and derived figures by indicator, region, category and basis, each span once."""
    lines: dict[Line, dict[tuple[int, int], Growth]] = {}
    for row, basis in shown:
        if row.load is not None:
            line = lines.setdefault((row.indicator, row.region, row.category, basis), {})
            line[row.period_start, row.period_end] = row
    return {line: list(found.values()) for line, found in lines.items()}


def _chosen(lines: dict[Line, list[Growth]], catalog: Catalog) -> Line:
    offered = list(lines)
    names = _names(lines, catalog)
    # Other lines are another widget, or it would go on showing a place in the old ones.
    key = f"source-line-{crc32(repr(offered).encode()):08x}"
    if len(offered) > MANY_LINES:
        return offered[st.selectbox(LABEL, range(len(offered)), format_func=names.__getitem__, key=key)]
    escaped = [markdown(name) for name in names]
    place = st.pills(
        LABEL, range(len(offered)), default=0, format_func=escaped.__getitem__, key=key, required=True
    )
    return offered[place or 0]


def _names(lines: dict[Line, list[Growth]], catalog: Catalog) -> list[str]:
    """What tells the lines apart: their region, their indicator, or both."""
    several_regions = len({region for _, region, _, _ in lines}) > 1
    several_indicators = len({(indicator, category) for indicator, _, category, _ in lines}) > 1
    names = []
    for line, rows in lines.items():
        region = catalog.regions[line[1]].name if several_regions else ""
        names.append(region + (indicator_name(rows[0], catalog) if several_indicators else ""))
    return names


def _versions(warehouse: Warehouse, rows: Sequence[Growth]) -> list[Version]:
    head = rows[0]
    asked = sorted({span for row in rows for span in spans(row)})
    return [
        version
        for measure in MEASURES
        for version in provenance(
            warehouse, head.indicator, head.region, head.category, asked, measure=measure
        )
    ]
