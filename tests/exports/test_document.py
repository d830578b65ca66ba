"""A basket as an official paper: every number taken out again, and a page of GB/T 9704-2012."""

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx.shared import Mm, Twips
from openxml_audit import OpenXmlValidator

from exhibits.basket import Basket, Item
from exhibits.exhibit import Cell, Chart, Sentence, Table
from exhibits.ladder import Ladder
from exports import pdf
from exports.document import fill, write
from exports.document.writing import chinese
from tests.exports import document_read as read
from tests.exports.sample import basket

FIGURES, OVERLAY, COMBO, RANKING, PROGRESS, HEAT, WATERFALL, DUMBBELL, TABLE = range(9)
LINES, CHARACTERS = 22, 28


@pytest.fixture(scope="module")
def written() -> bytes:
    return write(basket())


def alone(*items: Item, **known: Any) -> bytes:
    return write(Basket(name="标题", items=items, build=1, made="2026-10-20 09:30", **known))


def rows_of(exhibit: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in exhibit.rows]


def test_title_summary_parts_in_order_and_the_definitions_last(written: bytes) -> None:
    assert read.texts(written, "Title") == ["9月运行分析"]
    assert read.texts(written, "Subtitle") == ["云江市 · 2026年1-9月", "（数据版本12，2026-10-20 09:30）"]
    assert read.texts(written, "Heading1") == ["一、总体情况", "二、分项情况", "三、指标口径"]
    items = basket().items
    numbered = [f"（{chinese(place)}）{item.title}" for place, item in enumerate(items, 1)]
    assert read.texts(written, "Heading2") == numbered
    body = read.texts(written, "Normal")
    assert basket().paragraph in body
    assert body[-1] == items[0].definitions[0]
    assert all(item.note in body for item in items if item.note)
    assert read.texts(written, "ChangedFigure") == [f"【数据已变动】{items[OVERLAY].flags[0]}"]
    small = read.texts(written, "SourceLine")
    assert sum(line.startswith("资料来源：") and line.endswith("（演示数据）") for line in small) == len(
        items
    )


def test_charts_hold_the_exhibits_points_and_their_workbooks_the_same(written: bytes) -> None:
    drawn = read.charts(written)
    assert len(drawn) == 5
    for chart in drawn:
        assert chart.cached == chart.kept
    for place, chart in zip((OVERLAY, COMBO), drawn[:2], strict=True):
        exhibit = basket().items[place].exhibit
        assert isinstance(exhibit, Chart)
        for series in exhibit.series:
            own = [values for name, values in chart.cached.items() if name.startswith(series.name)]
            for point in series.points:
                found = {values[point.slot] for values in own} - {None}
                assert found == (set() if point.value is None else {point.value}), (series.name, point)
    for place, chart in ((RANKING, drawn[2]), (DUMBBELL, drawn[4])):
        ladder = basket().items[place].exhibit
        assert isinstance(ladder, Ladder)
        assert tuple(rung.value for rung in ladder.rungs) in chart.cached.values()


def test_tables_print_what_the_exhibits_print(written: bytes) -> None:
    figures, targets, heat, plain = read.tables(written)
    exhibit = basket().items[TABLE].exhibit
    assert isinstance(exhibit, Table)
    assert plain == [list(exhibit.columns), *rows_of(exhibit)]
    map_ = basket().items[HEAT].exhibit
    assert isinstance(map_, Chart)
    for series, row in zip(map_.series, heat[1:], strict=True):
        assert row[1 : 1 + len(map_.slots)] == [point.text.removesuffix("*") for point in series.points]
    assert [row[2] for row in targets[1:]] == ["79.2%", "104.2%", "66.0%", "75.0%", ""]
    assert [
        "建筑业总产值",
        "7.92",
        "亿元",
        "公布+18.6%",
        "完成79.2%，快于序时4.2个百分点",
        "初步数",
    ] in figures
    assert "公布−3.1%\n测算−4.4%" in [row[3] for row in figures]
    assert any(row[:2] == ["商品房库存面积", "未报"] for row in figures)


def test_no_number_of_the_words_is_a_stranger(written: bytes) -> None:
    """What a paper says comes from the basket; only its own numbering is its own."""
    known = read.numbers(repr(basket()).replace("\\u2212", ""))
    said = "\n".join(read.texts(written))
    said = re.sub(r"(?m)^[图表]\d+　", "", said)
    assert read.numbers(said) <= known


def test_the_validator_finds_nothing(written: bytes, tmp_path: Path) -> None:
    file = tmp_path / "paper.docx"
    file.write_bytes(written)
    found = OpenXmlValidator().validate(str(file))
    assert [str(each) for each in found.errors] == []


