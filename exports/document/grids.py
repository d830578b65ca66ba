"""What a paper tells as a table: figures, targets, heat maps; each cell prints what the exhibit holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from exhibits import schedule
from exhibits.basket import Shown
from exhibits.chart_table import chart_table
from exhibits.exhibit import Bar, Bars, Caption, Cell, Chart, Figures, Headline, Table, Tone
from exhibits.ladder import Ladder, Rung

Heads = tuple[tuple[str, bool], ...]
Rows = Sequence[tuple[Cell, ...]]
CARD: Final[Heads] = (
    ("指标", False),
    ("数值", True),
    ("单位", False),
    ("同比", True),
    ("目标进度", False),
    ("备注", False),
)


def as_table(exhibit: Shown) -> Table | None:
    """The exhibit as a table; None for words alone, and for lines and steps without anything to draw."""
    if isinstance(exhibit, Table):
        return exhibit
    if isinstance(exhibit, Ladder):
        return _places(exhibit)
    if isinstance(exhibit, Chart):
        return _heat(exhibit) if exhibit.kind == "heat" else None
    if isinstance(exhibit, Figures):
        return _figures(exhibit)
    return _targets(exhibit) if isinstance(exhibit, Bars) else None


def _places(ladder: Ladder) -> Table:
    heads = (
        ("位次", False),
        ("地区", False),
        (f"本期（{ladder.unit}）", True),
        ("上年同期", True),
        ("备注", False),
    )
    return _bare(ladder, heads, [_rung(rung) for rung in ladder.rungs])


def _now(ladder: Ladder) -> str:
    return f"本期（{ladder.unit}）"


def _bare(exhibit: Caption, heads: Heads, rows: Rows) -> Table:
    """The exhibit's words around a grid, without the columns that nobody filled."""
    kept = [
        place
        for place, (_, numeric) in enumerate(heads)
        if place == 0 or any(row[place].text for row in rows)
    ]
    return Table(
        title=exhibit.title,
        subtitle=exhibit.subtitle,
        notes=exhibit.notes,
        source=exhibit.source,
        mark=exhibit.mark,
        heads=tuple(heads[place] for place in kept),
        rows=tuple(tuple(row[place] for place in kept) for row in rows),
    )


def _heat(chart: Chart) -> Table:
    """Regions by months, without the year that all months share."""
    found = chart_table(chart)
    years = {slot.end // 12 for slot in chart.slots}
    year = f"{next(iter(years))}年" if len(years) == 1 else ""
    plain = tuple((name.removeprefix(year) or name, numeric) for name, numeric in found.heads)
    rows = [tuple(_signed(cell) for cell in row) for row in found.rows]
    return _bare(found, plain, rows)


def _signed(cell: Cell) -> Cell:
    """In the colour of growth or of decline, as the map is drawn."""
    return cell if not cell.value else replace(cell, tone="ahead" if cell.value > 0 else "behind")


def _figures(exhibit: Figures) -> Table:
    """A row a figure below the name of its band."""
    rows: list[tuple[Cell, ...]] = []
    for band in exhibit.bands:
        if len(exhibit.bands) > 1:
            rows.append((Cell(f"【{band.name}】"), *(Cell("") for _ in CARD[1:])))
        rows += [_headline(headline) for headline in band.headlines]
    return _bare(exhibit, CARD, rows)


def _headline(headline: Headline) -> tuple[Cell, ...]:
    growths = "\n".join(cell.text for cell in headline.growths)
    first = headline.growths[0].value if headline.growths else None
    return (
        Cell(headline.name),
        Cell(headline.value or "未报", key=headline.key),
        Cell(headline.unit),
        Cell(growths if headline.value else growths.replace("未报", ""), first, _tone(headline)),
        Cell("" if headline.progress is None else headline.progress.text),
        Cell("；".join(part for part in (headline.period, *headline.flags) if part)),
    )


def _tone(headline: Headline) -> Tone:
    return headline.growths[0].tone if headline.growths else "plain"


def _targets(exhibit: Bars) -> Table:
    heads = (("目标", False), ("完成/目标", True), ("完成率", True), ("进度", False), ("备注", False))
    told = _bare(exhibit, heads, [_bar(bar) for bar in exhibit.bars])
    return replace(told, notes=tuple(note for note in told.notes if not note.startswith(schedule.DRAWN)))


def _bar(bar: Bar) -> tuple[Cell, ...]:
    return (
        Cell(bar.name),
        Cell(bar.amount),
        Cell(bar.share, bar.completion_pct, key=bar.key),
        Cell(bar.words, tone=bar.tone),
        Cell(bar.remark),
    )


def _rung(rung: Rung) -> tuple[Cell, ...]:
    return (
        Cell("—" if rung.rank is None else str(rung.rank)),
        Cell(rung.name),
        Cell(rung.text, rung.value, key=rung.key),
        Cell(rung.before_text, rung.before),
        Cell(rung.remark),
    )
