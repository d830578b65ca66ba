"""A city whose districts have figures that nothing else has, people of one, and all that they get to see."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from desk import baskets, events, people, views
from desk.basket_file import Kept
from desk.people import Person
from desk.views import View
from etl.loads import load_files
from exhibits import kept_items
from indicators.catalog import Catalog
from indicators.warehouse import open_current
from tests.pages.city import CITY, EAST, NORTH, WEST
from tests.pages.conftest import SALES

NOW = datetime(2023, 6, 1, 9, 30)
NAMES = {CITY: "云江市", EAST: "城东区", WEST: "城西区", NORTH: "江北区"}
# Of each region: sales of April 2022, of March and April 2023, the target of 2023, what was not sold.
FIGURES = {
    EAST: (3111.11, 2222.22, 3333.33, 9444.44, 155.55),
    WEST: (6789.21, 5432.17, 7654.32, 98765.43, 777.66),
    NORTH: (4876.53, 3987.64, 5765.42, 87654.35, 888.77),
}
FIGURES[CITY] = tuple(round(sum(each), 2) for each in zip(*FIGURES.values(), strict=True))
OTHERS = {f"{value:.2f}" for region in (WEST, NORTH) for value in FIGURES[region]}
OTHERS.add(f"{FIGURES[WEST][2] + 1:.2f}")
HEAD = "指标,地区,报告期,数据类型,数值,单位\n"
BOSS, ADMIN = Person("市局", "editor"), Person("管理员", "admin")
VIEWER, EDITOR = Person("城东看", "viewer", EAST), Person("城东报", "editor", EAST)


def lines(regions: tuple[str, ...], changed: float = 0.0) -> str:
    """The figures of some regions as a file says them; ``changed`` is added to the last month's."""
    told = []
    for region in regions:
        earlier, march, april, target, stock = FIGURES[region]
        name = NAMES[region]
        told += [
            f"商品房销售面积,{name},2022年1-4月,实际,{earlier},万平方米",
            f"商品房销售面积,{name},2023年1-3月,实际,{march},万平方米",
            f"商品房销售面积,{name},2023年1-4月,实际,{april + changed:.2f},万平方米",
            f"商品房销售面积,{name},2023年,年度目标,{target},万平方米",
            f"商品房待售面积,{name},2023年4月,实际,{stock},万平方米",
        ]
    return HEAD + "\n".join(told) + "\n"


def found_in(files: dict[str, str], place: Path) -> None:
    """Load files of these texts, in their order."""
    for name, text in files.items():
        path = place.parent / name
        path.write_text(text, encoding="utf-8-sig")
        [outcome] = load_files([path], place, Catalog.at(place))
        assert outcome.result == "loaded", outcome.issues


def publish(place: Path) -> None:
    """Three loads, of all, of the west alone, of the east alone; people, notes, a view, a basket."""
    place.mkdir()
    whole = (CITY, EAST, WEST, NORTH)
    found_in(
        {"全市.csv": lines(whole), "城西.csv": lines((WEST,), 1.0), "城东.csv": lines((EAST,), 1.0)}, place
    )
    for one in (ADMIN, BOSS, VIEWER, EDITOR):
        people.add(place, one)
    for region in (EAST, WEST):
        text = f"{NAMES[region]}四月售出{FIGURES[region][2]}"
        said = {"from": "2023-04", "kind": "政策", "indicator": SALES, "region": region, "text": text}
        events.note(place, said, "市局", NOW)
    views.save(place, View("城西", "trend", f"indicator={SALES}&region={WEST}", author="市局"))
    warehouse, catalog = open_current(place), Catalog.at(place)
    asked = [
        ("trend", {"indicator": SALES, "region": WEST}),
        ("regions", {"indicator": SALES, "region": CITY}),
    ]
    items = [kept_items.taken(warehouse, catalog, page, query, part_of(page), NOW) for page, query in asked]
    noted = baskets.save(place, Kept("例会", tuple(items)))
    baskets.annotate(
        place, "例会", noted.items[0].id, heading=f"城西{FIGURES[WEST][2]}", note=f"{FIGURES[WEST][2]}"
    )


def part_of(page: str) -> str:
    """The exhibit of a page that a basket takes."""
    return {"trend": "trend", "regions": "places"}[page]


def everything(app: AppTest) -> str:
    """All that the page sent: words, options, charts, tables; as text."""
    told: list[str] = []
    for element in _elements(app._tree):
        told.append(str(getattr(element, "proto", "")))
        if hasattr(element, "value"):
            value = element.value
            told.append(value.to_csv() if hasattr(value, "to_csv") else str(value))
    return "\n".join(told)


def _elements(node: Any) -> Iterator[Any]:
    yield node
    for child in getattr(node, "children", {}).values():
        yield from _elements(child)


def leaked(text: str) -> set[str]:
    """Figures of other districts in a text, however their digits are grouped, wherever their point is."""
    plain = re.sub(r"[,，.\s]", "", text)
    return {figure for figure in OTHERS if figure.replace(".", "") in plain}


def contents(data: bytes) -> str:
    """All text of a file: of every part of what is a zip."""
    if not data.startswith(b"PK"):
        return data.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return "\n".join(contents(parts.read(name)) for name in parts.namelist())
