"""Rows that people add to the catalogue while the program runs, laid over those of ``data/catalog``.

A row with a new key is an entry of its own. A row with a known key only gives that entry more words: all its
other columns are empty. So a later catalogue may change such an entry without a word being lost.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

KEYS = {"topics": "code", "units": "unit", "regions": "code", "indicators": "code"}
WORDS: dict[str, tuple[str, ...]] = {
    "topics": (),
    "units": ("aliases",),
    "regions": ("aliases",),
    "indicators": ("aliases", "categories"),
}

Cells = Mapping[str, str]


def extends(name: str, row: Cells, known: Cells) -> bool:
    """Whether a row of the file ``name`` gives a known entry more words and says nothing else of it."""
    free = (KEYS[name], *WORDS[name])
    return all(not text or column in free or text == known.get(column) for column, text in row.items())


def extended(name: str, row: Cells, known: Cells) -> dict[str, str]:
    """The known entry with the words of the row besides its own."""
    more = {column: _joined(known[column], row.get(column, "")) for column in WORDS[name]}
    return {**known, **more}


def _joined(words: str, more: str) -> str:
    known = [word.strip() for word in words.split("|")]
    fresh = dict.fromkeys(word for part in more.split("|") if (word := part.strip()) and word not in known)
    return "|".join([words, *fresh] if words else fresh)  # as it stands: || parts sets of categories


def laid_over(
    name: str, rows: Sequence[dict[str, str]], added: Sequence[dict[str, str]]
) -> list[dict[str, str]]:
    """The rows of a file with the added ones; breaks have no key and are all entries of their own."""
    if name not in KEYS:
        return [*rows, *added]
    merged = {row[KEYS[name]]: row for row in rows}
    for row in added:
        known = merged.get(row[KEYS[name]])
        merged[row[KEYS[name]]] = row if known is None else extended(name, row, known)
    return list(merged.values())
