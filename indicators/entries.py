"""What a row of the catalogue is: a topic, a unit, a region, an indicator, a break."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from indicators.inert import meant
from indicators.naming import seen
from indicators.period import month_number

FOLDER = Path(__file__).resolve().parent.parent / "data" / "catalog"
FILES = ("topics", "units", "regions", "indicators", "breaks")
PERCENT_UNITS = ("%", "‰", "个百分点")


@dataclass(frozen=True)
class Topic:
    """A field of the bureau's work (板块)."""

    code: str
    name: str
    ordinal: int

    @classmethod
    def of(cls, row: dict[str, str]) -> Topic:
        """From a row of the file; KeyError or ValueError where it cannot be read."""
        return cls(row["code"], row["name"], int(row["ordinal"]))


@dataclass(frozen=True)
class Unit:
    """A unit of measure: a value times ``factor`` is the value in ``base``."""

    unit: str
    base: str
    factor: Decimal
    aliases: tuple[str, ...] = ()

    @classmethod
    def of(cls, row: dict[str, str]) -> Unit:
        """From a row of the file; KeyError or ValueError where it cannot be read."""
        return cls(row["unit"], row["base"], Decimal(row["factor"]), split_words(row["aliases"]))


@dataclass(frozen=True)
class Region:
    """A place that reports; ``area`` is a province's statistical region, ``parent`` '' for the nation."""

    code: str
    name: str
    short_name: str
    parent: str
    level: str
    ordinal: int
    area: str = ""
    default: bool = False
    aliases: tuple[str, ...] = ()

    @classmethod
    def of(cls, row: dict[str, str]) -> Region:
        """From a row of the file; KeyError or ValueError where it cannot be read."""
        area, default = row.get("area", ""), row.get("default", "") == "yes"
        return cls(
            row["code"], row["name"], row["short_name"], row["parent"], row["level"], int(row["ordinal"]),
            area, default, split_words(row["aliases"]),
        )  # fmt: skip


@dataclass(frozen=True)
class Indicator:
    """What is measured. ``aliases`` pairs each other name with the category that it names ('' = whole).

    ``divisions`` are the categories in the sets that each make up the whole, for 期房 lies across 住宅.
    """

    code: str
    name: str
    name_en: str
    topic: str
    unit: str
    kind: str
    better: str
    decimals: int
    reporting: str
    additive: bool
    price_basis: str
    basis: str
    aliases: tuple[tuple[str, str], ...]
    numerator: str
    denominator: str
    categories: tuple[str, ...]
    definition: str
    notes: str
    divisions: tuple[tuple[str, ...], ...] = ()

    @property
    def percent(self) -> bool:
        """Whether it changes in percentage points and not in per cent (rule G5)."""
        return self.unit in PERCENT_UNITS

    @classmethod
    def of(cls, row: dict[str, str]) -> Indicator:
        """From a row of the file; KeyError or ValueError where it cannot be read."""
        aliases = tuple(split_alias(word) for word in split_words(row["aliases"]))
        return cls(
            row["code"], row["name"], row["name_en"], row["topic"], row["unit"], row["kind"],
            row["better"], int(row["decimals"]), row["reporting"], row["additive"] == "yes",
            row["price_basis"], row["basis"], aliases, row["numerator"], row["denominator"],
            split_words(row["categories"]), row["definition"], row["notes"], split_sets(row["categories"]),
        )  # fmt: skip


@dataclass(frozen=True)
class Break:
    """A change of definition (rule G9); ``period`` is the first month under the new one."""

    indicator: str
    region: str
    category: str
    period: int
    note: str

    @classmethod
    def of(cls, row: dict[str, str]) -> Break:
        """From a row of the file; KeyError or ValueError where it cannot be read."""
        return cls(row["indicator"], row["region"], row["category"], month_number(row["period"]), row["note"])


def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of one catalogue file as trimmed texts, those of additions too; blank lines are left out."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = [
            {k: meant(seen(v or "").strip()) for k, v in row.items() if k} for row in csv.DictReader(lines)
        ]
    return [row for row in rows if any(row.values())]


def split_words(text: str) -> tuple[str, ...]:
    """The words of a cell that lists several with | between them."""
    return tuple(word.strip() for word in text.split("|") if word.strip())


def split_sets(text: str) -> tuple[tuple[str, ...], ...]:
    """The words of a cell in sets, parted by ||, that each add up to the whole: 住宅|其他||期房|现房."""
    return tuple(words for part in text.split("||") if (words := split_words(part)))


def split_alias(word: str) -> tuple[str, str]:
    """An alias and the category that it names: 住宅投资=住宅."""
    name, _, category = word.partition("=")
    return name.strip(), category.strip()
