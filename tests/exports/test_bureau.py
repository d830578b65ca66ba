"""A Word template of the bureau's own: filled with what there is, the rest listed; hostile ones refused."""

import io
import time
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openxml_audit import OpenXmlValidator

from exports import bureau
from exports.document.house import paper
from exports.error import ExportError
from exports.package import CONTENT_TYPES, repacked
from indicators.limits import LIMITS
from tests.exports import document_read as read

SECONDS = 5  # of the processor: what else the machine does is no fault of a template
REGIONS = tuple(
    {"名称": name, "建筑业总产值": {"名称": "建筑业总产值", "累计": text, "同比": growth}}
    for name, text, growth in (("城东区", "3.09", "18.4%"), ("高新区", "1.74", ""), ("白沙县", "", ""))
)
VALUES: dict[str, Any] = {
    "地区": "云江市",
    "建筑业总产值": {"名称": "建筑业总产值", "累计": "7.92", "同比": "", "方向": "增长", "句子": "甲 & <乙>"},
    "各地区": REGIONS,
    "各指标": tuple({"名称": str(place)} for place in range(200)),
}


def template(*lines: str, rows: Sequence[Sequence[str]] = (), runs: Sequence[str] = ()) -> bytes:
    """A document of these paragraphs, a table, and a paragraph of several runs."""
    made = Document()
    for line in lines:
        made.add_paragraph(line)
    if runs:
        parted = made.add_paragraph()
        for run in runs:
            parted.add_run(run)
    if rows:
        table = made.add_table(0, len(rows[0]))
        for row in rows:
            for cell, words in zip(table.add_row().cells, row, strict=True):
                cell.text = words
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def filled(*lines: str, **more: Any) -> list[str]:
    return read.texts(bureau.write_into(template(*lines, **more), VALUES).data)


def test_figures_take_the_places_of_their_placeholders() -> None:
    assert filled("{{ 地区 }}完成{{建筑业总产值.累计}}亿元") == ["云江市完成7.92亿元"]
    assert filled("{{ 建筑业总产值.句子 }}") == ["甲 & <乙>"]


def test_full_width_braces_are_forgiven() -> None:
    assert filled("｛｛ 建筑业总产值．累计 ｝｝ { {地区} }") == ["7.92 云江市"]
    assert filled("｛％ if 建筑业总产值.方向 == “增长” ％｝增｛% else %｝减｛％ endif ％｝") == ["增"]


def test_a_placeholder_in_several_runs_is_put_together() -> None:
    runs = ("完成{", "{ 建筑业", "总产值", "．累", "计 ｝", "}亿元，｛", "｛地区｝｝")
    assert filled(runs=runs) == ["完成7.92亿元，云江市"]


def test_a_missing_figure_prints_that_it_is_and_is_listed_once() -> None:
    made = bureau.write_into(
        template("{{ 建筑业总产值.同比 }}{{ 建筑业总产值.同比 }}{{ 没有.累计 }}{{ 没有 }}"), VALUES
    )
    [said] = read.texts(made.data)
    assert said == "【缺：建筑业总产值.同比】" * 2 + "【缺：没有.累计】【缺：没有】"
    assert made.missing == ("建筑业总产值.同比", "没有.累计", "没有")


def test_what_is_only_asked_for_is_not_missing() -> None:
    made = bureau.write_into(template("{% if 建筑业总产值.同比 %}有{% else %}无{% endif %}"), VALUES)
    assert (read.texts(made.data), made.missing) == (["无"], ())


def test_a_loop_in_paragraphs_of_its_own_leaves_none_of_them() -> None:
    said = filled("{% for 地区 in 各地区 %}", "{{ loop.index }}{{ 地区.名称 }}", "{% endfor %}", "完")
    assert said == ["1城东区", "2高新区", "3白沙县", "完"]


def test_a_loop_from_the_first_cell_to_the_last_repeats_the_row() -> None:
    row = ("{% for 地区 in 各地区 %}{{ 地区.名称 }}", "{{ 地区.建筑业总产值.累计 }}{% endfor %}")
    made = bureau.write_into(
        template(rows=(("地区", "累计"), row, ("合计", "{{建筑业总产值.累计}}"))), VALUES
    )
    [table] = read.tables(made.data)
    assert table == [
        ["地区", "累计"], ["城东区", "3.09"], ["高新区", "1.74"],
        ["白沙县", "【缺：建筑业总产值.累计】"], ["合计", "7.92"],
    ]  # fmt: skip


def test_feet_are_filled_and_a_dotx_opens(tmp_path: Path) -> None:
    made = paper()
    made.add_paragraph("{{ 地区 }}")
    made.sections[0].footer.paragraphs[0].add_run("{{ 地区 }}｛｛没有｝｝")
    out = io.BytesIO()
    made.save(out)
    with zipfile.ZipFile(out) as package:
        types = package.read(CONTENT_TYPES).decode().replace("document.main", "template.main")
    done = bureau.write_into(repacked(out.getvalue(), {CONTENT_TYPES: types.encode()}), VALUES)
    assert read.paper(done.data).sections[0].footer.paragraphs[0].text == "— 1 —云江市【缺：没有】"
    assert done.missing == ("没有",)
    (tmp_path / "a.docx").write_bytes(done.data)
    assert OpenXmlValidator().validate(str(tmp_path / "a.docx")).errors == []


