import io
from collections.abc import Callable
from pathlib import Path

from docx import Document
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import words

Visit = Callable[..., AppTest]


def template(*lines: str) -> bytes:
    made = Document()
    for line in lines:
        made.add_paragraph(line)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_placeholders_are_listed_with_their_values_and_searched(warehouse: Path, visit: Visit) -> None:
    said = words(visit("templates", region="100000", to="2023-04"))
    assert "{{ 商品房销售面积.累计 }}" in said
    assert "37,635.87" in said
    found = words(visit("templates", region="100000", to="2023-04", find="商品房 同比"))
    assert "{{ 商品房销售面积.同比 }}" in found
    assert "{{ 商品房销售面积.累计 }}" not in found
    assert "没有含“不存在的”的占位符" in words(visit("templates", region="100000", find="不存在的"))


def test_a_template_is_filled_and_what_was_missing_is_listed(warehouse: Path, visit: Visit) -> None:
    app = visit("templates", region="100000", to="2023-04")
    data = template("{{ 商品房销售面积.累计 }}，{{ 商品房销售面积.位次 }}，{{ 商品房销售.累计 }}")
    app.file_uploader[0].upload("月报.docx", data).run()
    assert not app.exception
    said = words(app).replace("\\", "")
    assert "有 2 处缺数" in said
    assert "商品房销售面积.位次：没有数据" in said
    assert "商品房销售.累计：没有这个名称，相近的有商品房销售面积" in said


def test_a_hostile_template_is_refused_in_words(warehouse: Path, visit: Visit) -> None:
    app = visit("templates", region="100000", to="2023-04")
    app.file_uploader[0].upload("坏.docx", template("{{ 地区.__class__ }}")).run()
    assert "没有采用" in app.error[0].value
    assert not app.exception


def test_an_empty_warehouse_says_what_to_do(empty: Path, visit: Visit) -> None:
    assert "还没有数据" in words(visit("templates"))
