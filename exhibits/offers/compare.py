"""What comparisons offer and read: series one by one, ways to put them side by side, a base."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from exhibits import compare
from exhibits.beside import Line, axis
from exhibits.offers import choices
from exhibits.reader import Reader
from exhibits.wording import BASIS_WORDS
from indicators.catalog import Catalog
from indicators.inventory import Held, Inventory, bases
from indicators.period import month_number, month_text

MODES = {"index": "指数化", "panels": "分图", "growth": "同比"}
MOST = 6
WITHIN = "~"  # parts indicator, region and category in an address
SERIES = "series"

Key = tuple[str, str, str]


def known(held: Inventory, catalog: Catalog, wish: str) -> dict[str, str]:
    """The series that are asked for and can be had, and the usual two: code → words."""
    asked = [code for code in wish.split(choices.SEPARATOR) if _held(held, catalog, code) is not None]
    return {code: _name(_key(code), catalog) for code in dict.fromkeys([*asked, *usual(held, catalog)])}


def usual(held: Inventory, catalog: Catalog) -> list[str]:
    """The bureau's own two favourite lines, or what else there is."""
    offered = choices.indicators(held, catalog)
    liked = [code for code in choices.FAVOURITES if code in offered] or [choices.favourite(offered)]
    made = []
    for indicator in liked:
        places = choices.regions(held, catalog, [indicator])
        made.append(code_of((indicator, choices.home(held, places), "")))
    return [code for code in made if _held(held, catalog, code)] or [_first(held, liked[0])]


def lines(held: Inventory, catalog: Catalog, codes: Sequence[str]) -> list[Held]:
    """What the warehouse holds of each."""
    return [one for code in codes if (one := _held(held, catalog, code)) is not None]


def basis_options(own: Sequence[Held], catalog: Catalog) -> dict[str, str]:
    """The bases that any of the series can be shown in, in their usual order."""
    offered = {basis for each in own for basis in bases(catalog.indicators[each.indicator], each)}
    return {basis: words for basis, words in BASIS_WORDS.items() if basis in offered}


def read(
    reader: Reader, catalog: Catalog, own: Sequence[Held], basis: str, start: int, end: int
) -> list[Line]:
    """The figures of each series, in the basis asked for or, where it has none such, in its own."""
    named = _short_names([(each.indicator, each.region, each.category) for each in own], catalog)
    made = []
    for each, name in zip(own, named, strict=True):
        offered = bases(catalog.indicators[each.indicator], each)
        suited = basis if basis in offered else offered[0]
        codes = ((each.indicator,), (each.region,), (each.category,))
        rows = reader.line_rows([each], *codes, suited, start, end)
        other = f"（{BASIS_WORDS[suited]}）" if suited != basis else ""
        made.append(Line(name + other, tuple(rows), suited))
    return made


def base_options(found: Sequence[Line]) -> dict[str, str]:
    """Every span of the view, as a base, the oldest first: YYYY-MM of its end → words."""
    return {month_text(slot.end): slot.label for slot in axis(found)}


def usual_base(found: Sequence[Line], catalog: Catalog, offered: Mapping[str, str]) -> str:
    """The first at which most series can be indexed; of cumulative ones, the months that are newest."""
    last = month_number(max(offered))
    alike = any(line.basis == "cumulative" for line in found)
    codes = [code for code in offered if not alike or (last - month_number(code)) % 12 == 0]

    def refused(code: str) -> int:
        return sum(bool(compare.refusal(line, catalog, month_number(code))) for line in found)

    return min(codes, key=refused)


def _held(held: Inventory, catalog: Catalog, code: str) -> Held | None:
    indicator, region, category = _key(code)
    if indicator not in held.indicators or indicator not in catalog.indicators:
        return None
    found = (each for each in held.of_indicators([indicator]) if each.region in catalog.regions)
    return next((each for each in found if (each.region, each.category) == (region, category)), None)


def _first(held: Inventory, indicator: str) -> str:
    each = held.of_indicators([indicator])[0]
    return code_of((each.indicator, each.region, each.category))


def _key(code: str) -> Key:
    indicator, region, category = (*code.strip().split(WITHIN, 2), "", "")[:3]
    return indicator, region, category


def code_of(key: Key) -> str:
    """A series as an address has it."""
    return WITHIN.join(key if key[2] else key[:2])


def _name(key: Key, catalog: Catalog) -> str:
    indicator, region, category = key
    named = f"{catalog.regions[region].name}{catalog.indicators[indicator].name}"
    return f"{named}（{category}）" if category else named


def _short_names(keys: Sequence[Key], catalog: Catalog) -> list[str]:
    """What tells the series apart: their regions, their indicators, or both."""
    if len({(indicator, category) for indicator, _, category in keys}) == 1 < len(keys):
        return [catalog.regions[region].name for _, region, _ in keys]
    alike = len({region for _, region, _ in keys}) == 1
    region = catalog.regions[keys[0][1]].name if alike and len(keys) > 1 else ""
    return [_name(key, catalog).removeprefix(region) for key in keys]
