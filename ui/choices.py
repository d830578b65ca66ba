"""What a filter offers: codes of what the warehouse holds → words for the screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from exhibits.wording import BASIS_WORDS
from indicators.catalog import Catalog
from indicators.inventory import Held, bases
from indicators.period import Period, month_number, month_text

WHOLE = "all"
FORMS = {"overlay": "今年与往年", "timeline": "时间序列"}
SCOPES = {"leading": "重点指标", "all": "全部指标"}
TRACKS = {"reported": "公布优先", "computed": "全部测算"}
FAVOURITES = ("re_sales_area", "re_investment")


def indicators(held: Iterable[Held], catalog: Catalog) -> dict[str, str]:
    """Indicators with figures, by topic and in the catalogue's order."""
    present = {each.indicator for each in held}
    listed = [each for each in catalog.indicators.values() if each.code in present]
    listed.sort(key=lambda each: catalog.topics[each.topic].ordinal)
    return {each.code: each.name for each in listed}


def favourite(options: dict[str, str]) -> str:
    """What a page shows when nobody has asked for anything."""
    return next((code for code in FAVOURITES if code in options), next(iter(options)))


def regions(held: Iterable[Held], catalog: Catalog, wanted: Sequence[str]) -> dict[str, str]:
    """Regions with figures of any wanted indicator, in administrative order."""
    present = {each.region for each in held if each.indicator in wanted}
    return {code: region.name for code, region in catalog.regions.items() if code in present}


def categories(held: Iterable[Held], catalog: Catalog, wanted: Sequence[str]) -> dict[str, str]:
    """合计 and the categories that every wanted indicator has figures of."""
    shared = [{each.category for each in held if each.indicator == code and each.category} for code in wanted]
    common = set.intersection(*shared) if shared else set()
    named = [name for name in catalog.indicators[wanted[0]].categories if name in common]
    return {WHOLE: "合计", **{name: name for name in named}}


def basis_options(
    held: Iterable[Held], catalog: Catalog, wanted: Sequence[str], places: Sequence[str]
) -> dict[str, str]:
    """The bases in which every wanted indicator can be shown in some of these regions, the usual first."""
    offered: list[tuple[str, ...]] = []
    for code in wanted:
        own = [each for each in held if each.indicator == code and each.region in places]
        offered.append(
            tuple(dict.fromkeys(basis for each in own for basis in bases(catalog.indicators[code], each)))
        )
    common = [basis for basis in offered[0] if all(basis in others for others in offered)] or list(offered[0])
    return {basis: BASIS_WORDS[basis] for basis in common}


def ends(held: Iterable[Held], wanted: Sequence[str], places: Sequence[str], basis: str) -> dict[str, str]:
    """Months up to which a view can go, newest first, as YYYY-MM."""
    own = [each for each in held if each.indicator in wanted and each.region in places]
    first, last = min(each.first_end for each in own), max(each.last_end for each in own)
    step = {"quarter": 3, "half": 6, "year": 12}.get(basis, 1 if any(each.by_month for each in own) else 3)
    step = step if any(each.by_quarter for each in own) else 12
    months = [month for month in range(last, first - 1, -1) if (month + 1) % step == 0]
    return {month_text(month): Period(month, month).label for month in months or [last]}


def starts(held: Iterable[Held], wanted: Sequence[str], places: Sequence[str], end: str) -> dict[str, str]:
    """Years with which a view that ends in ``end`` can begin, newest first: 2021 → 2021年."""
    first = min(each.first_end for each in held if each.indicator in wanted and each.region in places)
    return {str(year): f"{year}年" for year in range(month_number(end) // 12, first // 12 - 1, -1)}


def forms(wanted: Sequence[str], places: Sequence[str], basis: str) -> dict[str, str]:
    """Years laid over each other serve one line only, and not one that has a single figure a year."""
    alone = len(wanted) == 1 and len(places) == 1 and basis != "year"
    return FORMS if alone else {"timeline": FORMS["timeline"]}


def usual_start(
    held: Iterable[Held], wanted: Sequence[str], places: Sequence[str], basis: str, options: dict[str, str]
) -> str:
    """Three years of what is reported within a year, all years of what is reported once."""
    within_year = any(each.by_quarter for each in held if each.indicator in wanted and each.region in places)
    years = list(options)
    return years[min(2, len(years) - 1)] if within_year and basis not in ("year", "half") else years[-1]


def span(start: str, end: str) -> tuple[int, int]:
    """First and last month of a view, as numbers."""
    return int(start) * 12, month_number(end)


def stored(category: str) -> tuple[str]:
    """A category as the warehouse writes it: '' for the whole."""
    return ("" if category == WHOLE else category,)


def home(held: Iterable[Held], places: dict[str, str]) -> str:
    """The region that pages open with: the one with most series, which is the bureau's own."""
    counts = Counter(each.region for each in held if each.region in places)
    return max(places, key=lambda code: counts[code])


def month(end: str) -> int:
    """The month of a filter, as a number."""
    return month_number(end)
