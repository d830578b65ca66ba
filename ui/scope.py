"""An account of one region: what it may see and write, and the words for what it may not (ADR 0026).

Asked at every run of whoever signed in, and kept nowhere. What is seen is narrowed below every statement, in
the warehouse; here is only said whose it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import streamlit as st

from indicators import scope
from indicators import warehouse as warehouses
from indicators.catalog import Catalog
from indicators.warehouse import Warehouse, WarehouseError
from ui import person
from ui.escape import markdown

_CODE = re.compile(r"\d{6,}")


def opened(catalog: Catalog) -> Warehouse:
    """The newest build, of which only what this person may see exists; raises as ``open_current``."""
    return warehouses.open_current(warehouses.folder()).within(seen(catalog))


def seen(catalog: Catalog) -> frozenset[str] | None:
    """The regions whose figures this person may see; None for all."""
    return scope.seen(catalog, person.now().region)


def writable(catalog: Catalog) -> frozenset[str] | None:
    """The regions whose figures this person may load, set and take back; None for all."""
    return scope.written(catalog, person.now().region)


def may_write(catalog: Catalog, regions: Iterable[str]) -> bool:
    """Whether figures of all these regions are this person's to change."""
    own = writable(catalog)
    return own is None or own.issuperset(regions)


def check(catalog: Catalog, regions: Iterable[str], what: str) -> None:
    """In whatever changes figures: raise WarehouseError, fit for the screen, where one is not this person's.

    Nothing that one does may tell of another region, so that its name is all that is said of it.
    """
    others = [code for code in regions if not may_write(catalog, [code])]
    if others:
        named = "、".join(_name(catalog, code) for code in sorted(others)[:3])
        raise WarehouseError(
            f"{what}涉及{named}{'等地区' if len(others) > 3 else ''}，您的账号限于{_own(catalog)}及其下级："
            "没有执行。请由不限地区的填报人办理。"
        )


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
    return catalog.regions[code].name if code in catalog.regions else code
