"""What nobody should send and somebody will: each is answered in Chinese, soon, in little memory."""

from __future__ import annotations

import random
import struct
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from etl.commands import main
from etl.reading import read_file
from etl.sheets import read_sheets
from indicators.catalog import Catalog
from tests.etl.parts import STRICT, TABLE, book, parts, sheet, styles, zipped

REPOSITORY = Path(__file__).resolve().parents[2]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SECONDS, MEGABYTES = 5, 500


def cells(count: int) -> str:
    return f'<row r="1">{"".join("<c><v>1</v></c>" for _ in range(count))}</row>'


def merges(count: int) -> str:
    return (
        "<mergeCells>"
        + "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, count + 1))
        + "</mergeCells>"
    )


def bomb() -> bytes:
    return zipped({**parts([]), "xl/worksheets/sheet1.xml": b" " * 150_000_000})


def lying_bomb() -> bytes:
    """A directory that claims 100 bytes of a part that unfolds to 30 MB."""
    whole = book(sheet() + " " * 30_000_000)
    name = b"xl/worksheets/sheet1.xml"
    at = whole.rindex(name) - 46
    return whole[: at + 24] + struct.pack("<I", 100) + whole[at + 28 :]


def shared_bomb() -> bytes:
    """A text of 30 000 characters, written once and named by 100 000 cells."""
    text = f"<sst><si><t>{'字' * 30_000}</t></si></sst>"
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 100_001))
    return book(sheet(rows), more={"sharedStrings": text})


