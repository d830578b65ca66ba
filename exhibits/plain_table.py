"""Any exhibit as a table, for a sheet that stands beside its chart: nothing that it prints is lost."""

from __future__ import annotations

from exhibits.basket import Shown
from exhibits.chart_table import chart_table
from exhibits.exhibit import Bars, Cell, Chart, Figures, Headline, Sentence, Steps, Table
from exhibits.ladder import Ladder
from exhibits.number import MINUS, percent_text

Heads = tuple[tuple[str, bool], ...]
Rows = list[tuple[Cell, ...]]


def plain_table(exhibit: Shown) -> Table:
    """The rows and columns of an exhibit; without those columns that say nothing."""
    if isinstance(exhibit, Table):
        return exhibit
    if isinstance(exhibit, Chart):
        return chart_table(exhibit)
    heads, rows = _grid(exhibit)
    kept = [at for at in range(len(heads)) if at == 0 or any(row[at].text for row in rows)]
    return Table(
        title=exhibit.title,
        subtitle=exhibit.subtitle,
        notes=exhibit.notes,
        source=exhibit.source,
        mark=exhibit.mark,
        heads=tuple(heads[at] for at in kept),
        rows=tuple(tuple(row[at] for at in kept) for row in rows),
    )


def _grid(exhibit: Figures | Bars | Steps | Ladder | Sentence) -> tuple[Heads, Rows]:
    if isinstance(exhibit, Figures):
        return _figures(exhibit)
    if isinstance(exhibit, Bars):
        return _bars(exhibit)
    if isinstance(exhibit, Steps):
        return _steps(exhibit)
    if isinstance(exhibit, Ladder):
        return _ladder(exhibit)
    return (("内容", False),), [(Cell(exhibit.text),)]


def _figures(exhibit: Figures) -> tuple[Heads, Rows]:
    most = max((len(each.growths) for band in exhibit.bands for each in band.headlines), default=0)
    growths = tuple((f"同比{at}" if most > 1 else "同比", True) for at in range(1, most + 1))
    heads = (("指标", False), ("板块", False), ("数值", True), ("单位", False), *growths)
    rows = [_headline(each, band.name, most) for band in exhibit.bands for each in band.headlines]
    return (*heads, ("期间", False), ("目标进度", False), ("提示", False)), rows


def _headline(each: Headline, band: str, most: int) -> tuple[Cell, ...]:
    growths = [*each.growths, *[Cell("")] * (most - len(each.growths))]
    return (
        Cell(each.name),
        Cell(band),
        Cell(each.value, _number(each.value), key=each.key),
        Cell(each.unit),
        *growths,
        Cell(each.period),
        Cell("" if each.progress is None else each.progress.text),
        Cell("；".join(each.flags)),
    )


def _bars(exhibit: Bars) -> tuple[Heads, Rows]:
    heads = (
        ("目标", False), ("完成/目标", False), ("完成率", True), ("序时进度", True), ("结论", False),
        ("说明", False),
    )  # fmt: skip
    rows: Rows = [
        (
            Cell(bar.name, key=bar.key),
            Cell(bar.amount),
            Cell(bar.share, bar.completion_pct),
            Cell("" if bar.schedule_pct is None else percent_text(bar.schedule_pct), bar.schedule_pct),
            Cell(bar.words),
            Cell(bar.remark),
        )
        for bar in exhibit.bars
    ]
    return heads, rows


def _steps(exhibit: Steps) -> tuple[Heads, Rows]:
    heads = (("部分", False), (f"拉动（{exhibit.unit}）", True), ("说明", False))
    rows: Rows = [
        (
            Cell(each.name),
            Cell(each.text, _moved(each.start, each.end), key=each.key),
            Cell("；".join(text for text in (each.remark, each.note) if text)),
        )
        for each in exhibit.steps
    ]
    return heads, rows


def _moved(start: float | None, end: float | None) -> float | None:
    return None if start is None or end is None else end - start


def _ladder(exhibit: Ladder) -> tuple[Heads, Rows]:
    printed = all(each.value is None or exhibit.unit in each.text for each in exhibit.rungs)
    unit = "" if printed else f"（{exhibit.unit}）"
    heads = (("地区", False), ("位次", True), (f"本期{unit}", True), ("上年同期", True), ("说明", False))
    rows: Rows = [
        (
            Cell(each.name),
            Cell("" if each.rank is None else str(each.rank), each.rank),
            Cell(each.text, each.value, key=each.key),
            Cell(each.before_text, each.before),
            Cell("；".join(text for text in (each.remark, each.note) if text)),
        )
        for each in exhibit.rungs
    ]
    return heads, rows


def _number(text: str) -> float | None:
    """The number that a headline prints; None for a word."""
    try:
        return float(text.replace(",", "").replace(MINUS, "-"))
    except ValueError:
        return None
