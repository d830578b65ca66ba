import base64
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from plotly.offline import get_plotlyjs_version

from drawing.escape import plotly
from exhibits.basket import Basket, Item
from exhibits.exhibit import Bars, Cell, Chart, Figures, Steps, Table
from exhibits.ladder import Ladder
from exports.deck import file, write
from exports.error import ExportError
from tests.exports import sample

HOSTILE = (
    "</script><script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "<!--<script>",
    "甲\u2028乙\u2029丙",
    "&lt;b&gt;'\"",
    "${1}`%{x}",
    "javascript:alert(1)",
)
BUNDLE_SHA256 = "79542150855a52c567260e3137095dbe2b744e6d702a5cabe67da246942fba7a"


class Heard(HTMLParser):
    """What a browser would make of the file: elements, words outside of scripts, and what scripts hold."""

    def __init__(self, made: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.within: dict[str, list[str]] = {"script": [], "style": []}
        self._kind = ""
        self.feed(made.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._kind = tag if tag in self.within else ""
        if self._kind:
            self.within[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        self._kind = ""

    def handle_data(self, data: str) -> None:
        if self._kind:
            self.within[self._kind][-1] += data
        else:
            self.words.append(data)


def figures(made: bytes) -> list[dict[str, Any]]:
    """The figures in the order of their slides."""
    held = json.loads(Heard(made).within["script"][0])
    return [held[place] for place in sorted(held, key=int)]


def numbers(figure: dict[str, Any]) -> list[float]:
    """Every number that a figure draws as a value: amounts, growths, cells."""
    held: list[Any] = []
    for trace in figure["data"]:
        flat = trace.get("orientation") == "h" or trace.get("mode") == "markers"
        held += [cell for row in trace["z"] for cell in row] if "z" in trace else trace["x" if flat else "y"]
        if "base" in trace:
            held += [start + length for start, length in zip(trace["base"], trace["x"], strict=True)]
    return [value for value in held if value is not None]


def drawn(exhibit: Chart | Ladder | Steps) -> Iterator[float]:
    """Every number that an exhibit wants to be drawn."""
    if isinstance(exhibit, Chart):
        held = [point.value for series in exhibit.series for point in series.points]
    elif isinstance(exhibit, Ladder):
        befores = [rung.before for rung in exhibit.rungs] if exhibit.form == "dumbbell" else []
        held = [*(rung.value for rung in exhibit.rungs), *befores]
    else:
        held = [step.end for step in exhibit.steps]
    return (value for value in held if value is not None)


def printed(exhibit: Table | Figures | Bars) -> list[str]:
    """Every word and number that an exhibit wants to be printed."""
    if isinstance(exhibit, Table):
        return [cell.text for row in exhibit.rows for cell in row]
    if isinstance(exhibit, Bars):
        return [text for bar in exhibit.bars for text in (bar.amount, bar.share, bar.words)]
    headlines = [headline for band in exhibit.bands for headline in band.headlines]
    growths = [cell.text for headline in headlines for cell in headline.growths]
    return [text for one in headlines for text in (one.name, one.value, one.unit)] + growths


@pytest.fixture(scope="module")
def made() -> bytes:
    return write(sample.basket())


def test_nine_exhibits_take_less_than_two_megabytes(made: bytes) -> None:
    assert len(made) < 2_000_000
    assert made == write(sample.basket())


def test_every_number_of_the_figures_is_the_exhibits(made: bytes) -> None:
    exhibits = [item.exhibit for item in sample.basket().items]
    charts = [one for one in exhibits if isinstance(one, Chart | Ladder | Steps)]
    assert len(charts) == 6
    for exhibit, figure in zip(charts, figures(made), strict=True):
        held = numbers(figure)
        assert {round(value, 6) for value in drawn(exhibit)} <= {round(value, 6) for value in held}


def test_no_figure_draws_a_number_that_the_exhibit_has_not(made: bytes) -> None:
    charts = [item.exhibit for item in sample.basket().items if isinstance(item.exhibit, Chart)]
    told = [figure for figure in figures(made) if "base" not in figure["data"][0]]
    for exhibit, figure in zip(charts, [told[0], told[1], told[3]], strict=True):
        kept = [trace for trace in figure["data"] if trace.get("mode") != "text"]
        assert set(numbers({"data": kept})) <= set(drawn(exhibit))


def test_every_printed_word_stands_outside_the_figures(made: bytes) -> None:
    words = Heard(made).words
    for item in sample.basket().items:
        if isinstance(item.exhibit, Table | Figures | Bars):
            assert [text for text in printed(item.exhibit) if text and text not in words] == []
        source, title = item.exhibit.source, item.title
        told = [title, item.exhibit.subtitle, source, item.sentence, item.note, *item.definitions]
        assert [text for text in told if text and text not in words] == []
    assert "● 已变动　1-9月建筑业总产值：入篮时 7.92，现为 7.95" in words
    assert "演示数据 · 数据版本第12版 · 2026-10-20 09:30成稿" in words


def test_names_from_files_stay_words() -> None:
    base = sample.overlay()
    items = []
    for text in HOSTILE:
        table = Table(title=text, subtitle=text, heads=((text, False),), rows=((Cell(text),),), source=text)
        chart = replace(base, title=text, series=(replace(base.series[0], name=text, label=text),))
        items += [Item(exhibit=table, note=text, flags=(text,)), Item(exhibit=chart, definitions=(text,))]
    named = HOSTILE[0]
    heard = Heard(write(Basket(name=named, items=tuple(items), build=1, made=named, paragraph=named)))
    assert len(heard.within["script"]) == 3
    assert {tag for tag, _ in heard.elements} & {"img", "iframe", "link", "object", "a"} == set()
    assert [name for _, held in heard.elements for name in held if name.startswith("on")] == []
    assert [text for text in HOSTILE if heard.words.count(text) < 8] == []
    assert re.findall("[\u2028<>]", heard.within["script"][0]) == []
    held = json.loads(heard.within["script"][0]).values()
    assert [figure["data"][0]["name"] for figure in held] == [plotly(text) for text in HOSTILE]


def test_only_what_is_in_the_file_may_run_or_style(made: bytes) -> None:
    heard = Heard(made)
    policy = next(held["content"] for tag, held in heard.elements if held.get("http-equiv"))
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    allowed = set(re.findall(r"'sha256-([^']+)'", policy))
    for text in (*heard.within["script"][1:], *heard.within["style"]):
        assert base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() in allowed
    script = policy.partition("script-src")[2].partition(";")[0]
    assert "unsafe" not in script
    assert all("src" not in held or held["src"].startswith("data:") for _, held in heard.elements)
    assert all("href" not in held for _, held in heard.elements)


def test_the_library_is_the_published_one_with_its_licence(made: bytes) -> None:
    bundle = (Path(file.__file__).parent / "plotly" / "plotly-cartesian.min.js").read_bytes()
    assert hashlib.sha256(bundle).hexdigest() == BUNDLE_SHA256
    assert f"(cartesian - minified) v{get_plotlyjs_version()}" in bundle[:200].decode()
    assert b"Permission is hereby granted, free of charge" in made


def test_a_deck_that_grows_too_large_is_refused_in_words() -> None:
    base = sample.basket()
    with pytest.raises(ExportError, match=r"有108项内容，文件将有.+ MB，不能超过2 MB。请缩短图表的期间"):
        write(replace(base, items=base.items * 12))


def test_a_long_table_is_told_on_several_slides_and_loses_no_row() -> None:
    rows = tuple((Cell(f"地区{number}"), Cell(str(number), float(number))) for number in range(31))
    heads = (("地区", False), ("数值", True))
    table = Table(title="全部地区", subtitle="副标题", heads=heads, rows=rows, source="资料来源：甲")
    heard = Heard(write(Basket(name="长表", items=(Item(exhibit=table, note="说明"),), build=1, made="今天")))
    pages = [held for tag, held in heard.elements if tag == "div" and held.get("class") == "page"]
    assert len(pages) == 4
    assert [text for text in heard.words if text.startswith("地区") and text != "地区"] == [
        f"地区{number}" for number in range(31)
    ]
    assert "全部地区（2/3）" in heard.words
    assert heard.words.count("说明") == 2  # on the last part and in its notes
