"""The long template as a workbook with drop-downs, from the catalogue as it is; no sample figures in it."""

from __future__ import annotations

import io
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from etl.address import column_letters
from indicators.catalog import Catalog

DATA_SHEET, GUIDE_SHEET, CHOICES_SHEET = "数据", "说明", "选项"
ROWS = 5000
TYPES = ("实际值", "公布同比", "年度目标", "增长目标")
STATUSES = ("初步数", "修订数", "最终数", "取消")


class _Field(NamedTuple):
    name: str
    width: int
    guide: str
    strict: bool = False


_FIELDS = (
    _Field("指标", 28, "必填。从下拉列表选择，或填写指标目录中的名称、别名。"),
    _Field("地区", 14, "全国、省、市、区县的名称。全表同属一个地区时，也可在入库时用 --region 指明。"),
    _Field("类别", 14, "指标的分组，如住宅、办公楼；总量留空。"),
    _Field(
        "报告期",
        16,
        "必填。累计数写“2023年1-4月”，当月数写“2023年4月”，季度写“2023年二季度”，全年写“2023年”；"
        "时点数写所在的月。",
    ),
    _Field(
        "数据类型", 12, "实际值、公布同比（单位为 %）、年度目标或增长目标（单位为 %）；留空为实际值。", True
    ),
    _Field(
        "数值", 14, "必填。只填数字；没有数据时留空或填“…”，不要填 0。目标可写“≥98%”“≤120”“9月底前清零”。"
    ),
    _Field("单位", 14, "必填。须与指标的计量单位同类，如万平方米与平方米，入库时自动换算。"),
    _Field("状态", 10, "初步数、修订数或最终数；留空由系统判定。目标不再要求时填“取消”。", True),
    _Field("备注", 30, "可不填，不入库。"),
)
NOTES = (
    "一行一个数。表头不要改名；列的顺序可以调换，不用的列可以删去。",
    "同一指标、地区、类别、报告期、数据类型只能有一个数；重复且数值不同时整个文件不入库。",
    "填好后运行：python -m etl read 文件（试读），python -m etl load 文件（入库）。",
    "需要注明来源时，在数据下方空一行，写“数据来源：……”。",
)


def template(catalog: Catalog) -> bytes:
    """The template as the bytes of an .xlsx file."""
    book = Workbook()
    data = book.active
    assert isinstance(data, Worksheet)  # a new workbook has one
    data.title = DATA_SHEET
    _head(data)
    _offer(data, book.create_sheet(CHOICES_SHEET), catalog)
    _explain(book.create_sheet(GUIDE_SHEET, 1))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _head(sheet: Worksheet) -> None:
    for number, field in enumerate(_FIELDS):
        cell = sheet.cell(1, number + 1, field.name)
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="0B5394")
        cell.alignment = Alignment(horizontal="center", vertical="center")
        sheet.column_dimensions[column_letters(number)].width = field.width
    period = column_letters([field.name for field in _FIELDS].index("报告期"))
    for row in range(2, ROWS + 2):
        sheet[f"{period}{row}"].number_format = "@"  # or Excel makes a date of 2023-04
    sheet.row_dimensions[1].height = 22
    sheet.freeze_panes = "A2"


def _offer(sheet: Worksheet, choices: Worksheet, catalog: Catalog) -> None:
    """Drop-downs; their lists stand on a hidden sheet, for one in the cell is at most 255 characters."""
    choices.sheet_state = "hidden"
    categories = dict.fromkeys(name for one in catalog.indicators.values() for name in one.categories)
    offered = {
        "指标": [one.name for one in catalog.indicators.values()],
        "地区": [region.name for region in catalog.regions.values()],
        "类别": list(categories),
        "数据类型": list(TYPES),
        "单位": list(catalog.units),
        "状态": list(STATUSES),
    }
    for place, (name, words) in enumerate(offered.items()):
        for row, word in enumerate([name, *words], 1):
            choices.cell(row, place + 1, word)
        letter = column_letters(place)
        column = next(number for number, field in enumerate(_FIELDS) if field.name == name)
        rule = DataValidation("list", formula1=f"{CHOICES_SHEET}!${letter}$2:${letter}${len(words) + 1}")
        rule.errorStyle = "stop" if _FIELDS[column].strict else "warning"
        rule.errorTitle, rule.error = name, f"“{name}”不在下拉列表中，请核对。"
        rule.add(f"{column_letters(column)}2:{column_letters(column)}{ROWS + 1}")
        sheet.add_data_validation(rule)


def _explain(sheet: Worksheet) -> None:
    sheet.append(["列", "填法"])
    for field in _FIELDS:
        sheet.append([field.name, field.guide])
    sheet.append([])
    for note in NOTES:
        sheet.append([None, note])
    sheet["A1"].font = sheet["B1"].font = Font(bold=True)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 12, 100