HOSTILE = (
    ("{{ ''.__class__.__mro__ }}", "__class__"),
    ("{{ 地区.__class__ }}", "__class__"),
    ("{{ 地区.x }}", "没有字段"),
    ("{{ 建筑业总产值 }}", "没有写字段"),
    ("{{ 各地区 }}", "不能打印"),
    ("{{ 地区.upper() }}", "调用函数"),
    ("{{ range(1000000000) }}", "调用函数"),
    ("{{ 地区['名称'] }}", "方括号"),
    ("{{ self }}", "self"),
    ("{{ 地区|upper }}", "过滤器"),
    ("{{ 'a' * 1000000000 }}", "计算"),
    ("{{ 2 ** 1000000000 }}", "计算"),
    ("{% for i in range(1000000000) %}x{% endfor %}", "range"),
    ("{% for i in 地区 %}x{% endfor %}", "循环只能写"),
    ("{% for a in 各地区 recursive %}{{ loop(a) }}{% endfor %}", "递归|调用"),
    ("{% for 各指标 in 各指标 %}x{% endfor %}", "名称不能叫"),
    ("{% for a in 各地区 %}" * 4 + "x" + "{% endfor %}" * 4, "套了 4 层"),
    ("{% for a in 各指标 %}" * 3 + "汉" * 3 + "{% endfor %}" * 3, "太多内容"),
    ("{% for a in 各地区 %}x{% endfor %}" * 10_000, "占位符，最多允许 2000 处"),
    ("{% for a in 各地区 %}", "没有收尾"),
    ("{% if 建筑业总产值.累计 > 3 %}x{% endif %}", "比了大小"),
    ("{% include 'a' %}", "include"),
    ("{% import 'a' as b %}", "import"),
    ("{% extends 'a' %}", "extends"),
    ("{% set a = 1 %}", "set"),
    ("{% macro a() %}{% endmacro %}", "macro"),
    ("{% raw %}{{{% endraw %}", "raw|成对"),
    ("{% vm %}", "vm"),
    ("{{r 地区 }}", "不允许"),
    ("{# 注 #}", "成对"),
    ("{{ 地区", "成对"),
    ("{{" * 500_000, "成对"),
    ("{{ a" * 300_000, "成对"),
    ("{% a" * 300_000, "成对"),
    ("{%%%%%%" * 200_000, "成对"),
    ("{" * 1_000_000 + "}" * 1_000_000, "成对"),
    ("{{" + "(" * 20_000 + "1" + ")" * 20_000 + "}}", "嵌套太深"),
    ("{{" + "not " * 20_000 + "1}}", "嵌套太深"),
)


@pytest.mark.parametrize(("line", "words"), HOSTILE, ids=[line[:40] for line, _ in HOSTILE])
def test_hostile_expressions_are_refused_in_words_and_in_time(line: str, words: str) -> None:
    data = template(line)
    begun = time.process_time()
    with pytest.raises(ExportError, match=words):
        bureau.write_into(data, VALUES)
    assert time.process_time() - begun < SECONDS


def entry(name: str, words: bytes) -> bytes:
    """A sound template with one more, or another, part."""
    data = template("{{ 地区 }}")
    if name in zipfile.ZipFile(io.BytesIO(data)).namelist():
        return repacked(data, {name: words})
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, words)
    return out.getvalue()


DOCTYPE = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><w:document/>'
FILES = (
    ("macro", lambda: entry("word/vbaProject.bin", b"x"), "宏"),
    ("broken", lambda: template("{{ 地区 }}")[:-300], "损坏"),
    ("no zip", lambda: b"not a zip", "损坏"),
    ("nothing", lambda: b"", "损坏"),
    ("old", lambda: b"\xd0\xcf\x11\xe0" * 100, "旧版"),
    ("too large", lambda: b"PK" + b"0" * LIMITS["template_size"].most, "MB"),
    ("unfolding zip", lambda: entry("word/media/a.xml", b"0" * 220_000_000), "过大"),
    ("too many words", lambda: entry("word/header9.xml", b"<a>" + b"0" * 5_000_000 + b"</a>"), "过大"),
    ("entities", lambda: entry("word/document.xml", DOCTYPE), "实体"),
    ("broken part", lambda: entry("word/document.xml", b"<w:document"), "不能套用"),
    ("another kind", lambda: entry(CONTENT_TYPES, b"<Types/>"), "不是 Word"),
)


@pytest.mark.parametrize(("data", "words"), [each[1:] for each in FILES], ids=[each[0] for each in FILES])
def test_files_that_are_no_template_are_refused_in_words_and_in_time(data: Any, words: str) -> None:
    given = data()
    begun = time.process_time()
    with pytest.raises(ExportError, match=words):
        bureau.write_into(given, VALUES)
    assert time.process_time() - begun < SECONDS


def test_the_largest_template_that_is_allowed_is_filled_in_time() -> None:
    """Loops that write nearly all that may be written, in a document full of placeholders."""
    loop = "{% for a in 各指标 %}" + "{{ a.名称 }}" * 200 + "{% endfor %}"
    data = template(*("{{ 建筑业总产值.累计 }}" for _ in range(1500)), loop)
    begun = time.process_time()
    made = bureau.write_into(data, VALUES)
    assert time.process_time() - begun < SECONDS
    assert len(made.data) < LIMITS["template_written"].most


def test_a_loop_that_ends_in_another_place_is_refused_in_words() -> None:
    for data in (
        template("甲{% for 地区 in 各地区 %}", rows=(("a", "{% endfor %}"),)),
        template(rows=(("{% for 地区 in 各地区 %}", "a"), ("b", "{% endfor %}"))),
        template("{% for 地区 in 各地区 %}", "{{ 地区.名称 }}{% endfor %}"),
    ):
        with pytest.raises(ExportError, match="不在同一处"):
            bureau.write_into(data, VALUES)


def test_the_example_fills_itself() -> None:
    made = bureau.write_into(bureau.example(VALUES), VALUES)
    assert read.tables(made.data)[0][1][:3] == ["城东区", "3.09", "18.4%"]
    assert "建筑业总产值.位次" in made.missing
