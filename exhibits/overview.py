"""All of a region on one screen: its newest figures in bands of topics, and what is late, preliminary or broken."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from exhibits.caption import break_words, breaks_of, even, indicator_name, period_words
from exhibits.exhibit import Band, Cell, Figures, Headline, Progress
from exhibits.lines import key_of
from exhibits.number import number_text, percent_text, signed_text
from exhibits.source import mark, source_line
from exhibits.wording import BASIS_WORDS, change_sign, count_words, points_words, status_words, tone
from indicators.period import Period

if TYPE_CHECKING:
    from indicators.catalog import Catalog
    from indicators.growth import Growth
    from indicators.loads import Load


# An annual figure is published in the course of the next year or two, a monthly one at once.
YEARLY_LAG = 24


class Standing(NamedTuple):
    """Where one indicator stands: its newest figure, its basis, the line of its past, its annual target."""

    row: Growth
    basis: str
    line: tuple[float | None, ...] = ()
    target: float | None = None
    late: tuple[str, ...] = ()
    yearly: bool = False


def overview(standings: Sequence[Standing], catalog: Catalog, end: int, loads: Sequence[Load] = ()) -> Figures:
    """Bands in the order of the topics, figures in the order of the catalogue; ``end`` is the month asked for."""
    rows = [standing.row for standing in standings]
    ordinal = {code: topic.ordinal for code, topic in catalog.topics.items()}
    topics = sorted({catalog.indicators[row.indicator].topic for row in rows}, key=ordinal.__getitem__)
    bands = tuple(
        Band(
            catalog.topics[topic].name,
            tuple(
                headline(standing, catalog, end)
                for standing in standings
                if catalog.indicators[standing.row.indicator].topic == topic
            ),
        )
        for topic in topics
    )
    region = catalog.regions[rows[0].region]
    return Figures(
        title=_title(standings, region.short_name, end),
        subtitle=f"{region.name} · 截至{Period(end, end).label} · 各指标的口径、期间和单位见卡片",
        notes=_notes(standings, catalog),
        source=source_line(loads),
        mark=mark(loads),
        bands=bands,
    )


def headline(standing: Standing, catalog: Catalog, end: int) -> Headline:
    """One card: level, both growths, completion, and what a reader must know before quoting it."""
    row = even([standing.row], catalog)[0]
    value = "" if row.value is None else number_text(row.value, row.decimals or 0)
    return Headline(
        name=indicator_name(row, catalog),
        value=value,
        unit=row.unit if value else "",
        period=f"{period_words(row, standing.basis)}{_basis_mark(standing.basis)}",
        growths=_growths(row),
        line=standing.line,
        progress=_progress(standing),
        flags=_flags(standing, catalog, end),
        key=key_of(row),
    )


def _basis_mark(basis: str) -> str:
    return "" if basis in ("point", "year") else BASIS_WORDS[basis]


def _title(standings: Sequence[Standing], region: str, end: int) -> str:
    current = [standing for standing in standings if standing.row.period_end == end]
    if not current:
        return f"截至{Period(end, end).label}{region}没有新的数据"
    signs = [change_sign(standing.row) for standing in current]
    return f"{Period(end, end).label}{region}：{count_words(signs, '项指标')}"


def _growths(row: Growth) -> tuple[Cell, ...]:
    told = []
    if row.yoy_reported_pct is not None:
        told.append(_rate("公布", row.yoy_reported_pct))
    if row.yoy_pp is not None:
        told.append(Cell(f"同比{points_words(row.yoy_pp)}", row.yoy_pp, tone(row.yoy_pp)))
    elif row.yoy_computed_pct is not None:
        told.append(_rate("测算", row.yoy_computed_pct))
    elif not told:
        told.append(Cell(status_words(row.growth_status), tone="muted"))
    return tuple(told)


def _rate(track: str, pct: float) -> Cell:
    return Cell(f"{track}{signed_text(pct)}%", pct, tone(pct))


def _progress(standing: Standing) -> Progress | None:
    """Completion of the annual target against the months gone by (rule T1)."""
    row = standing.row
    if standing.target is None or standing.target <= 0 or row.value is None or row.period_start % 12 != 0:
        return None
    completion = row.value / standing.target * 100
    schedule = (row.period_end % 12 + 1) / 12 * 100
    gap = completion - schedule
    words = points_words(gap, "快", "慢")
    return Progress(completion, schedule, f"完成{percent_text(completion)}，{words}", tone(gap))


def _flags(standing: Standing, catalog: Catalog, end: int) -> tuple[str, ...]:
    row = standing.row
    said = [
        "初步数" if row.status == "preliminary" else "",
        "修订" if row.status == "revised" else "",
        "口径变动" if row.growth_status == "break" else "",
        "非最新" if row.period_end < end - (YEARLY_LAG if standing.yearly else 0) else "",
        f"{len(standing.late)}地迟报" if standing.late else "",
    ]
    return tuple(flag for flag in said if flag)


def _notes(standings: Sequence[Standing], catalog: Catalog) -> tuple[str, ...]:
    late = [
        f"{catalog.indicators[standing.row.indicator].name}（{'、'.join(standing.late)}）"
        for standing in standings
        if standing.late
    ]
    broken = breaks_of([standing.row for standing in standings], catalog)
    said = [
        f"迟报：{'，'.join(late)}" if late else "",
        *(break_words(each) for each in broken),
        "公布为公布同比（可比口径），测算为按绝对数计算的同比",
        "走势线：累计和当月指标为同比增速，时点和年度指标为数值",
    ]
    return tuple(note for note in said if note)
