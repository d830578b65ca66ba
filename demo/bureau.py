"""Workbooks of the invented city 云江市: eleven topics, monthly from 2019 to October 2026."""

from __future__ import annotations

from pathlib import Path

from demo.arrivals import AUGUST, JULY, OCTOBER, SEPTEMBER, correction_sheets, month_sheets, target_sheets
from demo.layouts import LAYOUTS
from demo.paths import FIRST_PRINTED
from demo.story import tell
from demo.workbook import Sheet, write

YEARBOOK_MONTHS = range(FIRST_PRINTED, 2026 * 12)


def write_bureau(folder: Path) -> list[Path]:
    """Write the city's workbooks, named in the order in which they are to be loaded; returns their paths."""
    paths = []
    for name, sheets in workbooks().items():
        path = folder / f"{name}.xlsx"
        write(path, name.split("_", 1)[1], sheets)
        paths.append(path)
    return paths


def workbooks() -> dict[str, list[Sheet]]:
    """Sheets of every workbook by its name: yearbooks by topic, monthly reports, targets, a correction."""
    told = tell()
    books = {
        f"{number}_云江市_{topic}_2019-2025": LAYOUTS[topic].sheets(topic, series, YEARBOOK_MONTHS)
        for number, (topic, series) in enumerate(told.items(), 20)
    }
    books["40_云江市_月报_2026年1-7月"] = month_sheets(told, range(2026 * 12, JULY + 1))
    books["41_云江市_月报_2026年8月"] = month_sheets(told, range(AUGUST, AUGUST + 1))
    books["42_云江市_月报_2026年9月"] = month_sheets(told, range(SEPTEMBER, SEPTEMBER + 1))
    books["43_云江市_月报_2026年10月_初步数"] = month_sheets(told, range(OCTOBER, OCTOBER + 1))
    books["50_云江市_年度目标_2023-2026"] = target_sheets(told)
    books["90_云江市_更正_2026年7-8月"] = correction_sheets(told)
    return books
