"""What somebody types of an indicator or a region: part of a name, an alias, initials of its pinyin."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from indicators.catalog import Catalog
from indicators.naming import plain_name

# Without its phrases pypinyin takes 13 MB in place of 57, and a garbage collection 2 ms in place of 29 ms.
# They would tell which reading of 重 is meant; any reading does here.
os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")

from pypinyin import Style, pinyin

Kind = Literal["indicator", "region"]
EXACT, PREFIX, INITIALS, BEGINNING_INITIALS, INSIDE, RARE_INITIALS, INITIALS_INSIDE, RARE_INSIDE = range(8)
MOST: Final = 8
LONGEST: Final = 40


class Found(NamedTuple):
    """What was meant: a code with the category that the word names ('' = whole), and the word that matched.

    ``known`` says whether there are figures of it.
    """

    kind: Kind
    code: str
    category: str
    word: str
    known: bool


class _Word(NamedTuple):
    """A name to find; what may be typed for each character: itself, its usual initial, all its initials."""

    plain: str
    usual: tuple[str, ...]
    letters: tuple[str, ...]
    foreign: bool
    kind: Kind
    code: str
    category: str
    word: str


def find(catalog: Catalog, text: str, known: Collection[str], most: int = MOST) -> list[Found]:
    """The best first: exact, beginning, initials, inside; those without figures (not ``known``) last.

    Equals stand in the catalogue's order, indicators before regions; each meaning once, by its best word.
    """
    wanted = plain_name(text[:LONGEST])
    if not wanted:
        return []
    ranked = [
        (rank > EXACT, word.code not in known, rank, place, word)
        for place, word in enumerate(_words(catalog))
        if (rank := _rank(word, wanted)) is not None
    ]
    best: dict[tuple[str, str, str], Found] = {}
    for _, unknown, _, _, word in sorted(ranked, key=lambda one: one[:4]):
        meaning = (word.kind, word.code, word.category)
        best.setdefault(meaning, Found(*meaning, word.word, not unknown))
    return list(best.values())[:most]


def _rank(word: _Word, wanted: str) -> int | None:
    """None where the word is not meant. Codes and English names never come before initials."""
    if word.plain == wanted:
        return EXACT
    if word.foreign:
        return INSIDE if wanted in word.plain else None
    if word.plain.startswith(wanted):
        return PREFIX
    if _spells(word.usual, wanted):
        return INITIALS if len(word.usual) == len(wanted) else BEGINNING_INITIALS
    if wanted in word.plain:
        return INSIDE
    if _spells(word.letters, wanted):
        return RARE_INITIALS
    later = range(1, len(word.letters) - len(wanted) + 1)
    if not any(_spells(word.letters, wanted, start) for start in later):
        return None
    return INITIALS_INSIDE if any(_spells(word.usual, wanted, start) for start in later) else RARE_INSIDE


def _spells(letters: tuple[str, ...], wanted: str, start: int = 0) -> bool:
    """Whether ``wanted`` may be typed for the characters from ``start`` on: spf, 商p房."""
    return start + len(wanted) <= len(letters) and all(
        typed in letters[start + place] for place, typed in enumerate(wanted)
    )


@lru_cache(maxsize=2)
def _words(catalog: Catalog) -> tuple[_Word, ...]:
    """Of a catalogue, which is loaded once for every state of its files."""
    return (*_indicator_words(catalog), *_region_words(catalog))


def _indicator_words(catalog: Catalog) -> Iterator[_Word]:
    for each in catalog.indicators.values():
        for name, category in ((each.name, ""), *each.aliases):
            yield _word(name, "indicator", each.code, category)
        for name in filter(None, (each.code, each.name_en)):
            yield _word(name, "indicator", each.code, foreign=True)


def _region_words(catalog: Catalog) -> Iterator[_Word]:
    for each in catalog.regions.values():
        for name in filter(None, (each.name, each.short_name, *each.aliases)):
            yield _word(name, "region", each.code)
        yield _word(each.code, "region", each.code, foreign=True)


def _word(name: str, kind: Kind, code: str, category: str = "", *, foreign: bool = False) -> _Word:
    plain = plain_name(name)
    spelled = [] if foreign else [(character, initials(character)) for character in plain]
    usual = tuple(character + letters[:1] for character, letters in spelled)
    letters = tuple(character + letters for character, letters in spelled)
    return _Word(plain, usual, letters, foreign, kind, code, category, name)


@lru_cache(maxsize=8192)
def initials(character: str) -> str:
    """First letters of every reading of a character, the usual one first: zct of 重; '' of what has none."""
    if character.isascii():
        return ""
    readings = pinyin(character, style=Style.FIRST_LETTER, heteronym=True, errors="ignore")
    return "".join(readings[0]) if readings else ""
