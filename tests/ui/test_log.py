"""What is written of reruns and errors, by a real service whose one page fails in every way there is."""

from __future__ import annotations

import asyncio
import json
import logging
import sys

import pytest

from benchmarks import crowd_figures
from benchmarks.session import Session
from etl.loads import load_files, roll_back
from indicators.catalog import Catalog
from tests.setup.served import Served, served
from ui.log import Line

PAGE = """
import streamlit as st
from ui import log


def fail(where):
    raise ValueError(f"in {where}")


@log.fragment
def part():
    if st.button("part"):
        fail("part")


st.query_params["region"] = "secret"
with log.rerun():
    st.session_state[log.PAGE] = "trial"
    st.button("callback", on_click=fail, args=("callback",))
    part()
    if st.button("page"):
        fail("page")
    if st.button("again"):
        st.rerun()
"""
SERVICE = """
from pathlib import Path
import streamlit as st
from asgi import lifespan
from ui import log

app = st.App(Path(__file__).with_name("page.py"), lifespan=lifespan, on_script_error=log.failed)
"""


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    folder = tmp_path_factory.mktemp("service")
    (folder / "page.py").write_text(PAGE, encoding="utf-8")
    (folder / "service.py").write_text(SERVICE, encoding="utf-8")
    command = ["-m", "streamlit", "run", str(folder / "service.py"), "--server.port", "PORT"]
    with served(command, folder / "log", folder / "warehouse") as running:
        yield running


def pressed(service: Served, button: str) -> tuple[list[str], list[dict]]:
    """What the screen says of a press, and the lines that it leaves in the log."""

    async def visit() -> list[str]:
        session, _ = await Session.opened(service.address)
        run = await session.press(button)
        await session.close()
        return list(run.faults)

    before = len(service.lines())
    return asyncio.run(visit()), service.lines()[before:]


@pytest.mark.parametrize("where", ["page", "part", "callback"])
def test_an_error_is_on_the_screen_with_the_number_of_its_one_line(service, where):
    [said], lines = pressed(service, where)
    [error] = [line for line in lines if line["level"] == "error"]
    assert f"编号 **{error['run']}**" in said
    assert f"ValueError: in {where}" in error["trace"]
    assert "Traceback" not in said
    assert (error["event"], error["user"]) == ("error", "本机")


def test_a_rerun_that_failed_has_the_number_of_its_error(service):
    _, lines = pressed(service, "page")
    assert [(line["event"], line.get("result")) for line in lines][-2:] == [
        ("rerun", "failed"),
        ("error", None),
    ]
    assert lines[-1]["run"] == lines[-2]["run"]


def test_a_line_tells_session_user_page_filters_milliseconds_and_build_but_no_choice(service):
    _, lines = pressed(service, "again")
    assert [line["result"] for line in lines] == ["done", "again", "done"]
    assert {(line["user"], line["page"], line["build"], tuple(line["filters"])) for line in lines} == {
        ("本机", "trial", "", ("region",))
    }
    assert len({line["session"] for line in lines}) == 1
    assert len({line["run"] for line in lines}) == 3
    assert all(line["ms"] > 0 for line in lines)
    assert "secret" not in json.dumps(lines)


def test_a_part_that_runs_alone_is_a_run_of_its_own_and_within_the_page_is_not(service):
    _, lines = pressed(service, "part")
    assert [(line["event"], line.get("part")) for line in lines] == [
        ("rerun", ""),
        ("rerun", "part"),
        ("error", None),
    ]


def test_a_record_is_one_line_whatever_it_says():
    try:
        raise ValueError("one\ntwo")
    except ValueError:
        record = logging.LogRecord("shulan", logging.ERROR, "", 0, "a\nb", (), sys.exc_info())
    line = Line().format(record)
    assert "\n" not in line
    assert json.loads(line)["trace"].endswith("ValueError: one\ntwo")


def test_a_load_and_its_way_back_are_a_line_each(tmp_path, caplog):
    caplog.set_level(logging.INFO, "shulan")
    place, catalog = tmp_path / "warehouse", Catalog.load()
    (tmp_path / "0.csv").write_text(crowd_figures.text(0), encoding="utf-8")
    load_files([tmp_path / "0.csv"], place, catalog)
    roll_back(place, catalog, 1)
    lines = [json.loads(Line().format(record)) for record in caplog.records]
    assert [(line["event"], line["load"], line["build"], line["new"]) for line in lines] == [
        ("load", 1, "000001", 11),
        ("rollback", 1, "000002", 11),
    ]
