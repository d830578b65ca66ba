"""What moved a total as a waterfall of points, and as a table (rule G8)."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Final

from exhibits.contribution_words import notes, subtitle, title
from exhibits.exhibit import Cell, Computed, Key, Step, Steps, Table
from exhibits.lines import key_of
from exhibits.moved import POINTS, Moved, preliminary, shown_parts
from exhibits.number import percent_text, signed_text
from exhibits.source import mark, source_line
from exhibits.wording import firmness_words, status_words, tone
from indicators.contribution import PART_WORDS
from indicators.rounding import half_up

if TYPE_CHECKING:
    from indicators.contribution import Part

HEADS: Final = (
    ("部分", False),
    ("本期", True),
    ("上年同期", True),
    ("增量", True),
    (f"拉动（{POINTS}）", True),
    ("贡献率", True),
    ("公布同比", True),
    ("计算同比", True),
    ("说明", False),
)
COMPUTED: Final = (
    Computed("增量", "difference", "本期", "上年同期"),
    Computed("计算同比", "growth", "本期", "上年同期"),
)


def waterfall(moved: Moved, order: str = "size") -> Steps:
    """Part after part from zero to the growth of the total; without points there are no steps."""
    return Steps(
        title=title(moved),
        subtitle=subtitle(moved),
        notes=notes(moved),
        source=source_line(moved.loads),
        mark=mark(moved.loads),
        unit=POINTS,
        steps=_steps(moved, order) if moved.found.refusal == "ok" else (),
    )


def table(moved: Moved, order: str = "size") -> Table:
    """A row a part, then what they leave, then the total; columns that say nothing are left out."""
    total, rest = moved.found.total, moved.found.rest
    parts = [*shown_parts(moved, order), *([] if rest is None else [rest]), total]
    cells = [_cells(moved, part) for part in parts]
    kept = [place for place in range(len(HEADS)) if any(row[place].text for row in cells)]
    return Table(
        title=title(moved),
        subtitle=subtitle(moved),
        source=source_line(moved.loads),
        mark=mark(moved.loads),
        heads=tuple(HEADS[place] for place in kept),
        rows=tuple(tuple(row[place] for place in kept) for row in cells),
        computed=COMPUTED,
    )


def _steps(moved: Moved, order: str) -> tuple[Step, ...]:
    """Parts with points, those without, what they leave, the whole."""
    rest = moved.found.rest
    parts = shown_parts(moved, order)
    known = [part for part in parts if part.contribution_pp is not None]
    left = [] if rest is None else [rest]
    ends = [half_up(end, 6) for end in accumulate(part.contribution_pp or 0.0 for part in [*known, *left])]
    spans = zip([*known, *left], [0.0, *ends], ends, strict=False)
    steps = [_step(moved, part, start, end) for part, start, end in spans]
    silent = [
        Step(moved.name(part), None, None, moved.points_text(part), "muted") for part in parts[len(known) :]
    ]
    return (*steps[: len(known)], *silent, *steps[len(known) :], _whole(moved))


def _step(moved: Moved, part: Part, start: float, end: float) -> Step:
    share = part.contribution_share_pct
    firm = "*" if preliminary(part) else ""
    return Step(
        moved.name(part),
        start,
        end,
        moved.points_text(part) + firm,
        tone(part.contribution_pp or 0.0) if part.code else "muted",
        preliminary=bool(firm),
        remark="" if share is None else f"贡献率{percent_text(share)}",
        note=_levels(moved, part),
        key=None if part.row is None else key_of(part.row),
    )


def _whole(moved: Moved) -> Step:
    total = moved.found.total
    grown = total.contribution_pp or 0.0
    return Step(
        f"{moved.region}合计",
        0.0,
        half_up(grown, 6),
        f"{signed_text(grown)}%",
        "plain",
        whole=True,
        preliminary=preliminary(total),
        remark="计算同比",
        note=_levels(moved, total),
        key=None if total.row is None else key_of(total.row),
    )


def _levels(moved: Moved, part: Part) -> str:
    """The two levels behind the points, for a pointer over them."""
    now, then = moved.level_text(part.value), moved.level_text(part.base_value)
    return f"{then} → {now}{moved.indicator.unit}"


def _cells(moved: Moved, part: Part) -> tuple[Cell, ...]:
    whole = part is moved.found.total
    points, share, row = part.contribution_pp, part.contribution_share_pct, part.row
    grown = "" if points is None else f"{signed_text(points)}" if whole else moved.points_text(part)
    return (
        Cell(f"{moved.region}合计" if whole else moved.name(part), key=None if row is None else key_of(row)),
        _level(moved, part.value, None if row is None else key_of(row)),
        _level(moved, part.base_value, None if part.base_row is None else key_of(part.base_row)),
        Cell("")
        if part.increment is None
        else Cell(
            signed_text(part.increment, moved.decimals),
            half_up(part.increment, moved.decimals),
            tone(part.increment),
        ),
        Cell("") if points is None else Cell(grown, half_up(points, moved.point_decimals), tone(points)),
        Cell("") if share is None else Cell(percent_text(share), half_up(share, 1)),
        _percent(None if row is None else row.yoy_reported_pct),
        _computed(part),
        Cell(_remarks(moved, part), tone="muted"),
    )


def _computed(part: Part) -> Cell:
    row = part.row
    if row is None or row.yoy_computed_pct is not None:
        return _percent(None if row is None else row.yoy_computed_pct)
    silent = row.growth_status in ("ok", "reported_only")
    return Cell("" if silent else status_words(row.growth_status), tone="muted")


def _remarks(moved: Moved, part: Part) -> str:
    if part is moved.found.total and moved.found.derived:
        return "由各部分推算"
    if part.status != "ok":
        return PART_WORDS[part.status]
    return "" if part.row is None else firmness_words(part.row)


def _level(moved: Moved, value: float | None, key: Key | None) -> Cell:
    if value is None:
        return Cell("")
    return Cell(moved.level_text(value), half_up(value, moved.decimals), key=key)


def _percent(pct: float | None) -> Cell:
    return Cell("") if pct is None else Cell(percent_text(pct), half_up(pct, 1), tone(pct))
