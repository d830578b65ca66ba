import csv
import re

import pytest

from etl.address import cell_place
from etl.problem import LISTED
from etl.reading import read_file
from indicators.catalog import Catalog
from tests.etl.books import LONG, codes, reading, workbook

SHANGHAI, STREETS = "18_上海房地产_nbs主要城市年度.xls", "20_城市市容环境卫生_nbs年度.xls"
READABLE = ("08_", "12_", "18_", "20_", "26_")


def rows_of(path):
    with path.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


@pytest.fixture(scope="module")
def read(shared):
    done = {}

    def reader(name):
        if name not in done:
            done[name] = read_file((shared / "workbooks" / name).read_bytes(), Catalog.load())
        return done[name]

    return reader


def words(text):
    return re.findall(r"\w+|%", text.casefold())


def test_verified_figures_are_read(shared, read):
    facts = rows_of(shared / "workbooks" / "facts.tsv")
    assert len(facts) == 57
    for fact in facts:
        found = {(one["sheet"], one["cell"]): one for one in read(fact["file"]).observations()}
        one = found[fact["sheet"], fact["cell"]]
        shown = one["value"] / 100 if one["raw"].endswith("%") else one["value"]
        assert shown == pytest.approx(float(fact["value"])), fact
        assert f"{one['period_start']}..{one['period_end']}" == fact["period"], fact
        assert one["unit"] == fact["unit"], fact
        assert set(words(fact["indicator"])) <= set(words(one["indicator_text"])), fact
        assert fact["region"] in one["region_text"], fact


def test_traps_are_not_imported(read):
    names = ("12_国内生产总值_现价_nbs季度.xls", SHANGHAI, STREETS)
    cells = {name: {one["cell"] for one in read(name).observations()} for name in names}
    rows = [{cell_place(cell)[0] + 1 for cell in cells[name]} for name in names]
    assert [(min(found), max(found)) for found in rows] == [(4, 35), (5, 17), (4, 8)]
    assert not {f"{letter}17" for letter in "BCDEFGHIJ"} & cells[SHANGHAI]
    assert not {f"{letter}6" for letter in "BCDEFGHI"} & cells[STREETS]
    ten = read("08_房地产_10sheets.xlsx").observations()
    assert not [one for one in ten if one["cell"].startswith("A") or one["cell"][1:] in ("5", "101")]


@pytest.mark.parametrize("prefix", READABLE)
def test_published_files_have_no_errors(shared, read, prefix):
    (path,) = (shared / "workbooks").glob(f"{prefix}*")
    found = read(path.name)
    assert not found.failed
    assert any(one["indicator"] for one in found.observations())


@pytest.mark.parametrize(
    ("prefix", "unread"),
    [
        ("29_", {"Notes"}),
        ("35_", {"Cover Sheet", "Contents"}),
        ("39_", set()),
        ("45_", {"Index", "Inquiries"}),
    ],
)
def test_what_is_no_figure_is_not_imported(shared, read, prefix, unread):
    (path,) = (shared / "workbooks").glob(f"{prefix}*")
    found = read(path.name).observations()
    assert not unread & {one["sheet"] for one in found}
    assert not [one for one in found if re.search(r"[A-Za-z(:]|^\.\.", one["raw"])]
    cells = {(one["sheet"], one["cell"]) for one in found}
    assert not [cell for sheet, cell in cells if sheet == "Data1" and cell.startswith("AC")]
    assert not [
        cell for sheet, cell in cells if sheet.startswith("Table ") and cell[0] == "A" and cell[1:].isdigit()
    ]


def test_a_file_without_a_table_says_what_can_be_read():
    found = reading([["说明", "没有表"]])
    assert [(issue.severity, issue.code) for issue in found.issues] == [("question", "no_table")]
    assert "长表" in found.issues[0].message
    assert found.table().num_rows == 0


def test_a_table_without_figures_is_an_error():
    assert codes(
        reading([LONG, ["商品房销售面积", "全国", "", "2023年", "", None, "万平方米", ""], [None] * 4 + [1]])
    ) == ["no_figures"]


def test_a_long_list_of_issues_is_cut_and_counted():
    found = reading([["指标", "2023年"], *([f"无名{n}(个)", n + 1] for n in range(50))])
    assert codes(found).count("unknown_indicator") == LISTED + 1
    assert "50" in found.issues[-1].message


def test_only_figures_with_indicator_and_region_can_be_loaded():
    rows = [["指标", "2023年"], ["商品房销售面积(万平方米)", 1], ["无名指标(个)", 2]]
    assert len(reading(rows).observations()) == 2
    assert reading(rows).table().num_rows == 0
    assert reading(rows, "310000").table().to_pylist() == [{
        "indicator": "re_sales_area", "region": "310000", "category": "", "period_start": 2023 * 12,
        "period_end": 2023 * 12 + 11, "measure": "actual", "value": 1.0, "decimals": 0, "status": "",
        "sheet": "表1", "cell": "B2", "raw": "1",
    }]  # fmt: skip


def test_an_extension_is_not_looked_at():
    assert not read_file(
        workbook([["指标", "2023年"], ["商品房销售面积(万平方米)", 1]]), Catalog.load()
    ).failed
    text = "指标,2023年\n商品房销售面积(万平方米),1\n"
    assert read_file(text.encode("gb18030"), Catalog.load()).observations()[0]["sheet"] == "csv"
