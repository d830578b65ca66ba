"""What pages read, cached under the path of the build, the load as of which it is read, and its regions.

A new load is a new path, so nothing is stale.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Lock, Timer
from typing import Any

import streamlit as st

from exhibits.source import loads_behind
from indicators.freshness import Freshness, freshness
from indicators.growth import Growth, growth
from indicators.inventory import Inventory, inventory
from indicators.loads import Load, loads
from indicators.targets import targets
from indicators.warehouse import Warehouse

HOUR = 3600
# The build that a page stands on; what tells it, where a part that runs alone may turn to a newer one.
Build = Warehouse | Callable[[], Warehouse]


def _by_path(warehouse: Warehouse) -> str:
    within = "all" if warehouse.regions is None else ",".join(sorted(warehouse.regions))
    return f"{warehouse.path}@{warehouse.as_of}@{within}"


# How a cache tells builds apart: by their paths, the load as of which they are read, the regions there are.
BY_PATH: dict[str | type[Any], Callable[[Any], Any]] = {Warehouse: _by_path}


SETTLED_S = 2.0  # from the first look at a new build until what only the one before needed is collected
_TURNING = Lock()
_newest: list[Path] = []


def turn_to(now: Warehouse) -> None:
    """Let go of what was kept of earlier builds: nobody asks for it again, and it would hold them open.

    Python collects it a little later: nobody's page goes on meanwhile, and now all of them ask anew.
    """
    with _TURNING:
        if _newest != [now.path]:
            _newest[:] = [now.path]
            all_held.clear()
            st.cache_data.clear()
            later = Timer(SETTLED_S, gc.collect)
            later.daemon = True
            later.start()


def build(of: Build) -> Warehouse:
    """The build that a page stands on at this time."""
    return of if isinstance(of, Warehouse) else of()


@st.cache_resource(max_entries=32, show_spinner=False, hash_funcs=BY_PATH)
def all_held(warehouse: Warehouse) -> Inventory:
    """Every series of the build; shared and never changed, so not copied for every rerun."""
    return inventory(warehouse)


@st.cache_data(ttl=HOUR, max_entries=32, show_spinner=False, hash_funcs=BY_PATH)
def all_loads(warehouse: Warehouse) -> dict[int, Load]:
    """Every load of the build, by number."""
    return loads(warehouse)


@st.cache_data(ttl=HOUR, max_entries=256, show_spinner=False, hash_funcs=BY_PATH)
def rows_of(
    warehouse: Warehouse,
    indicators: Sequence[str],
    regions: Sequence[str],
    categories: Sequence[str],
    basis: str,
    start: int,
    end: int,
) -> list[Growth]:
    """The figures of a view, in the order of the codes asked for."""
    found = growth(warehouse, list(indicators), list(regions), list(categories), basis, start, end)
    return sorted(found, key=lambda row: (indicators.index(row.indicator), regions.index(row.region)))


@st.cache_data(ttl=HOUR, max_entries=64, show_spinner=False, hash_funcs=BY_PATH)
def all_targets(warehouse: Warehouse, region: str, month: int) -> dict[tuple[str, str], float]:
    """The annual targets of a region for the year of a month."""
    return targets(warehouse, region, month)


@st.cache_data(ttl=HOUR, max_entries=64, show_spinner=False, hash_funcs=BY_PATH)
def all_freshness(warehouse: Warehouse, places: tuple[str, ...]) -> list[Freshness]:
    """How new every indicator is in these regions, which should be all of one parent."""
    return freshness(warehouse, places)


def target_of(warehouse: Warehouse, rows: Sequence[Growth], basis: str) -> float | None:
    """The annual target of the newest of one line's figures, where it adds up towards one."""
    row = rows[-1]
    if basis != "cumulative":
        return None
    return all_targets(warehouse, row.region, row.period_end).get((row.indicator, row.category))


def loads_of(warehouse: Warehouse, rows: Sequence[Growth]) -> list[Load]:
    """The loads that the figures came with, oldest first."""
    known = all_loads(warehouse)
    return [known[number] for number in sorted(loads_behind(rows)) if number in known]
