"""What leaves the program holds every name as its letters: none becomes a formula, link, field or element."""

from __future__ import annotations

import csv
import html
import io
import re
import zipfile
from collections.abc import Iterator
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest

from exhibits.about import About
from exhibits.basket import Basket
from exhibits.exhibit import Table
from exhibits.tidy import tidy
from exports.asked import Asked, basket
from exports.files import FORMATS
from exports.kinds import write
from indicators.catalog import Catalog
from indicators.naming import seen
from tests import planted
from ui.file_name import file_name

OFFICE = ("slides", "document", "workbook")
# What people named and what a basket of every page shows of it.
NAMES = (
    *(one.name for one in planted.INDICATORS[:5]), *planted.UNITS, *planted.REGIONS.values(),
    planted.BASKET, planted.SUBTITLE, planted.NOTE, planted.EVENT,
)  # fmt: skip
# What an office program computes, follows or fetches; in each the words between its tags.
_LIVE = re.compile(
    r"<(?:\w+:)?(f|formula1?|hyperlink|instrText|fldSimple|hlinkClick|hlinkHover|externalBook|ddeLink|oleLink|"
    r"attachedTemplate|webPublishItem|connection|queryTable)\b([^>]*)>([^<]*)"
)
_OURS = re.compile(
    r"\s*(?:PAGE|NUMPAGES)\s*|(?:'(?:[^']|'')*'|\w+)!\$[A-Z]+\$\d+(?::\$[A-Z]+\$\d+)?|[-+*/()0-9A-Z$:,.\s]*"
    r"|IF\(ISNUMBER\([A-Z]+\d+\),[A-Z]+\d+,NA\(\)\)"
)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("planted") / "warehouse"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SHULAN_WAREHOUSE", str(folder))
        planted.plant(folder)
        yield folder


@pytest.fixture(scope="module")
def made(place: Path) -> Basket:
    return basket(Asked(planted.BASKET), planted.NOW).basket


def parts(data: bytes) -> Iterator[tuple[str, str]]:
    """Every part of XML of an office file, and of the files within it."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        for name in book.namelist():
            if name.endswith((".xlsx", ".docx", ".pptx")):
                yield from ((f"{name}!{inner}", text) for inner, text in parts(book.read(name)))
            elif name.endswith((".xml", ".rels", ".vml")):
                yield name, book.read(name).decode()


def words(data: bytes) -> str:
    """All that stands between tags or in attributes, without spaces: lines break anywhere."""
    return _unspaced(html.unescape("".join(re.sub(r"</?[\w:]+|/?>", "", text) for _, text in parts(data))))


def _unspaced(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("kind", OFFICE)
def test_nothing_in_an_office_file_runs_or_leads_elsewhere(made: Basket, kind: str) -> None:
    data = write(made, kind).data
    for name, text in parts(data):
        assert 'TargetMode="External"' not in text, name
        for tag, attributes, said in _LIVE.findall(text):
            assert _OURS.fullmatch(html.unescape(said)), (name, tag, said)
            assert planted.ELSEWHERE not in attributes, (name, tag)


@pytest.mark.parametrize("kind", OFFICE)
def test_every_name_stands_in_an_office_file_as_it_was_given(made: Basket, kind: str) -> None:
    held = words(write(made, kind).data)
    assert [name for name in NAMES if _unspaced(name) not in held] == []


class Elements(HTMLParser):
    """What a browser makes of a deck: its elements, and its words."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_a_deck_has_no_element_of_a_name(made: Basket) -> None:
    page = Elements(write(made, "deck").data.decode())
    for tag, said in page.tags:
        assert tag not in ("a", "iframe", "object", "embed", "link", "base", "form", "input")
        assert not [name for name in said if name.startswith("on") or name in ("href", "srcdoc")]
        assert (said.get("src") or "data:image/svg+xml,").startswith("data:image/svg+xml,")  # small lines
    held = _unspaced("".join(page.words))
    assert [name for name in NAMES if _unspaced(name) not in held] == []
    policy = next(said["content"] for tag, said in page.tags if "http-equiv" in said)
    assert policy is not None
    assert policy.startswith("default-src 'none'; script-src 'sha256-")


def test_a_field_of_a_csv_is_no_formula_and_the_workbook_of_a_page_has_none_of_a_name(
    made: Basket, place: Path
) -> None:
    about = About((("地区", planted.CITY_NAME),), 1, datetime(2026, 10, 20), Catalog.at(place), "", "")
    workbook, text = FORMATS
    tables = [item.exhibit for item in made.items if isinstance(item.exhibit, Table)]
    for table in (*tables, tidy(made.items)):
        for line in csv.reader(io.StringIO(text.make({"表": table}, about).decode("utf-8-sig"))):
            for field in line:
                assert not re.match(r"[=+@＝＋－＠\t\r]|-(?![\d.])", field), field
        for name, xml in parts(workbook.make({planted.SHEET[:20]: table}, about)):
            assert 'TargetMode="External"' not in xml
            assert all(_OURS.fullmatch(html.unescape(said)) for _, _, said in _LIVE.findall(xml)), name


def test_names_of_files_are_plain() -> None:
    for name in (
        *NAMES,
        planted.FILE,
        planted.AUTHOR,
        *planted.CATEGORIES,
        *(one.name for one in planted.INDICATORS),
    ):
        made = file_name(name)
        assert not re.search(r"[\\/:*?\"<>|%#&{}$!'@+`=\s\x00-\x1f]", made)
        assert made == seen(made)
        assert len(made) <= 80
        assert made[0] not in "=+-@."