def test_the_page_is_the_standards(written: bytes) -> None:
    [section] = read.paper(written).sections
    assert (section.page_width, section.page_height) == (Twips(11906), Twips(16838))
    edges = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    for edge, millimetres in zip(edges, (37, 35, 28, 26), strict=True):
        assert abs(edge - Mm(millimetres)) < Mm(0.05)
    document, styles = read.part(written, "word/document.xml"), read.part(written, "word/styles.xml")
    assert '<w:docGrid w:type="lines" w:linePitch="579"/>' in document
    normal = re.search(r'<w:style [^>]*w:styleId="Normal".*?</w:style>', styles, re.DOTALL)
    assert normal is not None
    for said in ('w:eastAsia="仿宋_GB2312"', 'w:line="579" w:lineRule="exact"', 'w:firstLineChars="200"',
                 '<w:sz w:val="32"/>'):  # fmt: skip
        assert said in normal[0]
    text_height = section.page_height - section.top_margin - section.bottom_margin
    assert text_height // Twips(579) == LINES
    width = section.page_width - section.left_margin - section.right_margin
    assert int(width / Twips(16 * 20 - 5)) == CHARACTERS
    faces = {
        style.style_id: style.element.xpath(".//w:rFonts/@w:eastAsia") for style in read.paper(written).styles
    }
    assert (faces["Title"], faces["Heading1"], faces["Heading2"]) == (
        ["方正小标宋简体"],
        ["黑体"],
        ["楷体_GB2312"],
    )


def test_no_theme_font_of_the_librarys_template_is_left(written: bytes) -> None:
    parts = [
        read.part(written, f"word/{name}.xml") for name in ("styles", "document", "theme/theme1", "fontTable")
    ]
    assert not any(
        "eastAsiaTheme" in each or "ＭＳ" in each or "Cambria" in each for each in parts[:2] + parts[3:]
    )
    assert parts[2].count('<a:ea typeface="Microsoft YaHei"/>') == 2
    assert '<w:altName w:val="仿宋,FangSong"/>' in parts[3]
    assert not any("embed" in name for name in re.findall(r"<w:(\w+)", parts[3]))


def test_numbers_of_pages_stand_outside(written: bytes) -> None:
    paper = read.paper(written)
    assert paper.settings.odd_and_even_pages_header_footer
    sides = [paper.sections[0].footer, paper.sections[0].even_page_footer]
    assert [footer.paragraphs[0].text for footer in sides] == ["— 1 —", "— 1 —"]
    assert [footer.paragraphs[0].alignment for footer in sides] == [2, 0]


def test_a_line_with_a_chart_is_not_exact(written: bytes) -> None:
    [lines] = {
        each.style.element.xpath("string(./w:pPr/w:spacing/@w:lineRule)")
        for each in read.paper(written).paragraphs
        if each._p.xpath(".//w:drawing")
    }
    assert lines == "auto"


def test_heads_repeat_and_short_tables_stay_together() -> None:
    def made(rows: int) -> bytes:
        cells = tuple((Cell("甲"), Cell("1.0", 1.0)) for _ in range(rows))
        heads = (("地区", False), ("本期", True))
        return alone(Item(exhibit=Table(title="题", subtitle="副", heads=heads, rows=cells)))

    for rows, together in ((16, True), (17, False)):
        [table] = read.paper(made(rows)).tables
        assert table.rows[0]._tr.xpath("./w:trPr/w:tblHeader")
        kept = [bool(row._tr.xpath(".//w:keepNext")) for row in table.rows]
        assert kept == [True, *([together] * (rows - 1)), False]
        assert table.rows[1].cells[1].paragraphs[0].style.style_id == "TableFigure"


def test_a_table_too_wide_is_parted_with_its_first_column() -> None:
    heads = (("地区", False), *((f"第{place}项指标的名称", True) for place in range(24)))
    cells = tuple(Cell("12,345.67", 12345.67) for _ in range(24))
    found = read.tables(
        alone(Item(exhibit=Table(title="题", subtitle="副", heads=heads, rows=((Cell("甲"), *cells),))))
    )
    assert len(found) > 1
    assert all(table[0][0] == "地区" and table[1][0] == "甲" for table in found)
    assert sum(len(table[0]) - 1 for table in found) == 24


def test_an_empty_basket_hostile_words_and_exhibits_without_anything() -> None:
    assert read.texts(alone(), "Heading1") == []
    hostile = "a<b>&\x00\x0b\ud800\n=1+1"
    said = replace(Sentence(title=hostile, subtitle=hostile, text=hostile), notes=(hostile,), source=hostile)
    bare = Chart(title="空", subtitle="空", kind="lines", unit="", decimals=0, slots=(), series=())
    data = alone(Item(exhibit=said, note=hostile), Item(exhibit=bare), subtitle=hostile, paragraph=hostile)
    assert "a<b>&" in read.texts(data)
    assert read.charts(data) == []


def test_a_template_of_ones_own_takes_the_baskets_words() -> None:
    template = alone(paragraph="{{ 标题 }}：{% for 项 in 各项 %}{{ 项.序号 }}{{ 项.标题 }}；{% endfor %}")
    said = read.texts(fill(basket(), template).data)
    assert "9月运行分析：" + "".join(f"{n}{each.title}；" for n, each in enumerate(basket().items, 1)) in said


@pytest.mark.slow
@pytest.mark.skipif(not pdf.program() or not shutil.which("pdftotext"), reason="LibreOffice draws the page")
def test_a_page_of_text_is_22_lines_of_28_characters(tmp_path: Path) -> None:
    file = tmp_path / "page.pdf"
    try:
        file.write_bytes(pdf.pdf(alone(paragraph="汉" * CHARACTERS * LINES * 2), ".docx"))
    except ValueError:
        pytest.skip("this LibreOffice has no Writer")
    told = subprocess.run(
        ["pdftotext", "-layout", file, "-"], capture_output=True, check=True
    ).stdout.decode()
    second = [line.replace(" ", "") for line in told.split("\f")[1].splitlines() if "汉" in line]
    assert [len(line) for line in second] == [CHARACTERS] * LINES
