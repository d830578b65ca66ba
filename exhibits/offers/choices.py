"""What a filter offers: codes of what the warehouse holds → words for the screen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from exhibits.wording import BASIS_WORDS
from indicators.catalog import Catalog
from indicators.inventory import Held, Inventory, bases
from indicators.period import Period, month_number, month_text

WHOLE = "all"
SEPARATOR = ","  # parts several codes in an address
FORMS = {"overlay": "今年与往年", "timeline": "时间序列"}
SCOPES = {"leading": "重点指标", "all": "全部指标"}
TRACKS = {"reported": "公布优先", "computed": "全部测算"}
FAVOURITES = ("re_sales_area", "re_investment")


def indicators(held: Inventory, catalog: Catalog) -> dict[str, str]:
    """Indicators with figures, by topic and in the catalogue's order."""
    present = held.indicators
    listed = [each for each in catalog.indicators.values() if each.code in present]
    listed.sort(key=lambda each: catalog.topics[each.topic].ordinal)
    return {each.code: each.name for each in listed}


def favourite(options: dict[str, str]) -> str:
    """What a page shows when nobody has asked for anything."""
    return next((code for code in FAVOURITES if code in options), next(iter(options)))


def regions(held: Inventory, catalog: Catalog, wanted: Sequence[str]) -> dict[str, str]:
    """Regions with figures of any wanted indicator, in administrative order."""
    present = {each.region for each in held.of_indicators(wanted)}
    return {code: region.name for code, region in catalog.regions.items() if code in present}


def shown(held: Inventory, wanted: Sequence[str], places: Sequence[str]) -> list[Held]:
    """The series of these indicators in these regions."""
    return [each for each in held.of_indicators(wanted) if each.region in places]


def categories(held: Inventory, catalog: Catalog, wanted: Sequence[str]) -> dict[str, str]:
    """合计 and the categories that every wanted indicator has figures of."""
    shared = [{each.category for each in held.of_indicators([code]) if each.category} for code in wanted]
    common = set.intersection(*shared) if shared else set()
    named = [name for name in catalog.indicators[wanted[0]].categories if name in common]
    return {WHOLE: "合计", **{name: name for name in named}}


def alike(one: Inventory, other: Inventory, wanted: Sequence[str]) -> bool:
    """Whether two builds offer the same filters around these indicators; only months may differ."""
    every = [
        (held.indicators, {each._replace(first_end=0, last_end=0) for each in held.of_indicators(wanted)})
        for held in (one, other)
    ]
    return every[0] == every[1]


def basis_options(lines: Sequence[Held], catalog: Catalog, wanted: Sequence[str]) -> dict[str, str]:
    """The bases in which every wanted indicator can be shown by some of its series, the usual first."""
    offered: list[tuple[str, ...]] = []
    for code in wanted:
        own = [bases(catalog.indicators[code], each) for each in lines if each.indicator == code]
        offered.append(tuple(dict.fromkeys(basis for each in own for basis in each)))
    common = [basis for basis in offered[0] if all(basis in others for others in offered)] or list(offered[0])
    return {basis: BASIS_WORDS[basis] for basis in common}


def ends(lines: Sequence[Held], basis: str) -> dict[str, str]:
    """Months up to which a view of these series can go, newest first, as YYYY-MM."""
    first, last = min(each.first_end for each in lines), max(each.last_end for each in lines)
    step = {"quarter": 3, "half": 6, "year": 12}.get(basis, 1 if any(each.by_month for each in lines) else 3)
    step = step if any(each.by_quarter for each in lines) else 12
    months = [month for month in range(last, first - 1, -1) if (month + 1) % step == 0]
    return dict(map(_named, months or [last]))


@cache
def _named(month: int) -> tuple[str, str]:
    return month_text(month), Period(month, month).label


def starts(lines: Sequence[Held], end: str) -> dict[str, str]:
    """Years with which a view that ends in ``end`` can begin, newest first: 2021 → 2021年."""
    first = min(each.first_end for each in lines)
    return {str(year): f"{year}年" for year in range(month_number(end) // 12, first // 12 - 1, -1)}


def usual_start(lines: Sequence[Held], basis: str, options: dict[str, str]) -> str:
    """Three years of what is reported within a year, all years of what is reported once."""
    within_year = any(each.by_quarter for each in lines)
    years = list(options)
    return years[min(2, len(years) - 1)] if within_year and basis not in ("year", "half") else years[-1]


def forms(wanted: Sequence[str], places: Sequence[str], basis: str) -> dict[str, str]:
    """Years laid over each other serve one line only, and not one that has a single figure a year."""
    alone = len(wanted) == 1 and len(places) == 1 and basis != "year"
    return FORMS if alone else {"timeline": FORMS["timeline"]}


def span(start: str, end: str) -> tuple[int, int]:
    """First and last month of a view, as numbers."""
    return int(start) * 12, month_number(end)


def stored(category: str) -> tuple[str]:
    """A category as the warehouse writes it: '' for the whole."""
    return ("" if category == WHOLE else category,)


def home(held: Inventory, places: dict[str, str]) -> str:
    """The region that pages open with: the one with most series, which is the bureau's own."""
    sizes = held.sizes()
    return max(places, key=lambda code: sizes[code])


def month(end: str) -> int:
    """The month of a filter, as a number."""
    return month_number(end)
