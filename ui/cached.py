"""What exhibits are made of, cached under the path of the build and the load as of which it is read."""

from __future__ import annotations

from functools import cached_property

import streamlit as st

from exhibits.reader import Codes, HeldGoal, Reader
from indicators import contribution as contributing
from indicators import goals, places
from indicators.catalog import Indicator
from indicators.contribution import By, Contribution
from indicators.freshness import Freshness
from indicators.goals import Pursuit
from indicators.growth import Growth
from indicators.inventory import Inventory
from indicators.loads import Load
from indicators.period import Period
from indicators.places import Places
from indicators.ranking import Key
from indicators.warehouse import Warehouse
from ui import reading
from ui.reading import BY_PATH, HOUR


class Cached(Reader):
    """A reader whose answers are kept for all sessions, once a build."""

    @cached_property
    def held(self) -> Inventory:
        """Every series of the build."""
        return reading.all_held(self.warehouse)

    @cached_property
    def loads(self) -> dict[int, Load]:
        """Every load of the build, by number."""
        return reading.all_loads(self.warehouse)

    @cached_property
    def goals(self) -> list[HeldGoal]:
        """Every target."""
        return _goals(self.warehouse)

    def rows(
        self, indicators: Codes, regions: Codes, categories: Codes, basis: str, start: int, end: int
    ) -> list[Growth]:
        """The figures of a view, in the order of the codes asked for."""
        return reading.rows_of(self.warehouse, indicators, regions, categories, basis, start, end)

    def targets(self, region: str, month: int) -> dict[tuple[str, str], float]:
        """The annual targets of a region for the year of a month."""
        return reading.all_targets(self.warehouse, region, month)

    def freshness(self, regions: Codes) -> list[Freshness]:
        """How new every indicator is in these regions, which should be all of one parent."""
        return reading.all_freshness(self.warehouse, regions)

    def places(
        self, indicator: str, regions: Codes, category: str, span: Period, by: Key, before: Period | None
    ) -> Places:
        """The regions ranked."""
        return _places(self.warehouse, indicator, regions, category, span, by, before)

    def region_targets(
        self, indicator: str, regions: Codes, category: str, month: int
    ) -> dict[int, dict[str, float]]:
        """The annual targets of the regions, by year."""
        return _region_targets(self.warehouse, indicator, regions, category, month)

    def contribution(
        self, indicator: Indicator, region: str, by: By, parts: Codes, category: str, span: Period
    ) -> Contribution:
        """What moved the total."""
        return _contribution(self.warehouse, indicator, region, by, parts, category, span)

    def pursuits(self, regions: Codes, indicators: Codes | None, end: int) -> list[Pursuit]:
        """Targets with what was done towards them."""
        return _pursuits(self.warehouse, regions, indicators, end)


@st.cache_resource(max_entries=4, show_spinner=False, hash_funcs=BY_PATH)
def _goals(warehouse: Warehouse) -> list[HeldGoal]:
    return goals.goals_held(warehouse)


@st.cache_data(ttl=HOUR, max_entries=128, show_spinner=False, hash_funcs=BY_PATH)
def _places(
    warehouse: Warehouse,
    indicator: str,
    regions: Codes,
    category: str,
    span: Period,
    by: Key,
    before: Period | None,
) -> Places:
    return places.places(warehouse, indicator, regions, category, span, by, before)


@st.cache_data(ttl=HOUR, max_entries=128, show_spinner=False, hash_funcs=BY_PATH)
def _region_targets(
    warehouse: Warehouse, indicator: str, regions: Codes, category: str, month: int
) -> dict[int, dict[str, float]]:
    return places.region_targets(warehouse, indicator, regions, category, month)


@st.cache_data(ttl=HOUR, max_entries=128, show_spinner=False, hash_funcs=BY_PATH)
def _contribution(
    warehouse: Warehouse,
    indicator: Indicator,
    region: str,
    by: By,
    parts: Codes,
    category: str,
    span: Period,
) -> Contribution:
    return contributing.contribution(warehouse, indicator, region, by, parts, category, span)


@st.cache_data(ttl=HOUR, max_entries=64, show_spinner=False, hash_funcs=BY_PATH)
def _pursuits(warehouse: Warehouse, regions: Codes, indicators: Codes | None, end: int) -> list[Pursuit]:
    return goals.pursuits(warehouse, regions, indicators, end)
