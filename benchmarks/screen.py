"""The screen: from a changed selection to the repainted chart, and what a rerun costs the server."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page

from benchmarks import browser, pairing, synthetic
from indicators.catalog import Catalog

ROOT = Path(__file__).resolve().parents[1]
APP = ROOT / "asgi.py"
PLAIN = Path(__file__).with_name("plain_app.py")
EMPTY = Path(__file__).with_name("empty_app.py")
SIZES = (10**5, 10**6, 10**7)
VIEW = "/trend?indicator=re_sales_area&region=100000&form=timeline&from=2016"
# Never the same month twice on one page, so that no cache has the answer; the list shows about these many.
MONTHS = [f"2025年{month}月" for month in range(11, 5, -1)]


class Seen(NamedTuple):
    """A page in the browser and the process that serves it."""

    page: Page
    pid: int


def run() -> Iterator[str]:
    """Yield the printed results; browser and servers share this machine."""
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        builds = {size: synthetic.write(Path(name) / str(size), size, Catalog.load()) for size in SIZES}
        chromium = stack.enter_context(browser.chromium())
        seen = {
            "plain": _seen(stack, chromium, PLAIN, "/", Path(name), BENCHMARK_BUILD=str(builds[10**6])),
            "empty": _seen(stack, chromium, EMPTY, "/", Path(name)),
        }
        for size, build in builds.items():
            place = str(build.parents[1])
            seen[f"ours {size:,}"] = _seen(stack, chromium, APP, VIEW, ROOT, SHULAN_WAREHOUSE=place)
        yield from _printed(*_measured(seen))


def _seen(
    stack: ExitStack, chromium: Browser, script: Path, view: str, folder: Path, **environment: str
) -> Seen:
    """``folder`` lends its settings: ours are the program's, the references have Streamlit's own."""
    address, pid = stack.enter_context(browser.server(script, folder, **environment))
    return Seen(browser.opened(chromium, address + view), pid)


def _measured(seen: dict[str, Seen]) -> tuple[dict[str, float], dict[str, float]]:
    """Median seconds to the repainted chart, and of server CPU a rerun; the pages take turns."""
    painted: dict[str, list[float]] = {name: [] for name in seen}
    used: dict[str, list[float]] = {name: [] for name in seen}
    for month in MONTHS:
        for name, (page, pid) in seen.items():
            before = browser.cpu_seconds(pid)
            painted[name].append(browser.choose(page, "截至", month) / 1000)
            used[name].append(browser.cpu_seconds(pid) - before)
    return {name: statistics.median(taken) for name, taken in painted.items()}, {
        name: statistics.mean(taken) for name, taken in used.items()
    }


def _printed(paint: dict[str, float], cpu: dict[str, float]) -> Iterator[str]:
    for size in SIZES:
        reach = "<= 0.85" if size == 10**6 else "-"
        name = f"ours {size:,}"
        yield pairing.line(
            f"repaint, {size:,} observations", paint[name], "px.line, 1,000,000", paint["plain"], reach
        )
    most, least = f"ours {SIZES[-1]:,}", f"ours {SIZES[0]:,}"
    yield pairing.line("repaint at 10^7", paint[most], "repaint at 10^5", paint[least], "<= 1.15")
    middle = cpu[f"ours {10**6:,}"]
    yield pairing.line("server CPU of a rerun", middle, "an empty page's", cpu["empty"], "-")
    yield pairing.line("server CPU of a rerun", middle, "px.line's", cpu["plain"], "-")
