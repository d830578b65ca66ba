"""The program with a sign-in, in front of whoever a test names, over a warehouse in which much is kept."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from streamlit import config
from streamlit.testing.v1 import AppTest

from desk import audit, baskets, events, maps, people, views
from desk.baskets import Kept
from desk.people import Person
from desk.views import View
from etl.loads import roll_back
from exhibits.kept_items import taken
from indicators.catalog import Catalog
from indicators.warehouse import open_current
from tests.desk.test_maps import named
from tests.pages.conftest import REPOSITORY
from tests.pages.test_sources import FIRST, SECOND, load
from ui import gate

HEADERS = "server.trustedUserHeaders"
VIEWER, EDITOR, ADMIN = "chakan", "tianbao", "guanli"
PEOPLE = (Person(VIEWER, "viewer"), Person(EDITOR, "editor"), Person(ADMIN, "admin"))
CITY, SALES, BASKET = "990100", "re_sales_area", "例会"
NOON = datetime(2026, 11, 21, 12)


@contextmanager
def behind_a_proxy() -> Iterator[None]:
    """As setup.serve starts it with --user-header."""
    before = config.get_option(HEADERS)
    config.set_option(HEADERS, {"X-Remote-User": "user"})
    gate.Gate(None)
    try:
        yield
    finally:
        config.set_option(HEADERS, before)


def furnish(place: Path) -> None:
    """Three loads, one of them taken back; people, events, maps, a view; a definition changed since."""
    for each in PEOPLE:
        people.add(place, each)
    load(place, "四月.csv", FIRST)
    load(place, "五月.csv", SECOND)
    load(place, "六月.csv", "2023年1-6月,59515.00,万平方米")
    roll_back(place, Catalog.load(), 3)
    said = {"kind": "政策", "from": "2023-03", "text": "限购放开", "indicator": SALES}
    for _ in range(2):
        events.note(place, said, ADMIN, NOON)
    events.remove(place, 2, "重复", ADMIN, NOON)
    events.note(place, said | {"kind": "口径变动", "from": "2023-01"}, ADMIN, NOON)
    maps.give(place, Catalog.load(), CITY, named("城东区"))
    maps.give(place, Catalog.load(), CITY, named("城西区"))
    views.save(place, View("每月例会", "trend", f"indicator={SALES}", author=ADMIN))


def fill(place: Path) -> None:
    """A basket for all, of two items; then one more load, so that they are of an earlier build."""
    now, catalog = open_current(place), Catalog.load()
    asked = {"indicator": SALES, "region": "100000"}
    months = ({"to": f"2023-0{month}"} for month in (4, 5))
    items = [taken(now, catalog, "trend", asked | month, "trend", NOON) for month in months]
    baskets.save(place, Kept(BASKET, tuple(items)))
    load(place, "八月.csv", "2023年1-8月,73949.00,万平方米")


def opened(name: str, page: str, **asked: str) -> AppTest:
    """A page in front of somebody; '' is nobody. Needs the fixture ``visit``, which keeps app.py in play."""
    app = AppTest.from_file(str(REPOSITORY / "app.py"), default_timeout=60)
    sit(app, name)
    app.run()
    app.switch_page(f"pages/{page}.py")
    for key, text in asked.items():
        app.query_params[key] = text
    app.run()
    assert not app.exception
    return app


def sit(app: AppTest, name: str) -> None:
    """Somebody else is in front of the same page: its widgets are there, and can be sent."""
    app.user = {"user": name or None}


def kept(place: Path) -> dict[str, str]:
    """Everything in the folder but the audit and the lock, by hash."""
    files = (path for path in place.rglob("*") if path.is_file())
    return {
        str(path.relative_to(place)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
        if path.relative_to(place).parts[0] not in (audit.ROOM, "lock")
    }


def refused(place: Path) -> list[tuple[str, str]]:
    """Who was refused what, newest first."""
    told = audit.read(place)
    assert told.faults == ()
    return [(each.who, each.what) for each in told.entries if each.result == audit.REFUSED]
