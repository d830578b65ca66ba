"""What moved a total: what ``contribution.sql`` answers of its parts, regions or categories (rule G8)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, Literal, NamedTuple

from indicators.asked import basis_of, ranked_regions
from indicators.catalog import Catalog, Indicator
from indicators.growth import BASES, Growth, growth
from indicators.inventory import Held
from indicators.judgement import STATUS_WORDS, GrowthStatus, judge
from indicators.period import Period
from indicators.warehouse import Warehouse

By = Literal["region", "category"]
BYS: Final[tuple[By, ...]] = ("region", "category")
PartStatus = GrowthStatus | Literal["not_reported"]
ShareRefusal = Literal["ok", "near_zero", "opposite"]
Refusal = GrowthStatus | Literal["ratio", "span", "no_parts", "missing", "overlap"]

REFUSALS: Final = {
    **STATUS_WORDS,
    "ok": "",
    "ratio": "率和指数不能相加，没有拉动",
    "span": "期间不是累计、当月、当季、半年或全年，不能与上年同期相比",
    "no_parts": "没有一个部分的本期数和上年同期数都已报",
    "overlap": "各分类之和大于合计，分类互有重叠或数有误，不能相加",
}
SHARE_REFUSALS: Final = {
    "ok": "",
    "near_zero": "总增量接近零，不给贡献率",
    "opposite": "各部分有增有减，不给贡献率",
}
PART_WORDS: Final = {**STATUS_WORDS, "not_reported": "未报"}


class Part(NamedTuple):
    """A part, the rest or the total: levels in the indicator's unit, points and shares None where refused.

    ``code`` is a region's or a category's. ``row`` and ``base_row`` are the figures of this and of last year.
    """

    code: str
    status: PartStatus
    value: float | None = None
    base_value: float | None = None
    increment: float | None = None
    contribution_pp: float | None = None
    contribution_share_pct: float | None = None
    row: Growth | None = None
    base_row: Growth | None = None


class Contribution(NamedTuple):
    """What the parts of a total moved; ``rest`` is what they leave of it, None where but rounding (G10).

    ``total.contribution_pp`` is its growth by levels in per cent; ``derived``: its parts make it (rule A3).
    Without points there is a ``refusal``; without shares a ``share_refusal``; ``missing`` are parts left out.
    """

    by: By
    span: Period
    parts: tuple[Part, ...]
    total: Part
    rest: Part | None = None
    derived: bool = False
    refusal: Refusal = "ok"
    share_refusal: ShareRefusal = "ok"

    @property
    def missing(self) -> tuple[Part, ...]:
        """The parts that could not be compared with last year."""
        return tuple(part for part in self.parts if part.status != "ok")


class _Figures(NamedTuple):
    """The figure of a part and that of a year before."""

    row: Growth | None = None
    base_row: Growth | None = None

    @property
    def status(self) -> PartStatus:
        """Whether the two can be compared, else why not."""
        if self.row is None or self.row.value is None:
            published = self.row is not None and self.row.yoy_reported_pct is not None
            return "reported_only" if published else "not_reported"
        if self.row.growth_status == "break":
            return "break"
        return "no_base" if self.base_row is None or self.base_row.value is None else "ok"

    @property
    def levels(self) -> tuple[float | None, float | None]:
        """Now and a year before; None unless they can be compared."""
        if self.status != "ok" or self.row is None or self.base_row is None:
            return None, None
        return self.row.value, self.base_row.value

    @property
    def halves(self) -> tuple[float | None, float | None]:
        """Half a unit of the last printed digit; a derived figure has one for each of its parts (G10)."""
        return (_half(self.row), _half(self.base_row)) if self.status == "ok" else (None, None)


def parts_of(
    catalog: Catalog, held: Sequence[Held], indicator: Indicator, region: str, by: By, category: str = ""
) -> tuple[str, ...]:
    """The regions under one; or the categories that it reported, of the set that ``category`` is of.

    ``held`` are the series of the indicator; of sets of categories the first that has figures is meant.
    """
    if by == "region":
        present = {each.region for each in held}
        return tuple(each.code for each in ranked_regions(catalog, catalog.regions[region], present))
    own = {each.category for each in held if each.region == region}
    sets = [tuple(name for name in names if name in own) for names in indicator.divisions]
    asked = [found for found in sets if category in found] or [found for found in sets if found]
    return asked[0] if asked else ()


def contribution(
    warehouse: Warehouse,
    indicator: Indicator,
    region: str,
    by: By,
    parts: Sequence[str],
    category: str,
    span: Period,
    as_of: int | None = None,
) -> Contribution:
    """Points that each part adds to the total's growth by levels, and its share of the increment (G8).

    The total is what the region reports; else what all parts make (rule A3). ``category`` is the one whose
    regions are told apart; of categories the total is the whole.
    """
    nothing = Contribution(by, span, (), Part(region, "not_reported"))
    if indicator.kind not in ("flow", "stock"):
        return nothing._replace(refusal="ratio")
    basis = basis_of(indicator, span)
    if basis not in BASES:
        return nothing._replace(refusal="span")
    regions = [region, *parts] if by == "region" else [region]
    categories = [category] if by == "region" else ["", *parts]
    last = span.end
    rows = growth(warehouse, [indicator.code], regions, categories, basis, last - 12, last, as_of)
    told = _by_part(rows, span, by)
    whole = told.get(region if by == "region" else "", _Figures())
    return _answered(warehouse, nothing, whole, [(code, told.get(code, _Figures())) for code in parts])


def reason(found: Contribution, names: Mapping[str, str]) -> str:
    """Why there are no points, naming the parts that keep a total from being made; '' where there are."""
    if found.refusal == "missing":
        said = "、".join(f"{names[part.code]}{PART_WORDS[part.status]}" for part in found.missing)
        return f"总数{PART_WORDS[found.total.status]}，{said}，不推算合计"
    return REFUSALS[found.refusal]


def rest_name(found: Contribution, names: Mapping[str, str]) -> str:
    """What the parts leave of the total: 未列明, with who is in it; more than the total is said as such."""
    rest = found.rest
    if rest is not None and (rest.value or 0) < 0 and not found.missing:
        return "分项之和大于总数"
    missing = "、".join(names[part.code] for part in found.missing[:3])
    more = f"等{len(found.missing)}项" if len(found.missing) > 3 else ""
    named = "其他（未列明" if found.by == "category" else "未列明（"
    if found.by == "category":
        return f"{named}，含{missing}{more}）" if missing else f"{named}）"
    return f"{named}含{missing}{more}）" if missing else "未列明"


def _answered(
    warehouse: Warehouse, empty: Contribution, whole: _Figures, told: Sequence[tuple[str, _Figures]]
) -> Contribution:
    levels, halves = ([each.levels for _, each in told], [each.halves for _, each in told])
    rows = [row for each in (whole, *(each for _, each in told)) for row in each if row is not None]
    found = warehouse.query(
        "contribution",
        figures=[now for now, _ in levels],
        bases=[then for _, then in levels],
        halves=[now for now, _ in halves],
        base_halves=[then for _, then in halves],
        total=whole.levels[0],
        total_base=whole.levels[1],
        total_half=whole.halves[0],
        total_base_half=whole.halves[1],
        decimals=max((row.decimals or 0 for row in rows), default=0),
    )
    *parts, rest, total = [_part(code, figures, line) for (code, figures), line in zip(
        [*told, ("", _Figures()), (empty.total.code, whole)], found, strict=True
    )]  # fmt: skip
    made = found[-1][1] is not None
    named, near_zero, opposite, overlap = found[-1][6:]
    answer = empty._replace(
        parts=tuple(parts),
        total=total,
        rest=rest._replace(status="ok") if named and rest.value is not None else None,
        derived=made and whole.status != "ok",
        share_refusal="near_zero" if near_zero else "opposite" if opposite else "ok",
    )
    refusal = _refusal(answer, whole, made=made, overlap=overlap)
    return answer if refusal == "ok" else _refused(answer, refusal)


def _refusal(found: Contribution, whole: _Figures, *, made: bool, overlap: bool) -> Refusal:
    if whole.status == "break":
        return "break"
    if not found.parts or all(part.status != "ok" for part in found.parts):
        return "no_parts"
    if not made:
        return "missing"
    if overlap and found.by == "category":
        return "overlap"
    return judge(found.total.value, found.total.base_value).growth_status


def _refused(found: Contribution, refusal: Refusal) -> Contribution:
    """The same without points, shares and rest."""
    return found._replace(
        parts=tuple(map(_bare, found.parts)),
        total=_bare(found.total),
        rest=None,
        refusal=refusal,
    )


def _bare(part: Part) -> Part:
    return part._replace(contribution_pp=None, contribution_share_pct=None)


def _part(code: str, figures: _Figures, line: tuple[Any, ...]) -> Part:
    row = figures.row
    value, base_value, increment, points, share = line[1:6]
    if value is None and row is not None:  # a figure that cannot be compared is a figure all the same
        value = row.value
    if base_value is None and figures.base_row is not None:
        base_value = figures.base_row.value
    return Part(code, figures.status, value, base_value, increment, points, share, row, figures.base_row)


def _by_part(rows: Sequence[Growth], span: Period, by: By) -> dict[str, _Figures]:
    """By region or category; of a stock the month is the span (rule A2)."""
    found: dict[str, _Figures] = {}
    for row in rows:
        code = row.region if by == "region" else row.category
        known = found.get(code, _Figures())
        if row.period_end == span.end and row.period_start in (span.start, span.end):
            found[code] = known._replace(row=row)
        elif row.period_end == span.end - 12 and row.period_start in (span.start - 12, span.end - 12):
            found[code] = known._replace(base_row=row)
    return found


def _half(row: Growth | None) -> float | None:
    if row is None or row.decimals is None:
        return None
    return 0.5 * 10.0**-row.decimals * max(1, len(row.parts))
