"""The source of any number on the page, two clicks away: open, choose the line it stands in."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from exhibits.caption import indicator_name
from exhibits.origin import origin, spans
from indicators.catalog import Catalog
from indicators.growth import Growth
from indicators.provenance import Version, provenance
from indicators.warehouse import Warehouse
from ui import caption, tables
from ui.escape import markdown

MEASURES = ("actual", "yoy_reported")
MANY_LINES = 100

Line = tuple[str, str, str, str]


@st.fragment
def popover(warehouse: Warehouse, catalog: Catalog, rows: Sequence[Growth], bases: Sequence[str]) -> None:
    """A button that opens the sources of ``rows``, each with its basis; the line of the first one leads.

    Nothing is read while it is shut. Lines are buttons, so that each is one click away, not two.
    """
    opened = st.popover("数据来源", key="source", on_change="rerun", width="content")
    if not opened.open:
        return
    with opened:
        lines = _by_line(rows, bases)
        chosen = _chosen(lines, catalog) if len(lines) > 1 else next(iter(lines), None)
        if chosen is None:
            st.markdown("本页的数没有单独的来源。")
            return
        shown = origin(lines[chosen], _versions(warehouse, lines[chosen]), catalog, chosen[3])
        caption.heading(shown, small=True)
        tables.table(shown, tall=True)


def _by_line(rows: Sequence[Growth], bases: Sequence[str]) -> dict[Line, list[Growth]]:
    """Reported and derived figures by indicator, region, category and basis, each span once."""
    lines: dict[Line, dict[tuple[int, int], Growth]] = {}
    for row, basis in zip(rows, bases, strict=True):
        if row.load is not None:
            line = lines.setdefault((row.indicator, row.region, row.category, basis), {})
            line[row.period_start, row.period_end] = row
    return {line: list(found.values()) for line, found in lines.items()}


def _chosen(lines: dict[Line, list[Growth]], catalog: Catalog) -> Line | None:
    regions = {line[1] for line in lines}
    indicators = {(line[0], line[2]) for line in lines}

    def named(line: Line) -> str:
        region = catalog.regions[line[1]].name if len(regions) > 1 else ""
        indicator = indicator_name(lines[line][0], catalog) if len(indicators) > 1 else ""
        return f"{region}{indicator}"

    offered = list(lines)
    if len(offered) > MANY_LINES:
        return st.selectbox("看哪一行的来源", offered, format_func=named, key="source-line")
    return st.pills(
        "看哪一行的来源",
        offered,
        default=offered[0],
        format_func=lambda line: markdown(named(line)),
        key="source-line",
        required=True,
    )


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
