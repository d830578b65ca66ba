"""A basket (汇报篮): what a meeting shows and an export writes, exhibits in their order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from exhibits.exhibit import Exhibit, Linked
from exhibits.ladder import Ladder

Shown: TypeAlias = Exhibit | Ladder


@dataclass(frozen=True, kw_only=True)
class Item:
    """One exhibit of a basket, with what people and the desk say of it.

    ``heading`` stands in place of the exhibit's own conclusion where somebody renamed it; ``note`` is theirs.
    ``definitions`` (口径) and ``filters`` (label, words) go where a reader looks things up. ``flags`` say
    which figures have changed since the exhibit was put in: 1-9月建筑业总产值：入篮时 7.92，现为 7.95.
    ``links`` say which figure each number of the ``sentence`` is.
    """

    exhibit: Shown
    heading: str = ""
    note: str = ""
    sentence: str = ""
    definitions: tuple[str, ...] = ()
    filters: tuple[tuple[str, str], ...] = ()
    flags: tuple[str, ...] = ()
    links: tuple[Linked, ...] = ()

    @property
    def title(self) -> str:
        """What stands above it."""
        return self.heading or self.exhibit.title


@dataclass(frozen=True, kw_only=True)
class Basket:
    """Items in order; ``build`` is the version of the warehouse that they were read from, ``made`` a time.

    ``subtitle`` names the region and the period; ``paragraph`` is the text of the whole, '' for none, and
    ``links`` say which figure each number of it is.
    """

    name: str
    items: tuple[Item, ...]
    build: int
    made: str
    subtitle: str = ""
    paragraph: str = ""
    as_of: str = ""
    links: tuple[Linked, ...] = ()
