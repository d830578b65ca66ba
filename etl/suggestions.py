"""What an unknown word may have meant: ranked for a person to choose from, never applied."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Literal, NamedTuple, TypeVar

from rapidfuzz import fuzz, process

from indicators.catalog import Catalog, Indicator, Region, Unit
from indicators.naming import plain_name, plain_unit, without_unit

SHOWN = 5
LEAST, LEAST_LATIN = 55.0, 75.0  # of 100: two Latin words share many letters by chance
LOOKED_AT = 80  # names: several of them belong to one indicator

Kind = Literal["indicator", "region", "unit"]
Thing = TypeVar("Thing", Indicator, Region, Unit)


class Suggestion(NamedTuple):
    """An entry of the catalogue, and how like the word its nearest name is, of 100."""

    code: str
    name: str
    category: str
    score: float

    @property
    def words(self) -> str:
        """For the screen."""
        return self.name + (f"（{self.category}）" if self.category else "")


@lru_cache(maxsize=4096)
def suggestions(kind: Kind, text: str, catalog: Catalog) -> tuple[Suggestion, ...]:
    """At most SHOWN entries whose names are like the text, the likest first."""
    if kind == "unit":
        return _ranked(plain_unit(text), catalog.unit_names, lambda unit: (unit.unit, unit.unit))
    if kind == "region":
        return _ranked(plain_name(text), catalog.region_names, lambda region: (region.code, region.name))
    name = plain_name(without_unit(text)[0])
    return _ranked(name, catalog.indicator_names, lambda indicator: (indicator.code, indicator.name))


def suggested(kind: Kind, text: str, catalog: Catalog) -> str:
    """The same as a sentence for a message; '' where nothing is like it."""
    found = suggestions(kind, text, catalog)
    return f"相近的有：{'、'.join(one.words for one in found)}。" if found else ""


def _ranked(
    wanted: str, names: Mapping[str, tuple[Thing, str]], called: Callable[[Thing], tuple[str, str]]
) -> tuple[Suggestion, ...]:
    near = process.extract(wanted, names.keys(), scorer=fuzz.ratio, limit=LOOKED_AT)
    scored = sorted(((_score(wanted, plain), plain) for plain, _, _ in near), reverse=True)
    least = LEAST_LATIN if wanted.isascii() else LEAST
    found: dict[str, Suggestion] = {}
    for score, plain in scored:
        thing, category = names[plain]
        code, name = called(thing)
        if score >= least and code not in found:
            found[code] = Suggestion(code, name, category, round(score, 1))
    return tuple(list(found.values())[:SHOWN])


def _score(wanted: str, name: str) -> float:
    """How like two names are; one that is part of the other is liker than its length alone says."""
    return 0.65 * fuzz.ratio(wanted, name) + 0.35 * fuzz.partial_ratio(wanted, name)
