"""What an exhibit is: content without format, which a screen, a slide, a document or a sheet can render."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

PointStatus = Literal["final", "revised", "preliminary", "derived", "not_reported", "break"]
Role = Literal["current", "earlier", "peer", "reported", "computed"]
MarkKind = Literal["break", "event"]
ChartKind = Literal["lines", "heat", "combo"]
Axis = Literal["first", "second"]
Reckoning = Literal["growth", "share", "difference", "quotient"]
Tone = Literal["ahead", "behind", "plain", "muted"]


@dataclass(frozen=True)
class Key:
    """Which figure of the warehouse stands behind a number; months are numbers (``indicators.period``)."""

    indicator: str
    region: str
    category: str
    period_start: int
    period_end: int


@dataclass(frozen=True)
class Linked:
    """Which figure a text says from ``start`` to ``end``: a ``measure`` of it (``exhibits.behind``).

    ``value`` is what stands behind the number printed there, None for words that only name the figure.
    ``origin`` says where it is from; what is ``derived`` has no cell of its own.
    """

    start: int
    end: int
    measure: str
    key: Key
    value: float | None = None
    origin: str = ""
    derived: bool = False


@dataclass(frozen=True)
class Slot:
    """One place on the axis; ``start`` and ``end`` are months, so that 1-2月 is twice as wide as 3月."""

    label: str
    start: int
    end: int


@dataclass(frozen=True)
class Point:
    """One number of a series: ``value`` is rounded and None where ``text`` is a word."""

    slot: int
    value: float | None
    text: str
    status: PointStatus
    note: str = ""
    key: Key | None = None


@dataclass(frozen=True)
class Series:
    """Points in the order of the slots; ``age`` counts the years back where the role is ``earlier``.

    In a combo a series of the ``first`` axis is drawn as bars, one of the ``second`` as a line.
    """

    name: str
    role: Role
    points: tuple[Point, ...]
    label: str = ""
    age: int = 0
    axis: Axis = "first"


@dataclass(frozen=True)
class Mark:
    """Words about a place on the axis: a break at the left edge of a slot, or an event.

    An event is a line in the middle of its slot, or a band ``until`` the end of another; ``rows`` are the
    series of a grid that it belongs to, where not all.
    """

    slot: int
    text: str
    until: int | None = None
    kind: MarkKind = "break"
    rows: tuple[int, ...] = ()


@dataclass(frozen=True)
class Target:
    """The annual target, in the chart's unit."""

    value: float
    text: str


@dataclass(frozen=True, kw_only=True)
class Caption:
    """What every exhibit says in words: conclusion, what is shown, remarks, where it is from."""

    title: str
    subtitle: str
    notes: tuple[str, ...] = ()
    source: str = ""
    mark: str = ""


@dataclass(frozen=True, kw_only=True)
class Chart(Caption):
    """Series over slots; a heat map is one series a row. A ``stepped`` line holds until its next point.

    A combo is bars of amounts in ``unit`` and lines of growth in ``second_unit`` on an axis of their own.
    """

    kind: ChartKind
    unit: str
    decimals: int
    slots: tuple[Slot, ...]
    series: tuple[Series, ...]
    marks: tuple[Mark, ...] = ()
    target: Target | None = None
    from_zero: bool = False
    stepped: bool = False
    second_unit: str = "%"
    second_decimals: int = 1


@dataclass(frozen=True)
class Cell:
    """One cell of a table: ``value`` lets a sheet keep the number that ``text`` prints.

    ``key`` and ``load`` say which figure or load it speaks of, where that can be looked up.
    """

    text: str
    value: float | None = None
    tone: Tone = "plain"
    key: Key | None = None
    load: int | None = None


@dataclass(frozen=True)
class Computed:
    """A column that two others of its row give, so that a sheet can hold the formula beside the figures.

    growth: first ÷ second − 1; share, in per cent, and quotient: first ÷ second; difference: first − second.
    """

    column: str
    how: Reckoning
    first: str
    second: str


@dataclass(frozen=True, kw_only=True)
class Table(Caption):
    """Rows of cells under ``heads``: the name of each column, and whether it holds numbers, aligned right.

    ``computed`` may name columns that the table does not have.
    """

    heads: tuple[tuple[str, bool], ...]
    rows: tuple[tuple[Cell, ...], ...]
    computed: tuple[Computed, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The names alone."""
        return tuple(name for name, _ in self.heads)

    @property
    def numeric(self) -> tuple[bool, ...]:
        """Which columns align right."""
        return tuple(numeric for _, numeric in self.heads)


@dataclass(frozen=True)
class Progress:
    """Completion of an annual target against the schedule, all in per cent."""

    completion_pct: float
    schedule_pct: float
    text: str
    tone: Tone


@dataclass(frozen=True)
class Headline:
    """One figure of a band with its growths, its line of the past, and what to know before quoting it.

    ``period`` is '' where it is the one that the exhibit's subtitle names. ``marked`` are the places of the
    line at which something happened.
    """

    name: str
    value: str
    unit: str
    period: str = ""
    growths: tuple[Cell, ...] = ()
    line: tuple[float | None, ...] = ()
    marked: tuple[int, ...] = ()
    progress: Progress | None = None
    flags: tuple[str, ...] = ()
    key: Key | None = None


@dataclass(frozen=True)
class Band:
    """The headline figures of one topic."""

    name: str
    headlines: tuple[Headline, ...]


@dataclass(frozen=True, kw_only=True)
class Figures(Caption):
    """Headline figures in bands."""

    bands: tuple[Band, ...]


@dataclass(frozen=True)
class Bar:
    """One target: shares in per cent, None where there is none to draw; ``amount`` is done and asked for."""

    name: str
    amount: str
    share: str
    words: str
    tone: Tone
    completion_pct: float | None = None
    schedule_pct: float | None = None
    remark: str = ""
    key: Key | None = None


@dataclass(frozen=True, kw_only=True)
class Bars(Caption):
    """Bars against the whole, each with a tick where the schedule stands; ``end_pct`` is 100 or more."""

    bars: tuple[Bar, ...]
    end_pct: float = 100.0


@dataclass(frozen=True)
class Step:
    """One part of a waterfall: it goes from ``start`` to ``end``, None where ``text`` is the reason why not.

    A ``whole`` stands on zero; ``remark`` is said beside the figure, ``note`` to a pointer over it.
    """

    name: str
    start: float | None
    end: float | None
    text: str
    tone: Tone
    whole: bool = False
    preliminary: bool = False
    remark: str = ""
    note: str = ""
    key: Key | None = None


@dataclass(frozen=True, kw_only=True)
class Steps(Caption):
    """A waterfall: parts that add up to the whole, which is the last step."""

    unit: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, kw_only=True)
class Sentence(Caption):
    """Words alone; ``links`` say which figures they tell."""

    text: str
    links: tuple[Linked, ...] = ()


Exhibit: TypeAlias = Chart | Table | Figures | Bars | Steps | Sentence
