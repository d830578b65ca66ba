"""The service: app.py, with /healthz beside it, every error logged under a number, and an orderly end.

``python -m setup.serve`` runs it. ``streamlit run app.py`` shows the same pages without these.
"""

import logging
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager
from pathlib import Path

import anyio.to_thread
import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from desk import shelf
from desk.sign_in import SignInError
from etl.catching_up import catch_up
from indicators.catalog import Catalog, CatalogError
from indicators.warehouse import WarehouseError, folder
from setup import health
from ui import admission, log
from ui.door import Door
from ui.gate import Gate

LOG = logging.getLogger("shulan.server")
_held = ExitStack()


def tell_health(_: Request) -> JSONResponse:
    """200 where the build that CURRENT names opens, or nothing was ever loaded; else 503."""
    told = health.health(folder())
    return JSONResponse(told, 503 if told["status"] == "failed" else 200)


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Log from the start, and let no load be missing; at the end, let a load finish."""
    log.start()
    await anyio.to_thread.run_sync(complete)
    yield
    await anyio.to_thread.run_sync(quiet)


def complete() -> None:
    """Before anybody sees a figure: what the ledger of loads tells is in the build, or the log says why."""
    place = folder()
    try:
        if catch_up(place, lambda: Catalog.at(place)):
            LOG.warning("the build and the ledger of loads differed, and agree now")
    except (CatalogError, OSError, WarehouseError) as fault:
        LOG.error("the build was not compared with the ledger of loads, or not completed", exc_info=fault)


def quiet() -> None:
    """Wait for the load that is being published, and let no other begin: threads die with the process.

    The folder's lock is kept until then. Where it is another process that loads, nothing here is lost.
    """
    if folder().is_dir():
        try:
            _held.enter_context(shelf.locked(folder()))
        except (OSError, WarehouseError) as fault:
            LOG.warning("stopped without the warehouse's lock", exc_info=fault)


try:
    admission.way()
except SignInError as refused:
    raise SystemExit(str(refused)) from None
app = st.App(
    Path(__file__).with_name("app.py"),
    routes=[Route(health.ROUTE, tell_health)],
    middleware=[Middleware(Gate), Middleware(Door)],
    lifespan=lifespan,
    on_script_error=log.failed,
)
