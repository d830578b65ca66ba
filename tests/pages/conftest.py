"""A small real warehouse and the program on top of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit import config
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest

from desk.people import Person
from tests.indicators.builds import Fact, Subject, make_build, months_of
from ui import gate

REPOSITORY = Path(__file__).resolve().parents[2]
SALES = "re_sales_area"
YEARS = {
    2022: {2: 15702.61, 3: 31045.96, 4: 39768.15, 12: 135836.89},
    2023: {2: 15132.84, 3: 29945.74, 4: 37635.87},
}


def facts() -> list[Fact]:
    """The published fixture of rule G2, a region beside the nation, a stock and an annual figure."""
    made = [fact for year, values in YEARS.items() for fact in months_of(SALES, "100000", year, values)]
    made += months_of(SALES, "100001", 2023, {2: 7000.0, 3: 14000.0})
    made += [Fact(SALES, "100000", "2023-01", "2023-04", -0.4, "yoy_reported", decimals=1)]
    made += [Fact(SALES, "100000", "2023-01", "2023-12", 100_000.0, "target")]
    made += months_of(SALES, "100002", 2023, {2: 5000.0, 3: 9000.0, 4: 13000.0})
    made += [Fact("re_unsold_area", "100000", f"2023-{m:02d}", f"2023-{m:02d}", 64000.0 + m) for m in (3, 4)]
    made += [Fact("domestic_waste", "100000", f"{y}-01", f"{y}-12", 25000.0 + y) for y in (2021, 2022)]
    return made


def publish(folder: Path, build: str = "000001") -> None:
    """Write a build and then name it, as the write side does."""
    made = folder / f"making-{build}"
    made.mkdir()
    stock = Subject("re_unsold_area", kind="stock", additive=False)
    make_build(
        made, facts(), [stock], [("100000", "", 0), ("100001", "100000", 1), ("100002", "100000", 2)]
    ).close()
    (folder / "builds").mkdir(exist_ok=True)
    (made / "000001.duckdb").rename(folder / "builds" / f"{build}.duckdb")
    (folder / "CURRENT").write_text(f"{build}.duckdb", encoding="ascii")


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a warehouse into which nothing was loaded."""
    monkeypatch.setenv("SHULAN_WAREHOUSE", str(tmp_path))
    return tmp_path


@pytest.fixture
def warehouse(empty: Path) -> Path:
    publish(empty)
    return empty


@pytest.fixture
def visit(monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """Open a page of the program by its script, with the address's parameters.

    As in a server that has run app.py before: AppTest forgets that, would run the page's script alone, and
    the page's rerun would lose the click.
    """
    begin = PagesManager.__init__

    def begun(manager: PagesManager, *given: object, **more: object) -> None:
        begin(manager, *given, **more)  # type: ignore[arg-type]
        PagesManager.uses_pages_directory = False

    monkeypatch.setattr(PagesManager, "__init__", begun)

    def opened(page: str, /, **asked: str) -> AppTest:
        app = AppTest.from_file(str(REPOSITORY / "app.py"), default_timeout=60).run()
        app.switch_page(f"pages/{page}.py")
        for name, text in asked.items():
            app.query_params[name] = text
        app.run()
        assert not app.exception
        return app

    return opened


@pytest.fixture
def enter(monkeypatch: pytest.MonkeyPatch, visit: Callable[..., AppTest]) -> Iterator[Callable[..., AppTest]]:
    """Open a page of a warehouse as somebody whom the proxy has signed in."""
    before = {name: config.get_option(name) for name in ("server.trustedUserHeaders", "server.address")}
    config.set_option("server.trustedUserHeaders", {"X-Remote-User": "user"})
    config.set_option("server.address", "127.0.0.1")
    monkeypatch.setattr(gate, "_standing", [object()])
    made = AppTest.from_file

    def entered(place: Path, one: Person, page: str, **asked: str) -> AppTest:
        def opened(*given: Any, **more: Any) -> AppTest:
            app = made(*given, **more)
            app.user = {"user": one.name.encode().decode("latin-1")}
            return app

        monkeypatch.setenv("SHULAN_WAREHOUSE", str(place))
        monkeypatch.setattr(AppTest, "from_file", opened)
        return visit(page, **asked)

    yield entered
    for name, value in before.items():
        config.set_option(name, value)


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> dict[str, Callable[[], bytes]]:
    """Every file that pages offer, by its name, to be made."""
    found: dict[str, Callable[[], bytes]] = {}
    add = MediaFileManager.add_deferred

    def kept(
        manager: MediaFileManager, data: Any, mimetype: Any, coordinates: Any, *more: Any, **named: Any
    ) -> str:
        found[str(named.get("file_name") or more)] = data
        return add(manager, data, mimetype, coordinates, *more, **named)

    monkeypatch.setattr(MediaFileManager, "add_deferred", kept)
    return found


def words(app: AppTest) -> str:
    """All that a page says outside its widgets."""
    return "\n".join(str(element.proto.body) for element in app.get("html")) + "\n".join(
        element.value for element in [*app.markdown, *app.warning, *app.info, *app.error]
    )
