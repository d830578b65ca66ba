"""The catalogue: what the bureau's words mean. Flat CSV that people edit in Excel, never written here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from indicators.additions import laid_over
from indicators.entries import FILES, FOLDER, Break, Indicator, Region, Topic, Unit, read_rows
from indicators.events import Chronicle, Event, breaks, chronicle
from indicators.faults import addition_faults
from indicators.naming import plain_name, plain_unit, without_unit

__all__ = [
    "FOLDER", "Break", "Catalog", "CatalogError", "Indicator", "Region", "Topic", "Unit", "UnitMismatch",
]  # fmt: skip

ADDED = "catalog"  # folder of a warehouse

Thing = TypeVar("Thing", Indicator, Region, Unit)


class CatalogError(ValueError):
    """The catalogue's files cannot be read as such; ``python -m etl check`` lists every fault."""


class UnitMismatch(ValueError):  # noqa: N818 - the mismatch is the news
    """Two units that measure different things, or one that is unknown."""


@dataclass(frozen=True, eq=False)
class Catalog:
    """All of it, in the order of the files."""

    indicators: dict[str, Indicator]
    regions: dict[str, Region]
    units: dict[str, Unit]
    topics: dict[str, Topic]
    breaks: tuple[Break, ...]
    indicator_names: dict[str, tuple[Indicator, str]] = field(repr=False)
    region_names: dict[str, tuple[Region, str]] = field(repr=False)
    unit_names: dict[str, tuple[Unit, str]] = field(repr=False)
    events: tuple[Event, ...] = ()

    @classmethod
    def load(cls, folder: Path | str = FOLDER, additions: Path | None = None) -> Catalog:
        """The catalogue of a folder, read again only when one of its files has changed.

        ``additions`` is a folder with files of the same columns, as far as there are any, laid over these.
        Raises CatalogError where a file is missing or a row cannot be read, or anything is wrong with the
        additions.
        """
        paths = [Path(folder) / f"{name}.csv" for name in FILES]
        try:
            stamps = [path.stat().st_mtime_ns for path in paths]
        except FileNotFoundError as error:
            raise CatalogError(f"指标目录缺少文件：{error.filename}") from error
        added = {} if additions is None else _stamps(additions)
        return _loaded(Path(folder), additions if added else None, (*stamps, *added.items()))

    @classmethod
    def at(cls, place: Path) -> Catalog:
        """The catalogue with what was added and noted in the warehouse's folder; raises CatalogError as
        ``load``. What people noted as a change of definition is one of its breaks (rule G9).
        """
        return _annotated(cls.load(additions=place / ADDED), chronicle(place))

    @property
    def default_region(self) -> Region:
        """The region of a file that names none (column default=yes)."""
        return next(region for region in self.regions.values() if region.default)

    def find_indicator(self, text: str) -> tuple[Indicator, str] | None:
        """The indicator that a code, name or alias means, and the category that it names ('' = whole)."""
        if text in self.indicators:
            return self.indicators[text], ""
        found = self.indicator_names.get(plain_name(text))
        if found is None:
            name, unit = without_unit(text)
            found = self.indicator_names.get(plain_name(name)) if unit and self.find_unit(unit) else None
        return found

    def find_category(self, indicator: Indicator, text: str) -> str | None:
        """The category of this indicator that the words name (其中：住宅); None where it has none such."""
        wanted = plain_name(text)
        return next((name for name in indicator.categories if plain_name(name) == wanted), None)

    def find_region(self, text: str) -> Region | None:
        """The region that a code, full name, short name or alias means."""
        if text in self.regions:
            return self.regions[text]
        found = self.region_names.get(plain_name(text))
        return found and found[0]

    def find_unit(self, text: str) -> Unit | None:
        """The unit that a spelling means: ㎡, 立方米/天, ％ and 单位：万元 included."""
        if text in self.units:
            return self.units[text]
        found = self.unit_names.get(plain_unit(text))
        return found and found[0]

    def children(self, parent: str, level: str = "") -> list[Region]:
        """The regions right under one, in administrative order; ``level`` keeps one kind (province)."""
        under = (region for region in self.regions.values() if region.parent == parent)
        return sorted((r for r in under if level in ("", r.level)), key=lambda r: r.ordinal)

    def exact_factor(self, from_unit: str, to_unit: str) -> Decimal:
        """What turns a value in one unit into one in another; UnitMismatch where nothing does."""
        source, target = self._known_unit(from_unit, to_unit), self._known_unit(to_unit, from_unit)
        if source.base != target.base:
            allowed = "、".join(unit.unit for unit in self.units.values() if unit.base == target.base)
            raise UnitMismatch(
                f"单位“{from_unit}”不能换算为“{to_unit}”：两者计量的不是同一种量，这里可用的单位有{allowed}"
            )
        return source.factor / target.factor

    def _known_unit(self, name: str, other: str) -> Unit:
        unit = self.find_unit(name)
        if unit is None:
            raise UnitMismatch(
                f"单位“{name}”（与“{other}”换算）不在 units.csv 中：请核对写法，或在该文件中添加"
            )
        return unit


