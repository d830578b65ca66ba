"""A file before it is loaded: its bytes, what they say, and whether anything forbids to load them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import numpy as np
import pyarrow as pa

from etl.guide import Guide
from etl.guided import read_guided
from etl.problem import Issue, asked
from etl.reading import Reading
from etl.remembered.layout import Layout
from etl.remembered.writing import written
from indicators.catalog import Catalog
from indicators.naming import seen

Result = Literal["loaded", "already_loaded", "rejected"]
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,8}")
UNNAMED = "人工核对"  # decisions that nobody gave a name


@dataclass(frozen=True)
class Outcome:
    """What became of one file; ``load`` is None if it was rejected, the counts are 0 unless it was loaded.

    ``layout`` is the name of the decisions that it was read by, '' where it was read without any.
    """

    file: str
    sha256: str
    result: Result
    load: int | None = None
    new: int = 0
    changed: int = 0
    same: int = 0
    skipped: int = 0
    issues: tuple[Issue, ...] = ()
    layout: str = ""


@dataclass(frozen=True)
class Original:
    """A file's bytes and what they say; ``table`` has no row where nothing can be loaded.

    ``region`` is the code that was given for figures that name none, '' where it was left to the catalogue;
    ``guide`` holds the decisions that it was read by.
    """

    file: str
    suffix: str
    data: bytes
    sha256: str
    reading: Reading
    table: pa.Table
    region: str = ""
    guide: Guide | None = None

    @property
    def acceptable(self) -> bool:
        """Whether it brings figures and nothing forbids to load them."""
        return bool(self.table.num_rows) and not self.reading.failed

    @property
    def skipped(self) -> int:
        """Cells without a figure, and figures of indicators that the catalogue does not know."""
        figures = self.reading.figures
        return self.reading.skipped + (0 if figures is None else len(figures) - self.table.num_rows)

    @property
    def layout(self) -> str:
        """The name of the decisions that it was read by, '' where it was read without any."""
        return "" if self.guide is None else self.guide.name

    @property
    def decisions(self) -> str:
        """The decisions as the text of a layout file, '' for none; kept with the load for a rebuild."""
        return "" if self.guide is None else written(Layout(self.guide))


def original(
    file: str,
    data: bytes,
    digest: str,
    catalog: Catalog,
    region: str = "",
    guide: Guide | None = None,
    layouts: Sequence[Layout] = (),
    told: Sequence[Issue] = (),
) -> Original:
    """What a file says, with all that must be said before it is loaded.

    ``region`` is the code for figures that name none; '' stands for the catalogue's default, with a warning.
    ``guide`` is what a person decided about this file; without it, a remembered layout that fits is applied.
    ``told`` is what must be said of every file.
    """
    reading, guide = read_guided(file, data, catalog, region or catalog.default_region.code, guide, layouts)
    issues = [*reading.issues, *told, *([] if region else _gaps(reading))]
    reading = replace(reading, issues=issues)
    table = pa.table({}) if reading.failed else reading.table()
    if not reading.failed and not table.num_rows:
        issues.append(_nothing_resolved())
    elif not reading.failed and not region and _leaves_region_open(reading):
        issues.append(_default_region(catalog))
    reading = replace(reading, issues=[asked(issue) for issue in issues])
    named = guide and replace(guide, name=guide.name or UNNAMED)
    return Original(seen(file), _suffix(file), data, digest, reading, table, region, named)


def _suffix(file: str) -> str:
    """The ending of a name where it is a plain one: the archive names its files by it and by their hash."""
    ending = Path(file).suffix
    return ending if _ENDING.fullmatch(ending) else ""


def accepted_or_refused(one: Original) -> Original | Outcome:
    """A file as it was read, or the refusal of one that cannot be loaded."""
    if one.acceptable:
        return one
    issues = tuple(one.reading.issues)
    return Outcome(one.file, one.sha256, "rejected", skipped=one.skipped, issues=issues, layout=one.layout)


def _nothing_resolved() -> Issue:
    message = (
        "文件中的指标都不在指标目录中，没有数据可入库：请在“数据上报”页指明它们是哪些指标，"
        "或把这些名称作为别名写入 data/catalog/indicators.csv。"
    )
    return Issue("error", "nothing_resolved", "", "", message)


def _default_region(catalog: Catalog) -> Issue:
    message = (
        f"部分数据没有写明地区，按“{catalog.default_region.name}”入库；如属其他地区，请在“数据上报”页的“更正”里"
        "选定，或用 --region 指定（已入库的先撤销）。"
    )
    return Issue("warning", "default_region", "", "", message)


def _leaves_region_open(reading: Reading) -> bool:
    if reading.figures is None:
        return False
    said = reading.figures.tidy.fields["region"]
    return any(not said.texts[code] for code in set(said.codes.tolist()))


def _gaps(reading: Reading) -> list[Issue]:
    """Each table whose column of regions is filled in some rows only, as merged cells leave it."""
    if reading.figures is None:
        return []
    tidy = reading.figures.tidy
    filled = tidy.fields["region"].filled
    issues = []
    for number, block in enumerate(tidy.blocks):
        rows = np.flatnonzero(tidy.sheets.codes == number)
        if "region" not in block.stubs or filled[rows].all() or not filled[rows].any():
            continue
        sheet, cell = tidy.place(int(rows[~filled[rows]][0]))
        message = (
            "该行没有写地区，而同一表的其他行写了，不能断定它属于哪里。请逐行填写地区（合并单元格要取消合并后"
            "填满）；空行确属同一地区的，在“数据上报”页的“更正”里选定，或用 --region 指明。"
        )
        issues.append(Issue("error", "region_gap", sheet, cell, message))
    return issues
