"""The bureau's own template: used as it is, or refused in words within seconds."""

import io
import re
import time
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from openxml_audit import validate_pptx
from pptx import Presentation
from pptx.util import Inches

from exports.error import ExportError
from exports.package import CONTENT_TYPES, repacked
from exports.slides import write
from indicators.limits import LIMITS
from tests.exports import slides_read as read
from tests.exports.sample import basket

ROWS = ("副标题", "备注", "变动提示", "资料来源", "表格", "条形图", "柱线组合图", "折线图", "瀑布图")
RED = {
    "accent1": "B01E23",
    "accent2": "2E75B6",
    "accent3": "ED7D31",
    "accent4": "7F7F7F",
    "accent6": "70AD47",
}


@pytest.fixture(scope="module")
def potx() -> bytes:
    """A template of 4:3 with slides of its own, a red theme and the content type of a .potx."""
    deck = Presentation()
    deck.slides.add_slide(deck.slide_layouts[0]).shapes.title.text = "旧封面"
    old = deck.slides.add_slide(deck.slide_layouts[1])
    old.notes_slide.notes_text_frame.text = "旧备注"
    theme = part(saved(deck), "ppt/theme/theme1.xml")
    for name, colour in RED.items():
        inside = f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>'
        theme = re.sub(f"<a:{name}>.*?</a:{name}>", inside, theme, flags=re.DOTALL)
    return retyped(repacked(saved(deck), {"ppt/theme/theme1.xml": theme.encode()}), "template.main")


def saved(deck: Any) -> bytes:
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name).decode()


def retyped(data: bytes, kind: str) -> bytes:
    types = part(data, CONTENT_TYPES)
    return repacked(data, {CONTENT_TYPES: types.replace("presentation.main", kind).encode()})


def packed(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return out.getvalue()


def test_a_bureaus_potx_of_4_to_3_is_used_and_its_slides_are_gone(potx: bytes, tmp_path: Path) -> None:
    data = write(basket(), potx)
    deck = read.deck(data)
    assert (deck.slide_width, deck.slide_height) == (9144000, 6858000)
    assert len(deck.slides) == 11
    assert [slide.slide_layout.name for slide in deck.slides][:2] == ["Title Slide", "Title Only"]
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        words = b"".join(package.read(name) for name in package.namelist() if name.endswith(".xml"))
        assert len(package.namelist()) == len(set(package.namelist()))
    assert not any(old.encode() in words for old in ("旧封面", "旧备注"))
    file = tmp_path / "red.pptx"
    file.write_bytes(data)
    assert list(validate_pptx(file).errors) == []


def test_series_take_the_themes_colours_and_decline_stays_orange(potx: bytes) -> None:
    slides = list(read.deck(write(basket(), potx)).slides)
    [ranking] = read.charts(slides[5])
    bars = [each.find(".//{*}schemeClr").get("val") for each in ranking.xml.findall(".//{*}dPt/{*}spPr")]
    # The theme's blue and orange; hollow on paper; nothing drawn where there is no figure.
    assert set(bars) == {"accent2", "accent3", "bg1", "tx1"}
    [overlay] = read.charts(slides[3])
    assert overlay.xml.findall(".//{*}ser/{*}spPr//{*}schemeClr")[2].get("val") == "accent1"


@pytest.mark.parametrize("template", ["house", "potx"])
def test_nothing_leaves_the_slide_and_no_two_texts_cover_each_other(template: str, potx: bytes) -> None:
    deck = read.deck(write(basket(), potx if template == "potx" else None))
    for slide in deck.slides:
        shapes = list(slide.shapes)
        for shape in shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= deck.slide_width + 2
            assert shape.top + shape.height <= deck.slide_height
        rows = sorted((shape.top, shape.top + shape.height) for shape in shapes if shape.name in ROWS)
        assert all(above[1] <= below[0] + 2 for above, below in pairwise(rows))


def test_type_and_places_follow_the_size_of_the_slides() -> None:
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(5), Inches(3.75)
    slide = list(read.deck(write(basket(), saved(deck))).slides)[3]
    sizes = [int(each.get("sz")) for each in slide.element.findall(".//{*}rPr[@sz]")]
    assert max(sizes) <= 1400


def test_a_template_without_a_master_body_or_subtitle_serves_too() -> None:
    deck = Presentation()
    for layout in list(deck.slide_layouts)[:6]:
        deck.slide_layouts.remove(layout)
    for shape in list(deck.slide_master.placeholders):
        shape.element.getparent().remove(shape.element)
    found = read.deck(write(basket(), saved(deck)))
    assert len(found.slides) == 11


BARE = saved(Presentation())
TYPES = part(BARE, CONTENT_TYPES)


@pytest.mark.parametrize(
    ("template", "words"),
    [
        (retyped(BARE, "presentation.macroEnabled.main"), "宏"),
        (repacked(packed(**{"ppt/vbaProject.bin": b"x", CONTENT_TYPES: TYPES.encode()}), {}), "宏"),
        (retyped(BARE, "template.macroEnabled.main"), "宏"),
        (BARE[: len(BARE) // 2], "不是完好的"),
        (b"PK\x03\x04" + b"\x00" * 100, "不是完好的"),
        (b"", "不是完好的"),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 1000, "旧版"),
        ("<html>模板</html>".encode(), "不是完好的"),
        (packed(**{"word/document.xml": b"<a/>"}), "不是 PowerPoint"),
        (packed(**{CONTENT_TYPES: b"<Types/>"}), "不是 PowerPoint"),
        (packed(**{CONTENT_TYPES: TYPES.encode()}), "部件缺失或损坏"),
        (repacked(BARE, {"ppt/presentation.xml": b"<not closed"}), "部件缺失或损坏"),
        (repacked(BARE, {"ppt/slideMasters/slideMaster1.xml": b"<a/>"}), "部件缺失或损坏"),
        (bytes(LIMITS["template_size"].most + 1), "最多允许 20 MB"),
        (packed(**{CONTENT_TYPES: TYPES.encode(), "ppt/a.xml": bytes(30 * 2**20)}), "过大"),
        (packed(**{CONTENT_TYPES: TYPES.encode()}, **{f"{n}.png": b"" for n in range(4100)}), "4000 个"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_refused_in_words_and_soon(template: bytes, words: str) -> None:
    began = time.process_time()
    with pytest.raises(ExportError, match=words):
        write(basket(), template)
    assert time.process_time() - began < 5


def test_entities_are_not_expanded() -> None:
    bomb = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "面" * 100}">' for n in range(9))
    xml = part(BARE, "ppt/presentation.xml").split("?>", 1)[1]
    hostile = f"<!DOCTYPE p [{bomb}]>{xml.replace('</p:presentation>', '<p:x>&a8;</p:x></p:presentation>')}"
    began = time.process_time()
    with pytest.raises(ExportError):
        write(basket(), repacked(BARE, {"ppt/presentation.xml": hostile.encode()}))
    assert time.process_time() - began < 5
