"""Read a file by what a person decided about it, or about another of the same form that was remembered."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace

from etl.cage.keeper import CagedError, ask
from etl.guide import Guide, is_like
from etl.preflight import check_size
from etl.problem import Issue, IssueError, asked, program_error
from etl.reading import Reading, read_tables, unread
from etl.remembered.folder import unknown_codes
from etl.remembered.forms import Match, best
from etl.remembered.layout import Layout
from etl.sheets import Sheet, read_sheets
from indicators.catalog import Catalog

_logger = logging.getLogger(__name__)
NEAR = 0.8  # of the header paths in common: too like a remembered form to be read without asking


def read_guided(
    file: str,
    data: bytes,
    catalog: Catalog,
    region: str = "",
    guide: Guide | None = None,
    layouts: Sequence[Layout] = (),
) -> tuple[Reading, Guide | None]:
    """What a file of this name says, and the decisions that it was read by.

    These are ``guide``, else those of a remembered layout that fits. A file that is nearly but not quite of a
    remembered form is not read by it; a question says what differs. Where the program itself fails, that is
    an error of this file alone: those that came with it are read nevertheless. The file is read in a process
    of its own, within limits: whatever it does to that one is an issue here.
    """
    try:
        check_size(len(data))
        found: tuple[Reading, Guide | None] = ask(
            read_here, catalog, file, data, region, guide, tuple(layouts)
        ).value
    except IssueError as fault:
        return unread(fault.issue), guide
    except CagedError as fault:
        _logger.error("reading %s\n%s", file, fault.trace)
        return unread(program_error(fault.kind)), guide
    return found


def read_here(
    catalog: Catalog,
    file: str,
    data: bytes,
    region: str,
    guide: Guide | None,
    layouts: Sequence[Layout],
) -> tuple[Reading, Guide | None]:
    """As ``read_guided``, in this process and raising whatever goes wrong: what runs inside the cage."""
    try:
        sheets = read_sheets(data)
    except IssueError as fault:
        return unread(fault.issue), guide
    if guide == Guide():
        guide = None
    found = None if guide else best(layouts, sheets, file)
    if found is not None and not found.differences:
        guide = found.layout.guide
    reading = read_tables(sheets, catalog, region, guide)
    told = _told(guide, sheets, catalog) if guide else _differing(found)
    return replace(reading, issues=[*reading.issues, *map(asked, told)]), guide


def _told(guide: Guide, sheets: Sequence[Sheet], catalog: Catalog) -> list[Issue]:
    """What the decisions point to and is not there."""
    name = f"版式《{guide.name}》" if guide.name else "人工核对"
    absent = [one for one in guide.sheets if not any(is_like(sheet.name, one) for sheet in sheets)]
    pointless = "；文件中没有名称像它的工作表，该部分没有用上。请核对是否选错了版式。"
    return [
        *(
            Issue("error", "unknown_code", "", "", f"{name}：{line}")
            for line in unknown_codes(guide, catalog)
        ),
        *(
            Issue("warning", "unused_layout", "", "", f"{name}说的是工作表“{one}”{pointless}")
            for one in absent
        ),
    ]


def _differing(found: Match | None) -> list[Issue]:
    if found is None or found.share < NEAR:
        return []
    message = (
        f"文件与记住的版式《{found.layout.name}》相近而不相同，未按它读取：{''.join(found.differences)}"
        "请在“数据上报”页核对后确认，或用 --layout 指明版式文件。"
    )
    return [Issue("error", "layout_differs", "", "", message)]
