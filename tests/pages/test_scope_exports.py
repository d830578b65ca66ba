"""The files of a basket that a district's account takes along, printed ones included (ADR 0026)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from desk import audit, baskets, people
from exports import chromium, pdf
from tests.pages import scoped
from tests.pages.city import CITY, EAST, WEST
from tests.pages.conftest import SALES
from tests.pages.scoped import VIEWER, contents, everything, leaked

Enter = Callable[..., AppTest]
PRINTED = (".pdf", "_图片.zip")  # by a browser or an office program, from a file of ours


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """All that is handed to the programs which make PDF and pictures: they have nothing else to draw."""
    handed: list[bytes] = []

    def drawn(data: bytes, *_: object) -> bytes:
        handed.append(data)
        return b"%PDF"

    def pictured(deck: bytes, count: int) -> list[bytes]:
        return [drawn(deck)] * count

    monkeypatch.setattr(pdf, "program", lambda: "soffice")
    monkeypatch.setattr(pdf, "pdf", drawn)
    monkeypatch.setattr(chromium, "program", lambda: "chromium")
    monkeypatch.setattr(chromium, "pictures", pictured)
    return handed


def put_in(app: AppTest, place: Path) -> str:
    """The trend into a basket of the viewer's own; its name."""
    next(button for button in app.button if button.label == "加入汇报篮").click()
    app.run()
    return next(each.name for each in baskets.baskets(place).baskets if each.owner == VIEWER.name)


def exported(app: AppTest, files: dict[str, Callable[[], bytes]], printed: list[bytes]) -> str:
    """All words of every file that the page of a basket offers, and of what is printed from."""
    app.session_state["basket-export"] = True
    app.run()
    assert not app.exception
    made = {file: make() for file, make in files.items()}
    assert {Path(file).suffix for file in made} == {".pptx", ".docx", ".xlsx", ".html", ".pdf", ".zip"}
    assert len(printed) == len([file for file in made if file.endswith(PRINTED)]) == 3
    told = [*made.values(), *printed]
    files.clear()
    printed.clear()
    return "\n".join(map(contents, told))


def test_no_export_of_a_basket_holds_another_districts_figure(
    tmp_path: Path, enter: Enter, files: dict[str, Callable[[], bytes]], printed: list[bytes]
) -> None:
    place = tmp_path / "warehouse"
    scoped.publish(place)
    own = put_in(enter(place, VIEWER, "trend", indicator=SALES, region=EAST), place)
    [item] = baskets.basket(place, own).items
    assert set(item.regions) == {EAST, CITY, "100000"}
    for name in (own, "例会"):
        app = enter(place, VIEWER, "basket", basket=name)
        assert leaked(exported(app, files, printed)) == set()
        shown = everything(app)
        assert leaked(shown) == set()
        assert ("无权查看这一项" in shown) == (name == "例会")


def test_a_basket_of_ones_own_from_before_the_limit_holds_nothing_of_others_since(
    tmp_path: Path, enter: Enter, files: dict[str, Callable[[], bytes]], printed: list[bytes]
) -> None:
    place = tmp_path / "warehouse"
    scoped.publish(place)
    people.change(place, replace(VIEWER, region=""))
    own = put_in(enter(place, VIEWER, "trend", indicator=SALES, region=WEST), place)
    wide = enter(place, VIEWER, "basket", basket=own)
    assert leaked(exported(wide, files, printed))
    wide.run()
    offered = dict(files)
    people.change(place, VIEWER)
    app = enter(place, VIEWER, "basket", basket=own)
    assert leaked(exported(app, files, printed)) == set()
    assert leaked(everything(app)) == set()
    for make in offered.values():  # of the page that was open all the while
        with pytest.raises(audit.AuditError, match="权限"):
            make()
