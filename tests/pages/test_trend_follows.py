"""A page that stands open follows what is loaded meanwhile: at its next choice, and only what must."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
import streamlit as st

from benchmarks.crowd_figures import FIGURE, text
from benchmarks.session import Run, Session
from etl.loads import load_files
from exhibits.offers import choices
from indicators.catalog import Catalog
from indicators.inventory import Inventory
from indicators.warehouse import open_current
from tests.setup.served import served
from ui import scope
from ui.span_view import Shown

REVISED = text(1)
MORE_MONTHS = REVISED + "\n商品房销售面积,全国,2026年1-2月,77020001.5,万平方米"
ANOTHER_REGION = REVISED + "\n商品房销售面积,北京市,2025年1-3月,1.5,万平方米"
ANOTHER_INDICATOR = REVISED + "\n房地产开发投资,全国,2025年1-3月,1.5,亿元"


def load(folder: Path, told: str) -> None:
    file = folder / "figures.csv"
    file.write_text(told, encoding="utf-8")
    load_files([file], folder / "warehouse", Catalog.load())


def after(folder: Path, told: str) -> tuple[Run, list[str], tuple[str, ...]]:
    """What an open page shows at the choice after a load, which of its parts ran, and the months offered."""

    async def visit(address: str, ran: Callable[[], list[str]]) -> tuple[Run, list[str], tuple[str, ...]]:
        session, _ = await Session.opened(f"{address}/trend?indicator=re_sales_area&region=100000")
        load(folder, told)
        before = len(ran())
        run = await session.choose("起始年", "2024年")
        return run, ran()[before:], session.choices["截至"].options

    load(folder, text(0) + "\n商品房销售面积,全国,2024年1-3月,1.5,万平方米")
    with served(
        ["-m", "streamlit", "run", "asgi.py", "--server.port", "PORT"], folder / "log", folder / "warehouse"
    ) as running:
        return asyncio.run(
            visit(
                running.address,
                lambda: [line["part"] for line in running.lines() if line["event"] == "rerun"],
            )
        )


@pytest.mark.parametrize("told", [REVISED, MORE_MONTHS])
def test_new_figures_of_what_is_shown_need_only_the_part_that_shows_them(tmp_path: Path, told: str) -> None:
    run, parts, offered = after(tmp_path, told)
    assert {number for chart in run.charts for _, number in FIGURE.findall(chart)} == {"0001"}
    assert parts == ["_follow"]
    assert ("2026年2月" in offered) == (told is MORE_MONTHS)


def test_where_other_filters_would_be_offered_the_whole_page_runs_anew(tmp_path: Path) -> None:
    run, parts, _ = after(tmp_path, ANOTHER_REGION)
    assert {number for chart in run.charts for _, number in FIGURE.findall(chart)} == {"0001"}
    assert parts == ["_follow", ""]


@pytest.mark.parametrize(
    ("told", "same"),
    [(REVISED, True), (MORE_MONTHS, True), (ANOTHER_REGION, False), (ANOTHER_INDICATOR, False)],
)
def test_filters_are_alike_where_only_months_differ(tmp_path: Path, told: str, same: bool) -> None:
    load(tmp_path, text(0))
    before = Inventory(open_current(tmp_path / "warehouse"))
    load(tmp_path, told)
    now = Inventory(open_current(tmp_path / "warehouse"))
    assert choices.alike(before, now, ["re_sales_area"]) is same


@pytest.mark.parametrize(("seen", "anew"), [(None, False), (frozenset({"310000"}), True)])
def test_who_may_by_now_see_other_regions_gets_the_whole_page_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seen: frozenset[str] | None, anew: bool
) -> None:
    load(tmp_path, text(0))
    monkeypatch.setenv("SHULAN_WAREHOUSE", str(tmp_path / "warehouse"))
    before = open_current(tmp_path / "warehouse")
    asked: list[str] = []
    monkeypatch.setattr(scope, "seen", lambda _: seen)  # as the list of people says since
    monkeypatch.setattr(st, "rerun", lambda: asked.append("the page"))
    Shown(before, Inventory(before)).keep_up(Catalog.load(), ["re_sales_area"])
    assert bool(asked) is anew
