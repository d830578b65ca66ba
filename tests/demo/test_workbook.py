"""Writing is deterministic: the committed workbooks are those that the scripts make."""

import zipfile
from pathlib import Path

from demo.bureau import write_bureau
from demo.workbook import Column, Sheet, periods_across, periods_down, write
from tests.demo import FOLDER


def members(path: Path) -> dict[str, bytes]:
    """Files inside a workbook; how hard zlib pressed them is no difference."""
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist()}


def test_the_same_sheets_give_the_same_bytes(tmp_path: Path) -> None:
    sheet = Sheet("表", ["地区：全国"], [["时间", "产值(亿元)"], [202609, 1.5]], ["数据来源：演示数据"])
    for name in ("one.xlsx", "two.xlsx"):
        write(tmp_path / name, "题", [sheet])
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_the_committed_workbooks_are_those_that_the_script_writes(tmp_path: Path) -> None:
    written = write_bureau(tmp_path)
    assert {path.name for path in written} == {path.name for path in FOLDER.glob("[2-9]*.xlsx")}
    for path in written:
        assert members(path) == members(FOLDER / path.name), path.name


def test_all_workbooks_together_stay_small() -> None:
    books = list(FOLDER.glob("*.xlsx"))
    assert len(books) <= 25
    assert sum(book.stat().st_size for book in books) < 3_000_000


def test_a_silent_period_is_an_empty_cell() -> None:
    column = Column("产值(亿元)", {"202609": 1.5}, "亿元")
    assert periods_down("时间", [column], ["202610", "202609"])[1:] == [[202610, None], [202609, 1.5]]
    assert periods_across("指标", [column], ["202609", "202610"], "单位")[1] == [
        "产值(亿元)",
        "亿元",
        1.5,
        None,
    ]
