"""A basket as slides: twenty with native charts against the bare library's own charts of the same size."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, islice

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from benchmarks.pairing import in_turn, line
from exhibits.basket import Basket, Item
from exhibits.exhibit import Chart, Point, Series, Slot, Target
from exports.slides import write

SLIDES, ROUNDS = 20, 9
REACH = "<= 1.5"
MONTHS = tuple(range(1, 12))


def run() -> Iterator[str]:
    """Yield the printed result."""
    basket = _basket()
    seconds = in_turn({"ours": lambda: write(basket), "bare": lambda: _bare(basket)}, ROUNDS)
    yield line(f"{SLIDES} slides with native charts", seconds["ours"], "python-pptx", seconds["bare"], REACH)


def _basket() -> Basket:
    """Overlays of three years and combos of amounts and growth, in turn; the paragraph is left out."""
    kinds = islice(cycle((_overlay(), _combo())), SLIDES)
    items = tuple(Item(exhibit=chart, sentence=chart.title) for chart in kinds)
    return Basket(name="月度运行分析", items=items, build=1, made="2026-10-20 09:30")


def _overlay() -> Chart:
    slots = tuple(Slot(f"1-{month + 1}月", month, month) for month in MONTHS)
    series = tuple(
        Series(f"{2026 - age}年", "earlier" if age else "current", _points(2, 30.0 - age), age=age)
        for age in (2, 1, 0)
    )
    return Chart(
        title="2026年1-12月建筑业总产值同比增长8.4%", subtitle="建筑业总产值 · 云江市 · 累计 · 亿元",
        notes=("空心点、虚线为初步数",), source="资料来源：云江市住建局月报，批次3，2026-10-12 载入",
        kind="lines", unit="亿元", decimals=2, slots=slots, series=series, from_zero=True,
        target=Target(400.0, "年度目标 400.00亿元"),
    )  # fmt: skip


def _combo() -> Chart:
    growth = Series("同比", "reported", _points(1, 0.7), axis="second")
    bars = Series("产值", "current", _points(2, 30.0))
    return replace(_overlay(), kind="combo", series=(bars, growth), target=None)


def _points(decimals: int, step: float) -> tuple[Point, ...]:
    values = [round(month * step, decimals) for month in MONTHS]
    return tuple(Point(slot, value, f"{value:.{decimals}f}", "final") for slot, value in enumerate(values))


def _bare(basket: Basket) -> bytes:
    """The library's charts with the same numbers, titles and notes, in its own looks."""
    deck = Presentation()
    deck.slides.add_slide(deck.slide_layouts[0]).shapes.title.text = basket.name
    for item in basket.items:
        chart = item.exhibit
        assert isinstance(chart, Chart)
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.title.text = item.title
        slide.shapes.add_textbox(
            Inches(0.5), Inches(6.8), Inches(9), Inches(0.4)
        ).text_frame.text = chart.source
        data = CategoryChartData()
        data.categories = [slot.label for slot in chart.slots]
        for series in chart.series:
            data.add_series(series.name, [point.value for point in series.points])
        place = Inches(0.5), Inches(1.5), Inches(9), Inches(5)
        kind = XL_CHART_TYPE.LINE_MARKERS if chart.kind == "lines" else XL_CHART_TYPE.COLUMN_CLUSTERED
        drawn = slide.shapes.add_chart(kind, *place, data).chart
        drawn.plots[0].has_data_labels = True
        slide.notes_slide.notes_text_frame.text = item.sentence
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()
