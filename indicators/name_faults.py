"""Names that mean two things: a word of the catalogue must lead to one entry only."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from indicators.entries import split_alias, split_words
from indicators.naming import plain_name, plain_unit
from indicators.row_faults import Row, Tables

Named = Iterator[tuple[str, str]]


def name_faults(tables: Tables) -> Iterator[str]:
    """Of names and aliases, compared as they are looked up: without width, spaces, brackets and numbering."""
    yield from _shared_names(tables["indicators"], _indicator_names, plain_name, "code")
    yield from _shared_names(tables["regions"], _region_names, plain_name, "code")
    yield from _shared_names(tables["units"], _unit_names, plain_unit, "unit")


def _shared_names(
    rows: list[Row], names: Callable[[Row], Named], plain: Callable[[str], str], key: str
) -> Iterator[str]:
    taken: dict[str, tuple[str, str, Row]] = {}
    for row in rows:
        for name, category in names(row):
            if not plain(name):
                yield row.fault(f"名称“{name}”只有标点或编号，认不出来。请换成文字")
                continue
            owner, meant, other = taken.setdefault(plain(name), (row[key], category, row))
            if (owner, meant) != (row[key], category):
                yield row.fault(_shared(name, category, other, owner, meant))


def _shared(name: str, category: str, other: Row, owner: str, meant: str) -> str:
    here = f"“{name}”" + (f"（类别{category}）" if category else "")
    there = f"{other.file}第{other.line}行的“{owner}”" + (f"（类别{meant}）" if meant else "")
    return f"{here}已是{there}的名称或别名，一个词不能指两样东西。请删去一处，或写得更完整"


def _indicator_names(row: Row) -> Named:
    yield row["name"], ""
    yield from (split_alias(word) for word in split_words(row["aliases"]) if split_alias(word)[0])
    if row["name_en"]:
        yield row["name_en"], ""


def _region_names(row: Row) -> Named:
    words = (row["code"], row["name"], row["short_name"], *split_words(row["aliases"]))
    yield from ((word, "") for word in words if word)


def _unit_names(row: Row) -> Named:
    yield from ((word, "") for word in (row["unit"], *split_words(row["aliases"])) if word)
