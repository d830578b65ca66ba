"""An account of one region: what it may see and write, and the words for what it may not (ADR 0026).

Asked at every run of whoever signed in, and kept nowhere. What is seen is narrowed below every statement, in
the warehouse; here is only said whose it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import streamlit as st

from indicators import events, scope
from indicators import warehouse as warehouses
from indicators.catalog import Catalog
from indicators.events import Chronicle
from indicators.scope import Scope
from indicators.warehouse import Warehouse, WarehouseError
from ui import person
from ui.escape import markdown

Made = TypeVar("Made")
_CODE = re.compile(r"\d{6,}")


def opened(catalog: Catalog) -> Warehouse:
    """The newest build, of which only what this person may see exists; raises as ``open_current``."""
    return warehouses.open_current(warehouses.folder()).within(seen(catalog))


def seen(catalog: Catalog) -> frozenset[str] | None:
    """The regions whose figures this person may see; None for all."""
    return scope.seen(catalog, person.now().region)


def own(catalog: Catalog) -> Scope:
    """What this person may see and write."""
    return scope.scope(catalog, person.now().region)


def may_write(catalog: Catalog, regions: Iterable[str]) -> bool:
    """Whether figures of all these regions are this person's to change; '' is every region."""
    mine = own(catalog).written
    return mine is None or mine.issuperset(regions)


def check(catalog: Catalog, regions: Iterable[str], what: str, target: str = "") -> None:
    """First in whatever changes figures: where one is not this person's, tell the audit and refuse.

    Raises WarehouseError, fit for the screen, which says no more of another region than its name.
    """
    if may_write(catalog, regions := sorted(regions)):
        return
    person.refused(what, target)
    named = "、".join(_name(catalog, code) for code in regions if not may_write(catalog, [code]))
    raise WarehouseError(
        f"{what}涉及{named}，您的账号限于{_own(catalog)}及其下级：没有执行，请由不限地区的填报人办理。"
    )


def check_load(catalog: Catalog, load: int, what: str) -> None:
    """As ``check``, of all that a load has figures of; one that was taken back may have been anybody's."""
    if own(catalog).written is not None:
        check(catalog, opened(catalog).regions_of(load) or {""}, what, f"批次{load}")


def guarded(catalog: Catalog, region: str, what: str, deed: Callable[..., Made]) -> Callable[..., Made]:
    """A deed that is done where the region is this person's to write ('' for every one), else refused."""

    def done(*given: Any, **named: Any) -> Made:
        check(catalog, {region}, what)
        return deed(*given, **named)

    return done


def undoing(catalog: Catalog, what: str, deed: Callable[[int], Made]) -> Callable[[int], Made]:
    """A deed to a load that is done where all of it is this person's to write, else refused."""

    def done(load: int) -> Made:
        check_load(catalog, load, what)
        return deed(load)

    return done


def chronicle(place: Path) -> Chronicle:
    """What was noted of the regions that this person may see, and of all."""
    return scope.noted(events.chronicle(place), seen(Catalog.at(place)))


def barred(codes: Iterable[str]) -> str:
    """Why codes of an address cannot be had, where one names a region beyond what is seen; '' elsewhere."""
    catalog = Catalog.at(warehouses.folder())
    allowed = seen(catalog)
    if allowed is None:
        return ""
    named = [each for code in codes for each in _CODE.findall(code) if each in catalog.regions]
    others = [each for each in named if each not in allowed]
    return f"无权查看{_name(catalog, others[0])}（您的账号限于{_own(catalog)}）" if others else ""


def band(catalog: Catalog) -> None:
    """At the foot of the sidebar: whose figures the pages are about."""
    if region := person.now().region:
        known = region in catalog.regions
        st.sidebar.caption(
            markdown(f"只显示{_own(catalog)}及其下级的数，和上级地区的合计。")
            if known
            else markdown(f"账号限定的地区 {region} 不在目录中，什么也不显示：请管理员核对。")
        )


def nothing(catalog: Catalog) -> None:
    """Instead of a page, where none of the figures is this person's to see."""
    st.info(
        markdown(f"还没有{_own(catalog)}的数据：您的账号只显示{_own(catalog)}及其下级的数，和上级的合计。")
    )


def _own(catalog: Catalog) -> str:
    return _name(catalog, person.now().region)


def _name(catalog: Catalog, code: str) -> str:
    return catalog.regions[code].name if code in catalog.regions else code or "全部地区"
