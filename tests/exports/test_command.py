"""``python -m exports``: a kept basket or a ready-made one, written; what is wrong is said, with a code."""

import io
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from desk import baskets
from desk.baskets import Kept
from exhibits.kept_items import taken
from exports.__main__ import main
from indicators.catalog import Catalog
from indicators.warehouse import open_current
from tests.exhibits.city import OUTPUT, WEST, publish
from tests.exports import document_read as read

WHERE = {"indicator": OUTPUT, "region": WEST, "to": "2026-09"}
NOW = datetime(2026, 10, 20, 9, 30)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A warehouse with a kept basket; then September was corrected."""
    folder = tmp_path / "warehouse"
    monkeypatch.setenv("SHULAN_WAREHOUSE", str(folder))
    publish(folder, "000001")
    catalog = Catalog.at(folder)
    item = taken(open_current(folder), catalog, "trend", WHERE, "trend", NOW)
    baskets.save(folder, Kept("9月", (item,), subtitle="城西区"))
    publish(folder, "000002", corrected=True)
    return folder


def said(path: Path) -> str:
    book = openpyxl.load_workbook(io.BytesIO(path.read_bytes()), data_only=True)
    return "\n".join(
        str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell
    )


def test_a_kept_basket_is_written_as_it_was_put_in(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = place.parent / "new" / "9月.xlsx"
    assert main(["basket", "9月", "--to", "workbook", "--out", str(out)]) == 0
    heard = capsys.readouterr()
    assert heard.out.strip() == str(out)
    assert "入篮时 7.92，现为 7.95" in heard.err
    assert "7.92亿元" in said(out)


def test_refreshed_it_is_written_by_what_stands_now(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = place.parent / "9月.xlsx"
    assert main(["basket", "9月", "--to", "workbook", "--out", str(out), "--refresh"]) == 0
    assert capsys.readouterr().err == ""
    assert "7.95亿元" in said(out)
    assert "7.92" in str(baskets.basket(place, "9月").items[0].frozen)  # what is kept is left alone


def test_as_of_an_earlier_load_v1(place: Path) -> None:
    out = place.parent / "9月.xlsx"
    assert main(["basket", "9月", "--to", "workbook", "--out", str(out), "--as-of", "1"]) == 0
    assert "7.92亿元" in said(out)
    assert "截至批次1" in said(out)


def test_a_ready_made_basket_for_a_region_and_a_period(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = place.parent / "a.xlsx"
    options = ["--region", "城西区", "--period", "2026-09"]
    assert main(["basket", "月度运行分析", "--to", "workbook", "--out", str(out), *options]) == 0
    assert "未放入" in capsys.readouterr().err
    assert "城西区 · 2026年1-9月" in said(out)


@pytest.mark.parametrize("kind", ["slides", "document", "deck", "workbook"])
def test_every_kind_is_written(place: Path, kind: str) -> None:
    out = place.parent / f"a.{kind}"
    assert main(["basket", "9月", "--to", kind, "--out", str(out)]) == 0
    assert out.stat().st_size > 5000


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["没有", "--to", "deck"], 1, "没有名为“没有”的汇报篮（现有：9月）"),
        (["a/b", "--to", "deck"], 1, "不能有“/”"),
        (["9月", "--to", "workbook", "--template", "x"], 1, "不能读写"),
        (["9月", "--to", "deck", "--region", "云江市"], 1, "只用于现成的汇报篮"),
        (["9月", "--to", "deck", "--as-of", "99"], 1, "没有入库批次 99"),
        (["月度运行分析", "--to", "deck", "--region", "火星"], 2, "火星"),
        (["月度运行分析", "--to", "deck", "--region", "北京"], 1, "没有数据"),
    ],
)
def test_what_is_wrong_is_said(
    place: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, words: str
) -> None:
    out = place.parent / "x"
    assert main(["basket", *arguments, "--out", str(out)]) == code
    assert words in capsys.readouterr().err
    assert not out.exists()


def test_a_word_template_is_filled_and_what_it_lacks_is_said(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    template, out = place.parent / "t.docx", place.parent / "x.docx"
    own = Document()
    own.add_paragraph("{% for 项 in 各项 %}{{ 项.句子 }}{% endfor %}{{ 没有 }}")
    own.save(str(template))
    arguments = ["basket", "9月", "--to", "document", "--out", str(out), "--template", str(template)]
    assert main(arguments) == 0
    assert "【缺：没有】" in capsys.readouterr().err
    [text] = read.texts(out.read_bytes())
    assert "完成建筑业总产值7.92亿元" in text


def test_a_template_where_none_is_used_is_refused(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    template = place.parent / "t.pptx"
    template.write_bytes(b"")
    out = place.parent / "x.xlsx"
    arguments = ["basket", "9月", "--to", "workbook", "--out", str(out), "--template", str(template)]
    assert main(arguments) == 1
    assert "不用模板" in capsys.readouterr().err
