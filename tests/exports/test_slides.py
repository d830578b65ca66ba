"""A basket as slides: every number taken out again, and nothing to see of the template's own."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openxml_audit import validate_pptx

from exhibits.basket import Basket, Item
from exhibits.exhibit import Bars, Cell, Chart, Figures, Point, Sentence, Series, Slot, Steps, Table
from exhibits.ladder import Ladder
from exports.slides import write
from tests.exports import slides_read as read
from tests.exports.sample import basket

FIGURES, OVERLAY, COMBO, RANKING, PROGRESS, HEAT, WATERFALL, DUMBBELL, TABLE = range(2, 11)


@pytest.fixture(scope="module")
def written() -> bytes:
    return write(basket())


@pytest.fixture(scope="module")
def slides(written: bytes) -> list:
    return list(read.deck(written).slides)


def shown(place: int) -> Any:
    return basket().items[place - FIGURES].exhibit


def test_a_cover_a_summary_and_a_slide_an_exhibit(slides: list) -> None:
    assert len(slides) == 2 + len(basket().items)
    assert "云江市 · 2026年1-9月" in read.text(slides[0])
    assert "数据版本 12 · 生成于 2026-10-20 09:30" in read.text(slides[0])
    assert basket().paragraph in read.text(slides[1])
    assert [slide.shapes.title.text for slide in slides[2:]] == [item.title for item in basket().items]


def test_caches_and_embedded_workbooks_hold_the_same(slides: list) -> None:
    drawn = [chart for slide in slides for chart in read.charts(slide)]
    assert len(drawn) == 6
    for chart in drawn:
        assert chart.cached == chart.kept
        assert all(
            value == value for values in chart.cached.values() for value in values if value is not None
        )


@pytest.mark.parametrize("place", [OVERLAY, COMBO])
def test_the_points_of_lines_and_bars_are_the_exhibits(slides: list, place: int) -> None:
    exhibit = shown(place)
    assert isinstance(exhibit, Chart)
    [drawn] = read.charts(slides[place])
    for series in exhibit.series:
        own = [values for name, values in drawn.cached.items() if name.startswith(series.name)]
        for point in series.points:
            found = {values[point.slot] for values in own} - {None}
            assert found == (set() if point.value is None else {point.value}), (series.name, point)


def test_formats_print_the_exhibits_decimals_with_a_true_minus(slides: list) -> None:
    def formats(place: int) -> set[str]:
        [drawn] = read.charts(slides[place])
        return {each.get("formatCode") for each in drawn.xml.findall(".//{*}dLbl/{*}numFmt")}

    assert formats(OVERLAY) == {'#,##0.00;"−"#,##0.00'}
    assert formats(COMBO) == {'#,##0.00;"−"#,##0.00', '#,##0.0"%";"−"#,##0.0"%"'}
    assert '#,##0.0"% ▲明显偏高";"−"#,##0.0"% ▲明显偏高"' in formats(RANKING)


def test_the_combo_has_a_line_on_axes_of_its_own_with_small_positive_ids(slides: list) -> None:
    [drawn] = read.charts(slides[COMBO])
    used = [
        [int(each.get("val")) for each in group.findall("{*}axId")]
        for group in drawn.xml.findall(".//{*}plotArea/*")
        if group.tag.endswith("Chart")
    ]
    assert used == [[1001, 1002], [1003, 1004]]
    assert all(each.get("val") == "0" for each in drawn.xml.findall(".//{*}catAx/{*}delete"))


def test_a_preliminary_last_point_is_a_dashed_series_of_two(slides: list) -> None:
    [drawn] = read.charts(slides[OVERLAY])
    assert drawn.cached["2026年（初步数）"][6:] == (6.4, 7.92, None, None, None)
    assert drawn.cached["2026年"][7] is None


def test_the_ladder_and_its_reasons(slides: list) -> None:
    for place in (RANKING, DUMBBELL):
        exhibit = shown(place)
        assert isinstance(exhibit, Ladder)
        [drawn] = read.charts(slides[place])
        *_, values = drawn.cached.values()
        assert values == tuple(rung.value for rung in exhibit.rungs)
        assert drawn.categories[-1] == "— 白沙县（未报）"
    assert drawn.cached["上年同期"] == tuple(rung.before for rung in exhibit.rungs)
    assert "中位数 9.5%" in read.text(slides[RANKING])


def test_progress_and_its_schedule(slides: list) -> None:
    exhibit = shown(PROGRESS)
    assert isinstance(exhibit, Bars)
    [drawn] = read.charts(slides[PROGRESS])
    assert drawn.cached["完成率（%）"] == tuple(bar.completion_pct for bar in exhibit.bars)
    assert drawn.cached["应完成（%）"] == tuple(bar.schedule_pct for bar in exhibit.bars)
    for bar in exhibit.bars:
        assert bar.words in read.text(slides[PROGRESS])
        assert any(bar.amount in name for name in drawn.categories)


def test_the_columns_of_a_waterfall_stand_between_the_ends_of_its_steps(slides: list) -> None:
    exhibit = shown(WATERFALL)
    assert isinstance(exhibit, Steps)
    [drawn] = read.charts(slides[WATERFALL])
    *columns, tops = drawn.cached.values()
    for place, step in enumerate(exhibit.steps):
        drawn_here = [values[place] for values in columns[1:] if values[place] is not None]
        if step.end is None:
            assert (drawn_here, tops[place]) == ([], None)
            continue
        low, high = sorted((step.start, step.end))
        base = columns[0][place]
        assert round(sum(map(abs, drawn_here)), 6) == round(high - low, 6)
        assert round(base + sum(drawn_here), 6) in (round(low, 6), round(high, 6), round(low + high, 6))
        assert tops[place] == high
    told = {each.text for each in drawn.xml.findall(".//{*}dLbl//{*}t")}
    assert told == {step.text for step in exhibit.steps if step.end is not None}


def test_heat_map_and_table_are_tables_with_the_exhibits_texts(slides: list) -> None:
    heat, table = shown(HEAT), shown(TABLE)
    assert isinstance(heat, Chart)
    assert isinstance(table, Table)
    assert [row[1:] for row in read.table(slides[HEAT])[1:]] == [
        [point.text for point in series.points] for series in heat.series
    ]
    assert read.table(slides[TABLE])[1:] == [[cell.text for cell in row] for row in table.rows]


def test_cards_print_figures_growths_and_targets(slides: list) -> None:
    exhibit = shown(FIGURES)
    assert isinstance(exhibit, Figures)
    words = read.text(slides[FIGURES])
    for headline in (each for band in exhibit.bands for each in band.headlines):
        assert f"{headline.value or '未报'} {headline.unit}".strip() in words
        assert all(cell.text in words for cell in headline.growths)
        assert headline.progress is None or headline.progress.text in words


def test_source_stands_on_the_slide_and_what_to_look_up_in_the_notes(slides: list) -> None:
    for slide, item in zip(slides[2:], basket().items, strict=True):
        assert item.exhibit.source in read.text(slide)
        notes = slide.notes_slide.notes_text_frame.text
        assert all(
            words in notes for words in (item.sentence, item.exhibit.source, "数据版本 12", *item.flags)
        )
        assert all(f"口径：{words}" in notes for words in item.definitions)
    assert "地区：云江市；期间：2026年1-9月" in slides[FIGURES].notes_slide.notes_text_frame.text
    assert "● 已变动　1-9月建筑业总产值：入篮时 7.92，现为 7.95" in read.text(slides[OVERLAY])
    assert "2025年1-5月未报" in read.text(slides[OVERLAY])


def test_every_chart_has_alternative_text_and_every_slide_its_number(slides: list) -> None:
    for number, slide in enumerate(slides, 1):
        frames = [shape.element for shape in read.every(slide.shapes) if shape.shape_type in (3, 19)]
        assert all(frame.find(".//{*}cNvPr").get("descr") for frame in frames)
        assert [each.findtext("{*}t") for each in slide.element.findall(".//{*}fld")] == [str(number)]
        assert all(shape.text_frame.text for shape in slide.placeholders)


def test_words_speak_chinese_in_the_fonts_of_the_theme(slides: list) -> None:
    for slide in slides:
        assert slide.element.findall(".//{*}latin") == slide.element.findall(".//{*}rPr/{*}ea") == []
        assert {each.get("lang") for each in slide.element.findall(".//{*}r/{*}rPr")} == {"zh-CN"}
        for drawn in read.charts(slide):
            assert {each.get("typeface") for each in drawn.xml.findall(".//{*}ea")} == {"+mn-ea"}
            assert "srgbClr" not in {each.tag.partition("}")[2] for each in drawn.xml.iter()}


def test_the_validator_finds_nothing(written: bytes, tmp_path: Path) -> None:
    file = tmp_path / "basket.pptx"
    file.write_bytes(written)
    assert list(validate_pptx(file).errors) == []


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_makes_a_page_of_every_slide(written: bytes, slides: list, tmp_path: Path) -> None:
    file = tmp_path / "basket.pptx"
    file.write_bytes(written)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    made = tmp_path / "basket.pdf"
    if not made.exists():
        pytest.skip("LibreOffice has no Impress here")
    pages = made.read_bytes()
    assert pages.count(b"/Type/Page/") + pages.count(b"/Type/Page\n") + pages.count(b"/Type/Page>") == len(
        slides
    )


def test_a_long_table_takes_several_slides_and_loses_no_row(slides: list) -> None:
    table = shown(TABLE)
    assert isinstance(table, Table)
    rows = tuple((Cell(f"第{number}区"), *table.rows[0][1:]) for number in range(60))
    found = list(read.deck(write(only(replace(table, rows=rows)))).slides)[1:]
    assert len(found) > 1
    assert found[0].shapes.title.text.endswith(f"（1/{len(found)}）")
    assert [row[0] for slide in found for row in read.table(slide)[1:]] == [row[0].text for row in rows]


def test_a_wide_heat_map_repeats_its_first_column() -> None:
    heat = shown(HEAT)
    assert isinstance(heat, Chart)
    slots = tuple(Slot(f"{2020 + place // 12}年{place % 12 + 1}月", place, place) for place in range(60))
    points = tuple(Point(place, 1.0, f"+{place}.0", "final") for place in range(60))
    found = list(
        read.deck(write(only(replace(heat, slots=slots, series=(Series("甲县", "peer", points),))))).slides
    )
    tables = [read.table(slide) for slide in found[1:]]
    assert len(tables) > 1
    assert [text for table in tables for text in table[1][1:]] == [point.text for point in points]
    assert {table[1][0] for table in tables} == {"甲县"}


def test_of_many_points_the_last_and_the_extremes_are_labelled() -> None:
    overlay = shown(OVERLAY)
    assert isinstance(overlay, Chart)
    slots = tuple(Slot(f"{place}", place, place) for place in range(24))
    points = tuple(Point(place, float(place % 9), f"{place % 9}", "final") for place in range(24))
    chart = replace(overlay, slots=slots, series=(Series("甲", "current", points),), marks=(), target=None)
    [drawn] = read.charts(list(read.deck(write(only(chart))).slides)[1])
    labelled = {int(each.find("{*}idx").get("val")) for each in drawn.xml.findall(".//{*}dLbl")}
    assert 23 in labelled
    assert {points[place].value for place in labelled} == {0.0, 8.0, 5.0}


def test_exhibits_without_anything_to_draw_keep_their_words() -> None:
    empty = [
        replace(shown(OVERLAY), series=()), replace(shown(COMBO), series=()),
        replace(shown(RANKING), rungs=()), replace(shown(PROGRESS), bars=()),
        replace(shown(HEAT), series=()), replace(shown(WATERFALL), steps=()),
        replace(shown(FIGURES), bands=()), replace(shown(TABLE), rows=()),
        Sentence(title="空", subtitle="", text=""),
    ]  # fmt: skip
    found = list(read.deck(write(only(*empty))).slides)
    assert [slide.shapes.title.text for slide in found[1:]] == [each.title for each in empty]


def test_what_came_from_a_file_stays_text() -> None:
    bad = '=cmd|"/c calc"!A1 <b>&\x0b\x00'
    ladder = shown(RANKING)
    assert isinstance(ladder, Ladder)
    named = tuple(replace(rung, name=bad, remark=bad) for rung in ladder.rungs)
    overlay = shown(OVERLAY)
    series = tuple(replace(each, name=bad) for each in overlay.series[:1])
    sentence = Sentence(title=bad, subtitle=bad, text=bad, source=bad, notes=(bad,))
    data = write(only(replace(ladder, rungs=named), replace(overlay, series=series, title=bad), sentence))
    found = list(read.deck(data).slides)
    [drawn] = read.charts(found[2])
    assert next(iter(drawn.kept)).startswith("＝cmd")
    assert found[3].shapes.title.text.startswith("=cmd")


def only(*exhibits: Any) -> Basket:
    return Basket(
        name="一页", items=tuple(Item(exhibit=each) for each in exhibits), build=1, made="2026-10-20 09:30"
    )