def empty_corridor() -> bytes:
    """Rows and cells without addresses: the last is far out though nothing says so."""
    corridor = sheet("<row/>" * 240_000 + f"<row>{'<c/>' * 600}<c><v>1</v></c></row>")
    return zipped(parts([corridor]), zipfile.ZIP_STORED)


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "empty_file"),
    "spaces": (lambda: b" \r\n" * 10, "empty_file"),
    "random": (lambda: random.Random(1).randbytes(5_000), "unknown_format"),
    "random zip": (lambda: b"PK\x03\x04" + random.Random(1).randbytes(5_000), "unreadable"),
    "random ole": (lambda: OLE + random.Random(1).randbytes(5_000), "unknown_format"),
    "truncated": (lambda: book()[:-700], "unreadable"),
    "torn": (lambda: book().replace(book()[300:340], b"\0" * 40), "unreadable"),
    "encrypted xlsx": (lambda: OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    "pdf": (lambda: b"%PDF-1.7\n1 0 obj", "unknown_format"),
    "png": (lambda: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "unknown_format"),
    "docx": (lambda: zipped({"word/document.xml": "<document/>"}), "unknown_format"),
    "zip of a csv": (lambda: zipped({"a.csv": "1,2"}), "unknown_format"),
    "page without a table": (lambda: b"<html><body>404</body></html>", "unknown_format"),
    "bomb": (bomb, "unsafe"),
    "lying bomb": (lying_bomb, "unreadable"),
    "shared bomb": (shared_bomb, "unsafe"),
    "entities": (lambda: book('<!DOCTYPE a [<!ENTITY b "c">]>' + sheet()), "unsafe"),
    "utf-16 part": (lambda: book(sheet().encode("utf-16")), "unreadable"),
    "1000 sheets": (lambda: book(*[sheet()] * 900), "too_large"),
    "1200 parts": (lambda: zipped({f"{n}.xml": "" for n in range(1_200)}), "too_large"),
    "21 MB": (lambda: b"1,2\n" * 5_250_000, "too_large"),
    "far cell": (lambda: book(sheet('<row r="1"><c r="XFD1048576"><v>1</v></c></row>')), "too_large"),
    "farther cell": (lambda: book(sheet('<row r="1"><c r="ZZZZ99999999"><v>1</v></c></row>')), "too_large"),
    "far cell, quoted otherwise": (
        lambda: book(sheet("<row r='1'><c t='n' r='XFD1048576'><v>1</v></c></row>")), "too_large"
    ),
    "far cell, prefixed": (
        lambda: book(sheet('<row r="1"><x:c xmlns:x="a" r="XFD9"><x:v>1</x:v></x:c></row>')), "too_large"
    ),
    "far cell in CDATA": (
        lambda: book(sheet('<row r="1"><c r="XFD1048576"><v><![CDATA[1]]></v></c></row>')), "too_large"
    ),
    "cells beyond the last column": (lambda: book(sheet(cells(20_000))), "too_large"),
    "empty corridor": (empty_corridor, "too_large"),
    "large rectangle": (
        lambda: book(sheet(TABLE + '<row r="200000"><c r="ZZ200000"><v>1</v></c></row>')), "too_large"
    ),
    "address of nothing": (lambda: book(sheet('<row r="1"><c r="1A"><v>1</v></c></row>')), "unreadable"),
    "100000 merges": (lambda: book(sheet(after=merges(100_000))), "too_many_merges"),
    "long text": (lambda: ("指标," + "字" * 40_000).encode(), "too_large"),
    "ragged": (lambda: "指标,一月,二月\n甲,1,2\n乙,1,696.3,4\n丙,5,6\n丁,5,6\n".encode(), "ragged"),
    "only text": (
        lambda: book(sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>说明</t></is></c></row>')), "no_table"
    ),
    "a form": (lambda: "单位名称：,\n填报人：,\n联系电话：,\n".encode(), "no_table"),
    "never calculated": (
        lambda: book(sheet('<row r="1"><c r="A1"><f>1+1</f></c><c r="B1"><f>A1</f><v></v></c></row>')),
        "uncalculated",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_in_chinese_and_soon(name):
    make, code = REFUSED[name]
    data, began = make(), time.perf_counter()
    found = read_file(data, Catalog.load())
    assert time.perf_counter() - began < SECONDS
    assert code in [issue.code for issue in found.issues]
    assert found.failed
    assert found.figures is None
    assert all(
        "\u4e00" <= issue.message[0] <= "\u9fff" or issue.message[0].isdigit() for issue in found.issues
    )
    assert all("请" in issue.message for issue in found.issues)


@pytest.mark.parametrize(
    "name", ["bomb", "lying bomb", "shared bomb", "far cell", "100000 merges", "empty corridor"]
)
@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux for the most memory that a process ever took")
def test_it_takes_little_memory(name, tmp_path):
    path = tmp_path / "坏.xlsx"
    path.write_bytes(REFUSED[name][0]())
    # Not ru_maxrss: on Linux it counts what the process that started this one had taken.
    measured = (
        "import sys; from etl.sheets import read_sheets; from etl.problem import IssueError\n"
        "try: read_sheets(open(sys.argv[1], 'rb').read())\n"
        "except IssueError: pass\n"
        "print(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", measured, path], cwd=REPOSITORY, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr[-500:]
    assert int(done.stdout) < MEGABYTES * 1_000


@pytest.mark.parametrize("name", ["nothing", "truncated", "far cell", "never calculated", "only text"])
def test_a_load_of_it_changes_nothing(name, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("SHULAN_WAREHOUSE", str(tmp_path / "warehouse"))
    path = tmp_path / "坏.xlsx"
    path.write_bytes(REFUSED[name][0]())
    assert main(["load", str(path)]) == 1
    assert not list((tmp_path / "warehouse").glob("builds/*.duckdb"))


def test_a_dimension_that_lies_is_not_believed():
    found = read_file(book(sheet(before='<dimension ref="A1:XFD1048576"/>')), Catalog.load())
    assert [one["value"] for one in found.observations()] == [37635.87]


def test_empty_cells_far_out_do_no_harm():
    far = '<row r="1048576"><c r="A1048576" s="1"/><c r="XFD1048576" t="s"><v></v></c></row>'
    found = read_file(book(sheet(TABLE + far)), Catalog.load())
    assert [one["value"] for one in found.observations()] == [37635.87]


def test_the_strict_form_is_read():
    found = read_file(book(sheet(main=STRICT), main=STRICT), Catalog.load())
    assert [one["value"] for one in found.observations()] == [37635.87]


def test_errors_and_formulas_without_a_value_are_named():
    rows = TABLE.replace("</row>", "", 1).replace(
        '<c r="C2"><v>37635.87</v></c>',
        '<c r="C2"><v>37635.87</v></c><c r="D2" t="e"><f>Z9</f><v>#REF!</v></c><c r="E2"><f>C2*2</f></c>',
    )
    found = read_file(book(sheet(rows.replace('<row r="2">', '</row><row r="2">'))), Catalog.load())
    said = {issue.cell: (issue.severity, issue.code) for issue in found.issues}
    assert said["D2"] == ("warning", "error_cell")
    assert said["E2"] == ("warning", "uncalculated")
    assert [one["value"] for one in found.observations()] == [37635.87]


def test_a_project_of_macros_is_a_warning():
    found = read_file(book(more={"vbaProject": "x"}), Catalog.load())
    assert "macros" in [issue.code for issue in found.issues]
    assert not found.failed


def test_a_protected_sheet_is_read():
    found = read_file(book(sheet(after='<sheetProtection sheet="1" password="CC1A"/>')), Catalog.load())
    assert [one["value"] for one in found.observations()] == [37635.87]


def test_an_old_directory_entry_for_another_part_is_not_taken():
    whole = zipped(parts([sheet()]) | {"XL/Worksheets/SHEET1.xml": sheet("")}, zipfile.ZIP_STORED)
    assert [issue.code for issue in read_file(whole, Catalog.load()).issues] == ["unreadable"]


def test_dates_of_1904_are_right():
    rows = '<row r="1"><c r="A1" s="1"><v>37000</v></c><c r="B1"><v>1</v></c></row>'
    formats = styles("yyyy-mm-dd")
    for settings, day in (("", "2001-04-19"), ('<workbookPr date1904="1"/>', "2005-04-20")):
        (found,) = read_sheets(book(sheet(rows), settings=settings, more={"styles": formats}))
        assert found.text(0, 0) == day
