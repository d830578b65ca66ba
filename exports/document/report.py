"""A basket as a paper: title, what it says as a whole, its exhibits one by one, and what the terms mean."""

from __future__ import annotations

import datetime
import io
from typing import Any

from exhibits.basket import Basket, Item
from exhibits.exhibit import Chart, Sentence, Table
from exhibits.ladder import Ladder
from exports.bureau.filled import Filled, write_into
from exports.document import charts
from exports.document.grids import as_table
from exports.document.house import paper
from exports.document.styles import CHANGED, HEAD, SMALL, SUBTITLE
from exports.document.tables import drawn, grids
from exports.document.writing import Writing
from exports.slides.lines import gaps
from exports.slides.words import plain


def fill(basket: Basket, template: bytes) -> Filled:
    """A ``template`` of the bureau's own with the basket's words (``words``) in it, and no charts.

    Raises ExportError where it cannot be used.
    """
    return write_into(template, words(basket))


def write(basket: Basket) -> bytes:
    """The .docx on the house's paper."""
    made = paper()
    writing = Writing(made)
    writing.words(basket.name, HEAD)
    for line in (basket.subtitle, f"（{version(basket)}）"):
        if line:
            writing.words(line, SUBTITLE)
    writing.words("")
    if basket.paragraph:
        writing.section("总体情况")
        writing.words(basket.paragraph)
    if basket.items:
        writing.section("分项情况")
    for item in basket.items:
        _item(writing, item)
    _definitions(writing, basket)
    _describe(made, basket)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def words(basket: Basket) -> dict[str, str | tuple[dict[str, str], ...]]:
    """What a template may call for: {{ 标题 }}, {{ 正文 }}, {% for 项 in 各项 %}{{ 项.句子 }}{% endfor %}."""
    items = tuple(
        {
            "名称": item.title,
            "序号": str(number),
            "标题": item.title,
            "副标题": item.exhibit.subtitle,
            "句子": item.sentence,
            "备注": item.note,
            "变动": "；".join(item.flags),
            "来源": item.exhibit.source,
        }
        for number, item in enumerate(basket.items, 1)
    )
    told = {"标题": basket.name, "副标题": basket.subtitle, "正文": basket.paragraph, "版本": version(basket)}
    return {**told, "各项": items}


def version(basket: Basket) -> str:
    """数据版本12，截至…，生成于2026-10-20 09:30."""
    then = f"，截至{basket.as_of}" if basket.as_of else ""
    return f"数据版本{basket.build}{then}，{basket.made}"


def _item(writing: Writing, item: Item) -> None:
    exhibit = item.exhibit
    writing.part(item.title)
    for flag in item.flags:
        writing.words(f"【数据已变动】{flag}", CHANGED)
    if item.sentence:
        writing.words(item.sentence)
    if isinstance(exhibit, Sentence):
        writing.words(exhibit.text)
    marked = f"{exhibit.source}{f'（{exhibit.mark}）' if exhibit.mark else ''}"
    table = None if charts.drawable(exhibit) else as_table(exhibit)
    foot = [line for line in (_remarks(item, table), marked) if line]
    _shown(writing, item, table, followed=bool(foot))
    for number, line in enumerate(foot, 1):
        writing.words(line, SMALL, keep=number < len(foot))
    if item.note:
        writing.words(item.note)


def _shown(writing: Writing, item: Item, table: Table | None, *, followed: bool) -> None:
    """The chart with its caption below, or the table with its caption above."""
    exhibit = item.exhibit
    if charts.drawable(exhibit):
        charts.put(writing, exhibit, f"{exhibit.title}。{exhibit.subtitle}")
        writing.caption("图", exhibit.subtitle, keep=followed)
    if table is None or not table.rows:
        return
    pieces = grids(table)
    for number, grid in enumerate(pieces, 1):
        more = f"（{number}/{len(pieces)}）" if len(pieces) > 1 else ""
        writing.caption("表", f"{exhibit.subtitle}{more}", keep=True)
        writing.add(drawn(table, grid, followed=followed and number == len(pieces)))


def _remarks(item: Item, table: Table | None) -> str:
    """What the exhibit notes, and what a drawing cannot say itself."""
    exhibit = item.exhibit
    told = list(exhibit.notes if table is None else table.notes)
    if isinstance(exhibit, Chart) and exhibit.kind != "heat":
        told += gaps(exhibit)
    if isinstance(exhibit, Ladder) and exhibit.middle_text:
        told.append(exhibit.middle_text)
    if item.title != exhibit.title:
        told.append(f"原题：{exhibit.title}")
    return f"注：{'；'.join(told)}。" if told else ""


def _definitions(writing: Writing, basket: Basket) -> None:
    """Every definition once, last."""
    told = dict.fromkeys(words for item in basket.items for words in item.definitions)
    if told:
        writing.section("指标口径")
        for words in told:
            writing.words(words)


def _describe(made: Any, basket: Basket) -> None:
    properties = made.core_properties
    properties.title, properties.subject = plain(basket.name)[:255], plain(basket.subtitle)[:255]
    properties.author = properties.last_modified_by = "住建数览"
    properties.comments, properties.language = "", "zh-CN"
    properties.keywords = f"数据版本 {basket.build}"
    now = datetime.datetime.now(datetime.UTC).replace(tzinfo=None, microsecond=0)
    properties.created = properties.modified = now
