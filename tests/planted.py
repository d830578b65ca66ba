"""A warehouse whose every name is an attack: planted by a real load, additions, events, views and baskets.

Nothing of it may run, lead elsewhere or be anything but its own letters: on a screen or in a file.
"""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

import xlsxwriter

from desk import baskets, events, views
from desk.baskets import Kept
from desk.views import View
from etl.commands import main
from exhibits.kept_items import taken
from exhibits.recipes import PAGES, offered
from indicators.catalog import ADDED, Catalog
from indicators.faults import COLUMNS
from indicators.warehouse import open_current

ELSEWHERE: Final = "evil.example"  # what a browser or an office program would ask for
RAN: Final = "ran=1"
CITY, NORTH, SOUTH, EAST = "770000", "770001", "770002", "770003"
NOW: Final = datetime(2026, 10, 20, 9, 30)
END: Final = "2026-09"
LONG: Final = "很长的指标名称" * 30


class Named(NamedTuple):
    """An indicator: its code, its name, its unit."""

    code: str
    name: str
    unit: str


UNITS: Final = ("=1+1元", "<b>套</b>", "`户`", "@件")
INDICATORS: Final = (
    Named("x_link", f'=HYPERLINK("http://{ELSEWHERE}/a","点我")', UNITS[0]),
    Named("x_script", f"<script>{RAN}</script>开工<img src=x onerror={RAN}>", UNITS[1]),
    Named("x_image", f"![图](http://{ELSEWHERE}/b.png)[链接](http://{ELSEWHERE}/c)", UNITS[2]),
    Named("x_material", ":material/delete: :red[红] :smile: $\\frac{1}{2}$ **粗** `码`", UNITS[3]),
    Named("x_braces", "{{ 建筑业总产值 }}{% for a in b %}%{x}${y}<br><sup>上</sup>", "万元"),
    Named("x_query", "'; drop table observation; --", "万元"),
    Named("x_command", "+cmd|' /C calc'!A0", "万元"),
    Named("x_wide", "＝cmd()！A1", "万元"),
    Named("x_long", LONG, "万元"),
    Named("x_turned", "名称\u202e反转gnp.exe", "万元"),
)
CITY_NAME: Final = f"<img src=http://{ELSEWHERE}/d.png onerror={RAN}>市"
REGIONS: Final = {
    CITY: CITY_NAME,
    NORTH: "-1+1区",
    SOUTH: f"@SUM(1)![x](http://{ELSEWHERE}/e.png)",
    EAST: f'<a href="javascript:{RAN}">东</a>{{{{ 东 }}}}',
}
CATEGORIES: Final = (f'=WEBSERVICE("http://{ELSEWHERE}/f")', "<svg onload=ran=1>类", ":blue[类]$x$")
SHEET: Final = "=1+1<b>表&{{x}}"
FILE: Final = f"=cmd {{{{ 文件 }}}} <img src=x onerror={RAN}> ![f](http:evil.example) $x$.xlsx"
AUTHOR: Final = f"<img src=x onerror={RAN}>=作者{{{{a}}}}"
EVENT: Final = f"<img src=x onerror={RAN}>=大事![x](http://{ELSEWHERE}/g.png)%{{x}}"
BASKET: Final = "=汇报{{ 篮 }}![x](y)$a$ _b_ `c`"
SUBTITLE: Final = f"<script>{RAN}</script>![s](http://{ELSEWHERE}/h.png)=副题"
NOTE: Final = f'=WEBSERVICE("http://{ELSEWHERE}/i")<img src=x onerror={RAN}>![n](http://{ELSEWHERE}/j.png)'
VIEW: Final = f"=视图<img src=x onerror={RAN}>![v](y)$x$"
MOST_ITEMS: Final = 2  # of each page in the basket


def plant(place: Path) -> None:
    """Build the warehouse in a folder that the environment names as the warehouse."""
    place.mkdir(parents=True, exist_ok=True)
    _additions(place)
    book = place.parent / FILE
    book.write_bytes(_book())
    assert main(["load", str(book)]) == 0
    catalog = Catalog.at(place)
    told = {"from": "2026-03", "to": "2026-03", "kind": "政策", "text": EVENT}
    events.note(place, told, AUTHOR, NOW)
    named = {
        "from": "2026-05",
        "kind": "口径变动",
        "indicator": INDICATORS[1].code,
        "region": CITY,
        "text": NOTE,
    }
    events.note(place, named, AUTHOR, NOW)
    query = f"indicator={INDICATORS[1].code}&region={CITY}"
    views.save(place, View(VIEW, "trend", query, author=AUTHOR, time=f"{NOW:%Y-%m-%d %H:%M}"))
    baskets.save(place, _basket(place, catalog))


def _additions(place: Path) -> None:
    folder = place / ADDED
    folder.mkdir(exist_ok=True)
    shared = {"topic": "general", "kind": "flow", "better": "up", "decimals": "1", "reporting": "cumulative"}
    shared |= {"additive": "yes", "price_basis": "current", "definition": NOTE, "notes": EVENT}
    divided = "|".join(CATEGORIES)
    rows = {
        "units": [{"unit": unit, "base": unit, "factor": "1"} for unit in UNITS],
        "regions": [
            {
                "code": code, "name": name, "short_name": name, "ordinal": str(9000 + at),
                "parent": "100000" if code == CITY else CITY, "level": "city" if code == CITY else "district",
            }
            for at, (code, name) in enumerate(REGIONS.items())
        ],
        "indicators": [
            {**shared, "code": one.code, "name": one.name, "unit": one.unit, "categories": divided}
            for one in INDICATORS
        ],
    }  # fmt: skip
    for file, listed in rows.items():
        text = io.StringIO(newline="")
        writer = csv.DictWriter(text, COLUMNS[file].split(","), restval="")
        writer.writeheader()
        writer.writerows(listed)
        (folder / f"{file}.csv").write_text(text.getvalue(), encoding="utf-8-sig")


def _book() -> bytes:
    """A long table of two years; what would be a formula is a text in it, as Excel keeps one."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    page = book.add_worksheet(SHEET)
    page.write_row(0, 0, ["指标", "地区", "类别", "报告期", "数据类型", "数值", "单位", "状态"])
    line = 1
    for one in INDICATORS:
        for place, (code, region) in enumerate(REGIONS.items()):
            for part, category in enumerate(("", *CATEGORIES)):
                for year in (2025, 2026):
                    for month in range(2, 10):
                        size = (3 if code == CITY else 1) * (3 if not category else 1)
                        value = size * month * (10 + (year - 2025) * (place + part) / 4)
                        span = f"{year}年1-{month}月"
                        page.write_row(
                            line, 0, [one.name, region, category, span, "实际", value, one.unit, ""]
                        )
                        line += 1
            page.write_row(line, 0, [one.name, region, "", "2026年", "年度目标", 500.0, one.unit, ""])
            line += 1
    book.close()
    return out.getvalue()


def _basket(place: Path, catalog: Catalog) -> Kept:
    """Parts of every page that can be put into one, of the names that a chart draws and a table lists."""
    warehouse = open_current(place)
    items = []
    for at, page in enumerate(PAGES):
        query = {"indicator": INDICATORS[at].code, "region": CITY, "to": END}
        for part in offered(warehouse, catalog, page, query)[:MOST_ITEMS]:
            item = taken(warehouse, catalog, page, query, part, NOW)
            items.append(replace(item, heading=NOTE, note=EVENT))
    return Kept(BASKET, tuple(items), subtitle=SUBTITLE)
