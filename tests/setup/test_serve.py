"""The service as a whole: it says how it is, and ends in order whatever it is doing."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time

import pytest

from benchmarks import crowd_figures
from benchmarks.session import Session
from indicators.warehouse import Warehouse, current
from setup import health
from setup.serve import HOST, free_port
from tests.indicators.builds import Fact, make_warehouse
from tests.setup.served import REPOSITORY, served

LOADING_PAGE = """
import time
from pathlib import Path

import streamlit as st

from etl import publish
from indicators.catalog import Catalog
from indicators.warehouse import folder

if st.button("load"):
    with publish.writing(folder(), Catalog.load()) as writer:
        writer.redefine()
        Path(__file__).with_name("loading").touch()
        time.sleep(2)
"""
SERVICE = """
from pathlib import Path
import streamlit as st
from asgi import lifespan

app = st.App(Path(__file__).with_name("page.py"), lifespan=lifespan)
"""


@pytest.fixture
def warehouse(tmp_path):
    folder = tmp_path / "warehouse"
    folder.mkdir()
    make_warehouse(folder, [Fact("re_sales_area", "100000", "2024-01", "2024-02", 1.0)])
    return folder


def test_a_port_that_is_taken_is_passed_over():
    with socket.create_server((HOST, 0)) as listener:
        taken = listener.getsockname()[1]
        assert free_port(taken) > taken


def test_the_service_tells_its_health_and_ends_at_once_when_told_to(warehouse, tmp_path):
    with served(["-m", "setup.serve", "--port", "PORT"], tmp_path / "log", warehouse) as service:
        assert health.asked(service.address) == {"status": "ok", "build": 1, "loads": 1}
        while not service.lines():  # of the first visit, which the service pays itself
            assert service.process.poll() is None
            time.sleep(0.1)
        (warehouse / "CURRENT").write_text("nothing", encoding="ascii")
        assert health.asked(service.address)["status"] == "failed"
        asyncio.run(Session.opened(service.address))  # left open: nobody closes a tab for the service to end
        service.process.terminate()
        assert service.process.wait(30) == 0
    assert health.asked(service.address)["status"] == "failed"
    assert {line["event"] for line in service.lines()} >= {"rerun"}


def test_a_load_in_a_page_is_finished_before_the_service_ends(warehouse, tmp_path):
    (tmp_path / "page.py").write_text(LOADING_PAGE, encoding="utf-8")
    (tmp_path / "service.py").write_text(SERVICE, encoding="utf-8")
    command = ["-m", "streamlit", "run", str(tmp_path / "service.py"), "--server.port", "PORT"]
    with served(command, tmp_path / "log", warehouse) as service:
        asyncio.run(press(service.address, tmp_path / "loading"))
        service.process.send_signal(signal.SIGTERM)
        service.process.wait(30)
    assert opens(warehouse) == 2
    assert left(warehouse) == ["000001.duckdb", "000002.duckdb"]


async def press(address, marker):
    """Press the button, and leave when the load has begun."""
    session, _ = await Session.opened(address)
    pressing = asyncio.create_task(session.press("load"))
    while not marker.exists():
        await asyncio.sleep(0.01)
    pressing.cancel()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGTERM to catch")
def test_a_load_by_command_ends_whole_or_without_a_trace(warehouse, tmp_path):
    files = [tmp_path / f"{number}.csv" for number in range(12)]
    for number, file in enumerate(files):
        file.write_text(crowd_figures.text(number), encoding="utf-8")
    loading = subprocess.Popen(
        [sys.executable, "-m", "etl", "load", *map(str, files)],
        cwd=REPOSITORY,
        env={**os.environ, "SHULAN_WAREHOUSE": str(warehouse)},
        stdout=subprocess.DEVNULL,
    )
    while not (warehouse / "builds" / "000002.duckdb").exists():
        assert loading.poll() is None
        time.sleep(0.001)
    loading.terminate()
    loading.wait(30)
    assert left(warehouse) == ["000001.duckdb", "000002.duckdb"][: opens(warehouse)]


def opens(warehouse):
    """The number of the build that CURRENT names."""
    build = Warehouse(current(warehouse))
    build.close()
    return build.build


def left(warehouse):
    return sorted(path.name for path in (warehouse / "builds").iterdir())