def _stamps(additions: Path) -> dict[str, tuple[int, int]]:
    """The files that there are, each with what tells one state of it from the next."""
    found = {name: additions / f"{name}.csv" for name in FILES}
    states = {name: path.stat() for name, path in found.items() if path.is_file()}
    return {name: (state.st_mtime_ns, state.st_size) for name, state in states.items()}


@lru_cache(maxsize=4)
def _loaded(folder: Path, additions: Path | None, stamps: tuple[object, ...]) -> Catalog:
    del stamps  # only there to tell one state of the files from the next
    if additions is not None and (found := addition_faults(folder, additions)):
        more = f"（共 {len(found)} 处，运行 python -m etl check 查看全部）" if len(found) > 1 else ""
        raise CatalogError(f"补充目录 {additions} 有误：{found[0]}{more}")
    try:
        rows = {name: _rows(name, folder, additions) for name in FILES}
        topics = {topic.code: topic for topic in map(Topic.of, rows["topics"])}
        units = {unit.unit: unit for unit in map(Unit.of, rows["units"])}
        regions = {region.code: region for region in map(Region.of, rows["regions"])}
        indicators = {indicator.code: indicator for indicator in map(Indicator.of, rows["indicators"])}
        breaks = tuple(map(Break.of, rows["breaks"]))
    except (KeyError, ValueError, InvalidOperation) as error:
        raise CatalogError(f"指标目录有误（{error}），请运行 python -m etl check 查看全部问题") from error
    indicator_names = _index(indicators.values(), plain_name, indicator_words, composed_words)
    region_names = _index(regions.values(), plain_name, region_words, lambda r: _placed_words(r, regions))
    unit_names = _index(units.values(), plain_unit, unit_words)
    return Catalog(indicators, regions, units, topics, breaks, indicator_names, region_names, unit_names)


@lru_cache(maxsize=4)
def _annotated(catalog: Catalog, noted: Chronicle) -> Catalog:
    if not noted.versions:
        return catalog
    known = (*catalog.breaks, *breaks(noted.standing))
    return replace(catalog, breaks=known, events=noted.standing)


def _rows(name: str, folder: Path, additions: Path | None) -> list[dict[str, str]]:
    rows = read_rows(folder / f"{name}.csv")
    added = None if additions is None else additions / f"{name}.csv"
    return laid_over(name, rows, read_rows(added)) if added is not None and added.is_file() else rows


Words = Iterator[tuple[str, str]]


def _index(
    things: Iterable[Thing], plain: Callable[[str], str], *namings: Callable[[Thing], Words]
) -> dict[str, tuple[Thing, str]]:
    """Every name in its plain form → the thing and its category; an earlier naming wins over a later one."""
    index: dict[str, tuple[Thing, str]] = {}
    listed = list(things)
    for naming in namings:
        for thing in listed:
            for name, category in naming(thing):
                index.setdefault(plain(name), (thing, category))
    return index


def indicator_words(indicator: Indicator) -> Words:
    """The names that an indicator states itself, each with the category that it names."""
    yield indicator.name, ""
    yield from indicator.aliases
    if indicator.name_en:
        yield indicator.name_en, ""


def composed_words(indicator: Indicator) -> Words:
    """商品房销售面积（住宅） and 住宅商品房销售面积, for every name of the whole and every category."""
    wholes = [indicator.name, *(name for name, category in indicator.aliases if not category)]
    for category in indicator.categories:
        for whole in wholes:
            for words in (whole + category, f"{whole}其中{category}", category + whole):
                yield words, category


def region_words(region: Region) -> Words:
    """The names that a region states itself."""
    yield from ((word, "") for word in (region.code, region.name, region.short_name, *region.aliases))


def unit_words(unit: Unit) -> Words:
    """The spellings that a unit states itself."""
    yield from ((word, "") for word in (unit.unit, *unit.aliases))


def _placed_words(region: Region, regions: dict[str, Region]) -> Words:
    """云江市城东区: a place named after the one that it lies in."""
    parent = regions.get(region.parent)
    if parent is not None and parent.level not in ("nation", "area"):
        yield parent.name + region.name, ""
