"""A district's account: nothing of another district on any page, in any address, in any file (ADR 0026)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from desk import audit
from indicators.warehouse import open_current
from tests.pages import scoped
from tests.pages.city import CITY, EAST, NORTH, WEST
from tests.pages.conftest import SALES, words
from tests.pages.scoped import ADMIN, BOSS, EDITOR, FIGURES, VIEWER, contents, everything, leaked
from ui.shell import HOME, PAGES

Enter = Callable[..., AppTest]
EVERY = [Path(path).stem for path, _, _ in (HOME, *(page for pages in PAGES.values() for page in pages))]
WESTERN = {"region": WEST, "indicator": SALES}
LINKS: list[tuple[str, dict[str, str]]] = [
    *(
        (page, WESTERN)
        for page in EVERY
        if page not in ("settings", "sources", "changes", "compare", "quality")
    ),
    ("trend", {"region": f"{EAST},{WEST}", "indicator": SALES, "form": "timeline", "as_of": "2"}),
    ("growth", {"view": "region", "indicator": SALES, "region": CITY}),
    ("targets", {"compare": "indicator", "indicator": SALES, "as_of": "1"}),
    ("compare", {"series": f"{SALES}~{WEST},{SALES}~{EAST},{SALES}~{NORTH}"}),
    *(("quality", {"part": part, "region": WEST}) for part in ("late", "checks", "record")),
    ("changes", {"since": "1", "until": "3", "area": WEST}),
    *(("sources", {"part": "load", "load": load}) for load in "12"),
    *(("sources", {"part": part}) for part in ("loads", "issues")),
    ("sources", {"part": "figure", "indicator": SALES, "region": WEST, "period": "2023-01~2023-04"}),
    ("basket", {"basket": "例会"}),
    ("meeting", {"basket": "例会"}),
    ("events", {"event": "2"}),
]
OFFERING = [
    *(("trend", "trend", {"region": EAST}), ("growth", "heat", {}), ("targets", "targets", {})),
    *(("changes", "changes", {}), ("sources", "loads", {"part": "loads"}), ("quality", "quality", {})),
    ("sources", "load", {"part": "load", "load": "1"}),
]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("scope") / "warehouse"
    scoped.publish(place)
    return place


@pytest.mark.parametrize(("page", "asked"), LINKS)
def test_no_page_shows_another_districts_figure(
    published: Path, enter: Enter, page: str, asked: dict[str, str]
) -> None:
    app = enter(published, EDITOR, page, **asked)
    assert leaked(everything(app)) == set()
    if asked.get("region") == WEST and page not in ("basket", "meeting", "upload"):
        assert "无权查看城西区（您的账号限于城东区）" in words(app)


def test_whoever_may_see_all_of_them_does(published: Path, enter: Enter) -> None:
    for page, asked in (("regions", {"region": CITY}), ("trend", WESTERN), ("meeting", {"basket": "例会"})):
        assert leaked(everything(enter(published, BOSS, page, **asked)))


def test_a_district_sees_its_own_and_the_citys(published: Path, enter: Enter) -> None:
    for region in (EAST, CITY):
        shown = everything(enter(published, VIEWER, "trend", region=region, indicator=SALES))
        assert f"{FIGURES[region][1]:.2f}" in shown
    assert "只显示城东区及其下级的数" in shown


@pytest.mark.parametrize(("page", "key", "asked"), OFFERING)
def test_no_file_of_a_page_holds_another_districts_figure(
    published: Path,
    enter: Enter,
    files: dict[str, Callable[[], bytes]],
    page: str,
    key: str,
    asked: dict[str, str],
) -> None:
    app = enter(published, VIEWER, page, **asked)
    app.session_state[f"download-{key}"] = True
    app.run()
    assert not app.exception
    made = {name: contents(make()) for name, make in files.items()}
    assert {Path(name).suffix for name in made} == {".xlsx", ".csv"}
    assert leaked("\n".join(made.values())) == set()
    books = [text for name, text in made.items() if name.endswith(".xlsx")]
    assert all("城东" in text or "云江" in text for text in books)


def stored(place: Path) -> tuple[int, int]:
    """How many originals there are, and loads."""
    [(loads,)] = open_current(place).rows("select count(*) from load where rolled_back_at is null")
    return len([*(place / "archive").iterdir()]), loads


def refusals(place: Path) -> list[tuple[str, str]]:
    told = audit.read(place).entries
    return [(each.who, each.what) for each in told if each.result == audit.REFUSED]


@pytest.mark.parametrize("regions", [(WEST,), (EAST, WEST), (CITY, EAST)])
def test_a_file_with_anothers_figure_is_refused_in_words(
    published: Path, enter: Enter, regions: tuple[str, ...]
) -> None:
    before = stored(published)
    app = enter(published, EDITOR, "upload")
    app.file_uploader[0].upload("月报.csv", scoped.lines(regions, 2.0).encode("utf-8-sig"))
    app.run()
    assert not app.exception
    said = words(app)
    other = next(region for region in regions if region != EAST)
    assert f"文件里有{scoped.NAMES[other]}的数（5 个，第一个在这里），不在您的账号的填报范围内" in said
    assert not [button for button in app.button if button.label.startswith("确认入库")]
    own_words = "".join(scoped.lines(regions, 2.0))
    assert leaked(said) <= leaked(own_words)  # what the file itself says, and nothing that stands
    assert stored(published) == before


def test_a_file_of_ones_own_is_loaded_and_taken_back(tmp_path: Path, enter: Enter) -> None:
    place = tmp_path / "warehouse"
    scoped.publish(place)
    app = enter(place, EDITOR, "upload")
    app.file_uploader[0].upload("城东更正.csv", scoped.lines((EAST,), 2.0).encode("utf-8-sig"))
    app.run()
    press(app, "确认入库")
    assert stored(place)[1] == 4
    app = enter(place, EDITOR, "sources", part="load", load="4")
    press(app, "撤销这一批次")
    press(app, "确认撤销批次4")
    assert "批次4已撤销" in app.success[0].value
    assert stored(place)[1] == 3
    assert refusals(place) == []


def test_a_load_with_anothers_figures_is_not_taken_back(published: Path, enter: Enter) -> None:
    app = enter(published, EDITOR, "sources", part="load", load="1")
    assert "这一批次有您权限以外的数据，您不能撤销它。" in [each.value for each in app.caption]
    assert not [button for button in app.button if "撤销" in button.label]
    assert not list(app.get("download_button"))
    hidden = words(enter(published, EDITOR, "sources", part="load", load="2"))
    assert "城西.csv" not in hidden


def test_a_target_of_anothers_cannot_be_chosen(published: Path, enter: Enter) -> None:
    app = enter(published, EDITOR, "target_edit", region=CITY, year="2023")
    assert [str(each) for each in app.selectbox(key=key_of(app, "地区")).options] == ["城东区"]


def key_of(app: AppTest, label: str) -> str:
    return next(box.key for box in app.selectbox if box.label == label)


def press(app: AppTest, label: str) -> None:
    next(button for button in app.button if button.label.startswith(label)).click()
    app.run()
    assert not app.exception


def with_files_offered(folder: Path, enter: Enter) -> Path:
    """A warehouse whose viewer has a trend open, with the files to take along."""
    place = folder / "warehouse"
    scoped.publish(place)
    app = enter(place, VIEWER, "trend", region=EAST, indicator=SALES)
    app.session_state["download-trend"] = True
    app.run()
    return place


def test_files_are_told_to_the_audit_and_who_may_see_all_reads_it(
    tmp_path: Path, enter: Enter, files: dict[str, Callable[[], bytes]]
) -> None:
    place = with_files_offered(tmp_path, enter)
    name, make = files.popitem()
    assert audit.read(place).entries == ()
    make()
    [entry] = audit.read(place).entries
    assert (entry.who, entry.what, entry.target, entry.where) == (VIEWER.name, "下载", name, "127.0.0.1")
    audit.write(place, "=1+1", "下载", "-2+3")
    files.clear()
    assert VIEWER.name in everything(enter(place, ADMIN, "settings"))
    [(_, csv)] = files.items()
    text = csv().decode("utf-8-sig")
    assert "'=1+1,下载,'-2+3" in text
    assert text.splitlines()[1].split(",")[1] == "'=1+1"


def test_no_file_is_made_that_cannot_be_told(
    tmp_path: Path, enter: Enter, files: dict[str, Callable[[], bytes]]
) -> None:
    place = with_files_offered(tmp_path, enter)
    (place / "audit").write_text("", encoding="utf-8")  # where the folder should be
    with pytest.raises(audit.AuditError, match="一律不做"):
        files.popitem()[1]()
