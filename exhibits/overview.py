"""All of a region on one screen: its newest figures by topic, and what is late, preliminary or broken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from exhibits.caption import break_words, breaks_of, even, indicator_name, period_words
from exhibits.exhibit import Band, Cell, Figures, Headline, Progress
from exhibits.lines import key_of
from exhibits.number import number_text, percent_text, signed_text
from exhibits.source import mark, source_line
from exhibits.wording import (
    BASIS_WORDS,
    at_constant_prices,
    change_sign,
    count_words,
    is_preliminary,
    points_words,
    status_words,
    tone,
)
from indicators.period import Period
from indicators.progress import progress

if TYPE_CHECKING:
    from indicators.catalog import Catalog
    from indicators.growth import Growth
    from indicators.loads import Load


class Standing(NamedTuple):
    """Where one indicator stands: its newest figure, its basis, the line of its past, its annual target.

    ``lag`` says by how many months its newest figure may be older than the month asked for.
    """

    row: Growth
    basis: str
    line: tuple[float | None, ...] = ()
    target: float | None = None
    late: tuple[str, ...] = ()
    lag: int = 0


def overview(
    standings: Sequence[Standing], catalog: Catalog, end: int, loads: Sequence[Load] = ()
) -> Figures:
    """Bands in the order of the topics, figures in the order given; ``end`` is the month asked for."""
    common = _common_period(standings, end)
    region = catalog.regions[standings[0].row.region].name
    preliminary = _all_preliminary(standings, end)
    by_topic: dict[str, list[Headline]] = {}
    for standing in standings:
        topic = catalog.indicators[standing.row.indicator].topic
        by_topic.setdefault(topic, []).append(headline(standing, catalog, end, common, preliminary))
    ordered = sorted(by_topic, key=lambda code: catalog.topics[code].ordinal)
    return Figures(
        title=_title(
            standings, f"{region}{catalog.topics[ordered[0]].name if len(ordered) == 1 else ''}", end
        ),
        subtitle=f"{region} · 除注明外为{common}数{'（初步数）' if preliminary else ''} · 单位见各卡片",
        notes=_notes(standings, catalog),
        source=source_line(loads),
        mark=mark(loads),
        bands=tuple(Band(catalog.topics[topic].name, tuple(by_topic[topic])) for topic in ordered),
    )


def headline(standing: Standing, catalog: Catalog, end: int, common: str, preliminary: bool) -> Headline:
    """One card; its period is named where it is not the ``common`` one, and 初步数 where not all are."""
    row = even([standing.row], catalog)[0]
    period = _period(standing)
    only_growth = row.value is None and row.yoy_reported_pct is not None
    value, unit = _growth_alone(row) if only_growth else _level(row)
    return Headline(
        name=indicator_name(row, catalog),
        value=value,
        unit=unit,
        period="" if period == common else period.removeprefix(f"{end // 12}年"),
        growths=() if only_growth else _growths(row, at_constant_prices(row, catalog)),
        line=standing.line,
        progress=_progress(standing, catalog.indicators[row.indicator].percent),
        flags=_flags(standing, end, preliminary),
        key=key_of(row),
    )


def _level(row: Growth) -> tuple[str, str]:
    return ("", "") if row.value is None else (number_text(row.value, row.decimals or 0), row.unit)


def _growth_alone(row: Growth) -> tuple[str, str]:
    """Where only the growth was published, it is the figure."""
    return ("", "") if row.yoy_reported_pct is None else (percent_text(row.yoy_reported_pct), "公布同比")


def _period(standing: Standing) -> str:
    return f"{period_words(standing.row, standing.basis)}{_basis_mark(standing.basis)}"


def _common_period(standings: Sequence[Standing], end: int) -> str:
    """The period that most figures up to ``end`` share."""
    newest = [standing for standing in standings if standing.row.period_end == end] or standings
    return Counter(_period(standing) for standing in newest).most_common(1)[0][0]


def _all_preliminary(standings: Sequence[Standing], end: int) -> bool:
    newest = [standing.row for standing in standings if standing.row.period_end == end]
    return bool(newest) and all(is_preliminary(row) for row in newest)


def _basis_mark(basis: str) -> str:
    return "" if basis in ("point", "year") else BASIS_WORDS[basis]


def _title(standings: Sequence[Standing], subject: str, end: int) -> str:
    current = [standing for standing in standings if standing.row.period_end == end]
    if not current:
        return f"截至{Period(end, end).label}{subject}没有新的数据"
    signs = [change_sign(standing.row) for standing in current]
    return f"{Period(end, end).label}{subject}：{count_words(signs, '项指标')}"


def _growths(row: Growth, constant: bool) -> tuple[Cell, ...]:
    told = []
    if row.yoy_reported_pct is not None:
        told.append(_rate("公布", row.yoy_reported_pct))
    if row.yoy_pp is not None:
        told.append(Cell(f"同比{points_words(row.yoy_pp)}", row.yoy_pp, tone(row.yoy_pp)))
    elif row.yoy_computed_pct is not None:
        told.append(_rate("现价" if constant else "测算", row.yoy_computed_pct))
    elif not told:
        told.append(Cell(status_words(row.growth_status), tone="muted"))
    return tuple(told)


def _rate(track: str, pct: float) -> Cell:
    return Cell(f"{track}{signed_text(pct)}%", pct, tone(pct))


def _progress(standing: Standing, percent: bool) -> Progress | None:
    """Completion of the annual target against the months gone by (T1); a rate has a mark to reach (T2)."""
    row, target = standing.row, standing.target
    if target is None or target <= 0 or row.value is None or row.period_end // 12 != row.period_start // 12:
        return None
    if percent:
        gap = row.value - target
        return Progress(
            row.value, target, f"目标{percent_text(target)}，{points_words(gap, '高', '低')}", tone(gap)
        )
    done = progress(row.value if row.period_start % 12 == 0 else None, target, row.period_end)
    if done.completion_pct is None or done.schedule_gap_pp is None:
        return None
    words = points_words(done.schedule_gap_pp, "快于序时", "慢于序时")
    text = f"完成{percent_text(done.completion_pct)}，{words}"
    return Progress(done.completion_pct, done.schedule_pct, text, tone(done.schedule_gap_pp))


def _flags(standing: Standing, end: int, preliminary: bool) -> tuple[str, ...]:
    row = standing.row
    said = [
        "初步数" if is_preliminary(row) and not preliminary else "",
        "修订" if row.status == "revised" else "",
        "口径变动" if row.growth_status == "break" else "",
        "非最新" if row.period_end < end - standing.lag else "",
        f"{len(standing.late)}地迟报" if standing.late else "",
    ]
    return tuple(flag for flag in said if flag)


def _notes(standings: Sequence[Standing], catalog: Catalog) -> tuple[str, ...]:
    late: dict[str, int] = Counter(place for standing in standings for place in standing.late)
    broken = breaks_of([standing.row for standing in standings], catalog)
    said = [
        f"迟报：{'、'.join(f'{place}{count}项' for place, count in late.items())}" if late else "",
        *(break_words(each) for each in broken),
        "公布为公布同比（可比口径），测算为按绝对数计算的同比，蓝为增长、橙为下降",
        "增加值按不变价计算增速，现价同比仅供参考"
        if any(at_constant_prices(standing.row, catalog) for standing in standings)
        else "",
        "走势线：累计指标为同比增速，比率、时点和年度指标为数值",
    ]
    return tuple(note for note in said if note)
