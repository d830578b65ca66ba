"""What taking a load back would do, before it is done: counted in a sentence, and figure by figure."""

# ruff: noqa: D102 - the members of the protocol are those of a row of etl
from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final, Protocol

from exhibits.exhibit import Cell, Sentence, Table, Tone
from exhibits.told import (
    ARROW,
    STATUS_WORDS,
    Printed,
    measure_words,
    moved_text,
    name_of,
    span_text,
    value_text,
)

if TYPE_CHECKING:
    from indicators.catalog import Catalog


class Reopened(Protocol):
    """A figure that would change, as etl tells of it (etl.origin.Reopened)."""

    @property
    def effect(self) -> str: ...
    @property
    def indicator(self) -> str: ...
    @property
    def region(self) -> str: ...
    @property
    def category(self) -> str: ...
    @property
    def period_start(self) -> int: ...
    @property
    def period_end(self) -> int: ...
    @property
    def measure(self) -> str: ...
    @property
    def value(self) -> float: ...
    @property
    def decimals(self) -> int: ...
    @property
    def status(self) -> str: ...
    @property
    def later_value(self) -> float | None: ...
    @property
    def later_decimals(self) -> int | None: ...
    @property
    def later_status(self) -> str | None: ...
    @property
    def later_load(self) -> int | None: ...


EFFECTS: Final = {
    "returns": "恢复为此前的值",
    "vanishes": "不再有数",
    "restated": "只改状态",
    "resourced": "数值不变，改由其他批次支持",
    "stays": "不受影响",
}
TONES: Final[dict[str, Tone]] = {"vanishes": "behind", "returns": "behind"}
HEADS = (
    ("结果", False),
    ("指标", False),
    ("地区", False),
    ("期间", False),
    ("内容", False),
    ("现在", True),
    ("撤销后", True),
    ("变动", True),
    ("状态", False),
    ("撤销后来自批次", True),
)


def sentence(load: int, counts: Mapping[str, int]) -> Sentence:
    """How many figures would change, and how."""
    said = "；".join(
        f"{counts[effect]:,} 个{words}" for effect, words in EFFECTS.items() if counts.get(effect)
    )
    return Sentence(title="", subtitle="", text=f"撤销批次{load}后，它报过的数：{said or '没有'}。")


def reopened(load: int, counts: Mapping[str, int], figures: Sequence[Reopened], catalog: Catalog) -> Table:
    """The figures that would change, the gravest effects first."""
    total = sum(number for effect, number in counts.items() if effect != "stays")
    shown = f"，以下列出前 {len(figures):,} 个" if len(figures) < total else ""
    return Table(
        title=f"撤销批次{load}将改变 {total:,} 个现行数据",
        subtitle=f"现在 → 撤销后{shown}",
        heads=HEADS,
        rows=tuple(_cells(figure, catalog) for figure in figures),
    )


def _cells(figure: Reopened, catalog: Catalog) -> tuple[Cell, ...]:
    of, now = (catalog, figure.indicator, figure.measure), Printed(figure.value, figure.decimals)
    later = None if figure.later_value is None else Printed(figure.later_value, figure.later_decimals or 0)
    return (
        Cell(EFFECTS[figure.effect], tone=TONES.get(figure.effect, "plain")),
        Cell(name_of(catalog, figure.indicator, figure.category)),
        Cell(catalog.regions[figure.region].name),
        Cell(span_text(figure.period_start, figure.period_end)),
        Cell(measure_words(figure.measure)),
        Cell(value_text(*of, now), figure.value),
        Cell("—" if later is None else value_text(*of, later), figure.later_value),
        Cell("" if later is None else moved_text(*of, now, later)),
        Cell(ARROW.join(_statuses(figure))),
        Cell("" if figure.later_load is None else str(figure.later_load)),
    )


def _statuses(figure: Reopened) -> list[str]:
    both = dict.fromkeys((figure.status, figure.later_status or figure.status))
    return [STATUS_WORDS.get(status, status) for status in both]
