"""Every page over a warehouse whose every name is an attack: each stays its own letters on the screen."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

import pytest
import xlsxwriter
from playwright.sync_api import Page, expect

from indicators.naming import seen
from tests import planted
from tests.pages.watched import Watched, watching
from tests.planted import BASKET, CITY, CITY_NAME, END, EVENT, INDICATORS, NORTH, NOTE, REGIONS, UNITS, VIEW

pytestmark = pytest.mark.browser
FIRST, SECOND = INDICATORS[0], INDICATORS[1]
OF_SECOND: Final = {"indicator": SECOND.code, "region": CITY, "to": END}
FIGURE: Final = {"part": "figure", "period": "2026-01~2026-09", **OF_SECOND}
DISTRICTS: Final = tuple(name for code, name in REGIONS.items() if code != CITY)
# Page, its conditions, and names that stand on it.
PAGES: Final[tuple[tuple[str, dict[str, str], tuple[str, ...]], ...]] = (
    ("overview", {"region": CITY}, (CITY_NAME, *(one.name for one in INDICATORS[:5]), *UNITS, VIEW)),
    ("trend", OF_SECOND, (CITY_NAME, SECOND.name, SECOND.unit)),
    ("growth", {**OF_SECOND, "view": "region"}, (CITY_NAME, SECOND.name)),
    ("regions", {**OF_SECOND, "parent": CITY}, (SECOND.name, *DISTRICTS)),
    ("targets", {"region": CITY}, (CITY_NAME, *(one.name for one in INDICATORS))),
    ("contribution", OF_SECOND, (SECOND.name, *DISTRICTS)),
    ("compare", {"indicator": SECOND.code, "region": CITY}, (CITY_NAME,)),
    ("basket", {"basket": BASKET}, (BASKET, NOTE, EVENT)),
    ("meeting", {"basket": BASKET}, (NOTE, EVENT, FIRST.name)),
    ("templates", {"region": CITY}, (CITY_NAME,)),
    ("quality", {"region": CITY}, ()),
    ("changes", {}, ()),
    ("sources", {}, ()),
    ("sources", {"part": "load", "load": "1"}, (FIRST.name, FIRST.unit, CITY_NAME)),
    ("sources", FIGURE, (SECOND.name, CITY_NAME)),
    ("target_edit", {"region": CITY}, (CITY_NAME, SECOND.name, SECOND.unit)),
    ("events", {}, (EVENT, NOTE, planted.AUTHOR)),
    ("settings", {}, ()),
)
# Elements that no page of ours has, and what may not lead or run anywhere.
_MADE: Final = """() => [...document.querySelectorAll("*")].filter((one) =>
  [...one.attributes].some((each) => /^on/i.test(each.name) || /^\\s*javascript:/i.test(each.value))
  || ["IFRAME", "OBJECT", "EMBED", "FORM", "BASE"].includes(one.tagName)
  || one.closest(".katex") || (one.tagName === "SCRIPT" && one.textContent.includes("ran=1"))
  || ["src", "href", "xlink:href", "action", "data"].some((name) => {
       const address = one.getAttribute(name);
       return address && !/^(data|blob):/.test(address)
         && new URL(address, location.href).host !== location.host;
     })
  || (one.tagName === "IMG" && !/^(data:|blob:|.*\\/(media|static)\\/)/.test(one.src))
).map((one) => one.outerHTML.slice(0, 200))"""


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watched]:
    folder = tmp_path_factory.mktemp("planted") / "warehouse"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SHULAN_WAREHOUSE", str(folder))
        planted.plant(folder)
    with watching(folder, folder.parent / "log") as found:
        yield found


def unspaced(text: str) -> str:
    """Lines break anywhere, and joiners of no width keep an address from being one."""
    return re.sub(r"\s+", "", seen(text))


def check(watched: Watched, names: tuple[str, ...]) -> None:
    """Nothing ran, nothing was asked for, nothing was made of a name, and the names stand there."""
    page = watched.page
    assert page.locator("[data-testid=stException]").count() == 0
    assert page.evaluate("window.ran") is None
    assert page.evaluate(_MADE) == []
    shown = unspaced(page.locator("body").inner_text())
    assert [name for name in names if unspaced(name) not in shown] == []
    assert watched.faults == []


@pytest.mark.parametrize(
    ("path", "asked", "names"), PAGES, ids=lambda part: part if isinstance(part, str) else ""
)
def test_every_name_on_a_page_is_its_letters(
    watched: Watched, path: str, asked: dict[str, str], names: tuple[str, ...]
) -> None:
    watched.faults.clear()
    page = watched.open(f"{path}?{urlencode(asked)}")
    if names:
        expect(page.locator("[data-testid=stMain]")).to_contain_text(names[0][:8])
    check(watched, names)


def test_a_hover_the_finder_and_a_source_show_letters(watched: Watched) -> None:
    watched.faults.clear()
    page = watched.open(f"trend?{urlencode(OF_SECOND)}")
    chart = page.locator(".st-key-trend .js-plotly-plot")
    expect(chart).to_be_visible()
    box = chart.bounding_box()
    assert box is not None
    for part in (0.3, 0.5, 0.7):
        page.mouse.move(box["x"] + box["width"] * part, box["y"] + box["height"] / 2)
        page.wait_for_timeout(150)
    check(watched, (CITY_NAME,))
    page.locator(".st-key-source button").first.click()
    expect(page.locator("[data-testid=stPopoverBody]")).to_contain_text("批次")
    check(watched, (planted.SHEET,))
    page.keyboard.press("Escape")
    _find(page, "img")
    check(watched, (CITY_NAME,))


def _find(page: Page, words: str) -> None:
    box = page.get_by_role("searchbox")
    box.click()
    box.press_sequentially(words)
    expect(page.locator(f'[data-found-for="{words}"]')).to_be_attached()


def test_a_file_is_previewed_as_letters(watched: Watched, tmp_path: Path) -> None:
    watched.faults.clear()
    page = watched.open("upload")
    path = tmp_path / f"=月报 {{{{ x }}}} <img src=x onerror={planted.RAN}> $a$.xlsx"
    path.write_bytes(_messy())
    page.locator("[data-testid=stFileUploaderDropzoneInput]").set_input_files(path)
    expect(page.locator(".grid")).to_be_visible()
    watched.settle()
    check(watched, (planted.EVENT[:20], "<u>新指标</u>", CITY_NAME))


def _messy() -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"strings_to_formulas": False, "strings_to_urls": False})
    page = book.add_worksheet(planted.SHEET)
    rows = (
        (planted.EVENT,),
        ("指标", "地区", "单位", "2026年1-9月", "2026年1-8月"),
        (SECOND.name, CITY_NAME, SECOND.unit, 812, 700),
        (f"<u>新指标</u>![x](http://{planted.ELSEWHERE}/m)", CITY_NAME, "<i>个</i>", 5, 4),
        (FIRST.name, REGIONS[NORTH], FIRST.unit, "=cmd|' /C calc'!A0", 3),
    )
    for line, row in enumerate(rows):
        page.write_row(line, 0, row)
    book.close()
    return out.getvalue()
