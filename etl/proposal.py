"""A file handed in and not yet loaded: what it says under a person's decisions, and what it would change."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from etl.against import against
from etl.beyond import beyond
from etl.difference import Difference, Key, difference
from etl.guide import MARK, Guide, timeless
from etl.loads import listed, load_originals
from etl.original import Original, Outcome, accepted_or_refused, original
from etl.problem import TO_BE_SEEN, Issue
from etl.remembered.folder import layouts, match, remember
from etl.remembered.layout import Layout
from etl.remembered.writing import NAMES_ALLOWED, is_name, written
from etl.understanding import Series, understood
from indicators.catalog import Catalog
from indicators.scope import EVERYWHERE, Scope
from indicators.warehouse import Warehouse, WarehouseError, current, open_current

KEPT = 6  # readings in memory: those looked at last, by anybody
_FOREMOST = TO_BE_SEEN | {"default_region"}  # among the warnings: they make all figures wrong


@dataclass(frozen=True)
class Received:
    """A file as it was handed in; two are the same where name and content are."""

    file: str
    sha256: str
    data: bytes = field(compare=False, repr=False)

    @classmethod
    def of(cls, file: str, data: bytes) -> Received:
        """From a file's name, of which folders are cut off, and its bytes."""
        return cls(Path(file.replace("\\", "/")).name, sha256(data).hexdigest(), data)


@dataclass(frozen=True)
class Decided:
    """What a person decided; ``text`` is the guide as it is written down, by which two are told apart."""

    text: str
    guide: Guide = field(compare=False, repr=False)
    region: str = ""

    @classmethod
    def of(cls, guide: Guide, region: str = "") -> Decided:
        """``region`` is the code for figures that name none, '' leaves it to the catalogue."""
        return cls(written(Layout(guide)), guide, region)


class Opening(NamedTuple):
    """What is known of a file at first sight: the decisions to begin with, and the layout that is like it.

    ``differences`` say why that layout was not applied; ``offered`` are its decisions, for a person to take.
    """

    decided: Decided
    layout: str = ""
    differences: tuple[str, ...] = ()
    offered: Decided | None = None


class Summary(NamedTuple):
    """A file in a few figures: how much it has to say, what is wrong with it, what it would do."""

    figures: int
    errors: int
    questions: int
    warnings: int
    new: int
    changed: int
    same: int
    loaded: int | None

    @property
    def ready(self) -> bool:
        """Whether nothing stands in the way of loading it."""
        return (
            self.loaded is None
            and not self.errors + self.questions
            and self.new + self.changed + self.same > 0
        )


@dataclass(frozen=True)
class Proposal:
    """One file under one set of decisions; ``loaded`` is the load that brought it before, if one did."""

    original: Original
    series: Sequence[Series]
    difference: Difference
    loaded: int | None

    @property
    def first(self) -> Key | None:
        """The figure to look at first: one that changes, else a new one, else any that can be loaded."""
        told = (*self.difference.changed_figures, *self.difference.new_figures)
        if told:
            return told[0].key
        rows = self.original.table.slice(0, 1).to_pylist()
        return Key(*(rows[0][name] for name in Key._fields)) if rows else None

    @property
    def issues(self) -> list[Issue]:
        """What is wrong, what blocks first, then what nobody may pass by unseen."""
        ranks = ("error", "question", "warning")
        return sorted(
            self.original.reading.issues,
            key=lambda issue: (ranks.index(issue.severity), issue.code not in _FOREMOST),
        )

    @property
    def summary(self) -> Summary:
        """The few figures that are kept when the reading itself is not."""
        found = [issue.severity for issue in self.original.reading.issues]
        counts = (found.count("error"), found.count("question"), found.count("warning"))
        figures = self.original.reading.figures
        told = self.difference
        return Summary(
            0 if figures is None else len(figures), *counts, told.new, told.changed, told.same, self.loaded
        )


def opened(received: Received, catalog: Catalog, place: Path) -> Opening:
    """The remembered layout for a file, applied if the form is the same in all."""
    plain = Decided.of(Guide())
    found = match(place, _read(received, plain, catalog)[0].reading.sheets, received.file)
    if found is None:
        return Opening(plain)
    decided = Decided.of(found.layout.guide)
    if found.differences:
        return Opening(plain, found.layout.name, found.differences, decided)
    return Opening(decided, found.layout.name)


def proposed(
    received: Received, decided: Decided, catalog: Catalog, place: Path, scope: Scope = EVERYWHERE
) -> Proposal:
    """What a file says and would change now; cheap where it was asked a moment ago.

    It is compared with what ``scope`` may see alone, and figures that are not its own are errors; those that
    name no region are of its own. Never raises for what is in the file; WarehouseError where the warehouse
    cannot be read.
    """
    known = {one.sha256: one.load for one in listed(place) if one.rolled_back_at is None}
    build = current(place)
    warehouse = None if build is None else open_current(place).within(scope.seen)
    decided = replace(decided, region=decided.region or scope.region)
    series = _read(received, decided, catalog)[1]
    judged, found = _compared(received, decided, catalog, warehouse)
    judged = beyond(judged, scope.written, catalog)
    return Proposal(judged, series, found, known.get(received.sha256))


@lru_cache(maxsize=KEPT)
def _read(received: Received, decided: Decided, catalog: Catalog) -> tuple[Original, tuple[Series, ...]]:
    read = original(received.file, received.data, received.sha256, catalog, decided.region, decided.guide)
    return read, tuple(understood(read.reading.figures, catalog))


@lru_cache(maxsize=KEPT)
def _compared(
    received: Received, decided: Decided, catalog: Catalog, warehouse: Warehouse | None
) -> tuple[Original, Difference]:
    """``warehouse`` is that of one build, which never changes."""
    read = _read(received, decided, catalog)[0]
    judged = replace(read, reading=against(read.reading, warehouse, catalog))
    return judged, difference(read.table, warehouse)


def layout_names(file: str, place: Path) -> tuple[str, frozenset[str]]:
    """What a layout made on a file may be called, by the file's name without its times; and names taken."""
    bare = re.sub(rf"[{MARK}年月季度日份第_\-. ]*{MARK}[年月季度日份_\-. ]*", "", timeless(Path(file).stem))
    taken = frozenset(one.name for one in layouts(place)[0])
    free = (name for name in (bare, *(f"{bare}{number}" for number in range(2, 1000))) if name not in taken)
    return next(free) if is_name(bare) else "", taken


def accept(
    proposals: Sequence[Proposal], author: str, layout: str, catalog: Catalog, place: Path
) -> list[Outcome]:
    """Load what was proposed, as it was shown, as one publication; remember it as ``layout`` unless ''.

    Raises WarehouseError as a load does, and where the layout cannot be called so.
    """
    if layout and not is_name(layout):
        raise WarehouseError(f"版式名称“{layout}”不能用，应为{NAMES_ALLOWED}。请换一个名称。")
    read = [one.original if not layout else _named(one.original, layout) for one in proposals]
    outcomes = load_originals([accepted_or_refused(one) for one in read], place, catalog, author=author)
    for one, outcome in zip(read, outcomes, strict=True):
        if layout and outcome.result == "loaded":
            guide = one.guide or Guide()
            remember(place, layout, one.reading, guide, file=one.file, author=author)
    return outcomes


def _named(read: Original, layout: str) -> Original:
    return replace(read, guide=replace(read.guide or Guide(), name=layout))
