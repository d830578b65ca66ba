"""What the page of contributions offers and reads: whose parts, which set of categories, which span."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from exhibits.moved import Moved
from exhibits.offers import choices
from indicators import contribution as asked
from indicators.catalog import Catalog, Indicator
from indicators.contribution import By, Contribution
from indicators.growth import Growth
from indicators.inventory import Held, Inventory
from indicators.period import Period
from indicators.warehouse import Warehouse
from ui import peers, reading
from ui.escape import markdown

BYS = {"region": "按地区", "category": "按分类"}
ORDERS = {"size": "按拉动大小", "code": "按目录次序"}


def by(code: str) -> By:
    """What the parts are, of a filter's code."""
    return "category" if code == "category" else "region"


def places(held: Inventory, catalog: Catalog, indicator: str, told: By) -> dict[str, str]:
    """Regions with two or more reporting under them, or with categories of their own."""
    if told == "region":
        return peers.parents(held, catalog, indicator)
    own = {each.region for each in held.of_indicators([indicator]) if each.category}
    return {code: region.name for code, region in catalog.regions.items() if code in own}


def nothing_to_add(name: str, told: By) -> None:
    """What to do where an indicator has no parts of this kind."""
    lacking = "没有同一上级之下两个以上地区的数" if told == "region" else "没有分类的数"
    other = "换为按分类" if told == "region" else "换为按地区"
    st.info(f"{markdown(name)}{lacking}，无从测算拉动：请换一个指标，{other}，或装入相应的报表。")
    st.page_link("pages/upload.py", label="打开“数据上报”，放入报表", icon="⬆️")


def kinds(held: Inventory, catalog: Catalog, indicator: Indicator, place: str, told: By) -> dict[str, str]:
    """The category whose regions are told apart; or the sets of categories, by the first that has figures."""
    shown = held.of_indicators([indicator.code])
    if told == "region":
        members = peers.members(held, catalog, indicator.code, catalog.regions[place])
        return peers.categories([each for each in shown if each.region in (place, *members)], indicator)
    own = {each.category for each in shown if each.region == place}
    sets = [[name for name in names if name in own] for names in indicator.divisions]
    return {names[0]: "、".join(names) for names in sets if names}


def parts(
    held: Inventory, catalog: Catalog, indicator: Indicator, place: str, told: By, kind: str
) -> tuple[str, ...]:
    """The codes of the parts, in the order of the catalogue."""
    shown = held.of_indicators([indicator.code])
    return asked.parts_of(catalog, shown, indicator, place, told, "" if kind == choices.WHOLE else kind)


def lines(
    held: Inventory, indicator: str, place: str, members: Sequence[str], told: By, kind: str
) -> list[Held]:
    """The series of the total and of its parts, which say how far back the page can go."""
    category = choices.stored(kind)[0]
    return [
        each
        for each in held.of_indicators([indicator])
        if (each.region in (place, *members) and each.category == category if told == "region"
            else each.region == place and each.category in ("", *members))
    ]  # fmt: skip


def moved(
    warehouse: Warehouse,
    catalog: Catalog,
    indicator: Indicator,
    place: str,
    told: By,
    members: tuple[str, ...],
    kind: str,
    basis: str,
    end: int,
) -> Moved:
    """All that the exhibits need; of the span that most figures of the month have in this basis."""
    category = choices.stored(kind)[0] if told == "region" else ""
    regions = (place, *members) if told == "region" else (place,)
    categories = (category,) if told == "region" else ("", *members)
    rows = reading.rows_of(warehouse, (indicator.code,), regions, categories, basis, end, end)
    span = peers.span_of(rows) if rows else Period(end, end)
    found = all_contributions(warehouse, indicator, place, told, members, category, span)
    figures = [
        row for part in (found.total, *found.parts) for row in (part.row, part.base_row) if row is not None
    ]
    return Moved(found, catalog, indicator, category, basis, reading.loads_of(warehouse, figures))


def figures(told: Moved) -> list[tuple[Growth, str]]:
    """Every figure on the page with its basis: of this year first, then those of a year before."""
    parts_ = (told.found.total, *told.found.parts)
    return [
        (row, told.basis)
        for rows in ([part.row for part in parts_], [part.base_row for part in parts_])
        for row in rows
        if row is not None
    ]


@st.cache_data(ttl=reading.HOUR, max_entries=128, show_spinner=False, hash_funcs=reading.BY_PATH)
def all_contributions(
    warehouse: Warehouse,
    indicator: Indicator,
    place: str,
    told: By,
    members: tuple[str, ...],
    category: str,
    span: Period,
) -> Contribution:
    """What moved the total, once a build."""
    return asked.contribution(warehouse, indicator, place, told, members, category, span)
