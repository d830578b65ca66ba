"""Targets edited in a table, saved as a load like any other: archived, traced, replayed (rules T2, V1)."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, Protocol

from etl.aim import Aim, Form
from etl.aimed import Aimed, aimed
from etl.goal_sheet import Line, workbook
from etl.loads import load_originals
from etl.original import Outcome, accepted_or_refused, original
from indicators.aims import Kind, kind_of
from indicators.catalog import Catalog, Indicator
from indicators.warehouse import WarehouseError, current

_FORMS: dict[Kind, Form] = {"floor": "floor", "ceiling": "ceiling", "growth": "growth", "clear": "clear"}


class Standing(Protocol):
    """A target that stands (``indicators.goals_set``); the deadline is a month's number."""

    @property
    def indicator(self) -> str:
        """The code."""
        ...

    @property
    def category(self) -> str:
        """'' for the whole."""
        ...

    @property
    def measure(self) -> str:
        """How it is kept."""
        ...

    @property
    def deadline(self) -> int:
        """The month by whose end it is due."""
        ...

    @property
    def value(self) -> float:
        """In the catalogue's unit, or per cent."""
        ...


Row = tuple[str, str, Kind, float | None, int, str]


class Wanted(NamedTuple):
    """One row of the edited table, due by the end of ``month`` (1 to 12); ``value`` may lack."""

    indicator: str
    category: str
    kind: Kind
    value: float | None
    month: int = 12
    note: str = ""


class Plan(NamedTuple):
    """What an edit would do: ``lines`` to load, in words what changes, what is remarkable, what is wrong."""

    lines: tuple[Line, ...]
    changes: tuple[str, ...]
    remarks: tuple[str, ...]
    faults: tuple[str, ...]


def planned(before: Sequence[Standing], rows: Sequence[Row], year: int, catalog: Catalog) -> Plan:
    """Compare the targets that stand with those of the table; what is no longer in it is taken back."""
    wanted = [Wanted(*row) for row in rows]
    faults = _faults(wanted, catalog)
    said = [] if faults else [_line(one, year, catalog) for one in wanted]
    standing = {(one.indicator, one.category, one.measure, one.deadline): one for one in before}
    told = {line.key: line for line in said}
    new = [line for key, line in told.items() if key not in standing or not _same(standing[key], line)]
    gone = [] if faults else [_gone(one, catalog) for key, one in standing.items() if key not in told]
    changes = [_told(line, standing.get(line.key), catalog) for line in new]
    changes += [f"{_name(line.indicator, line.category, catalog)}：取消“{line.words}”" for line in gone]
    remarks = [remark for line in new if (remark := _remark(line, catalog))]
    return Plan((*new, *gone), tuple(changes), tuple(remarks), tuple(faults))


def save(place: Path, catalog: Catalog, region: str, seen: Path, edited: Plan, author: str) -> Outcome:
    """Load what an edit changes as a workbook of its own, unless somebody loaded since the build ``seen``.

    Raises WarehouseError, fit for the screen, where nothing was changed.
    """
    if current(place) != seen:
        raise WarehouseError("数据仓库刚刚有变动：请核对表中现行的目标，再保存一次。")
    if edited.faults or not edited.lines:
        raise WarehouseError("；".join(edited.faults) or "目标没有改动，未保存。")
    file, data = workbook(catalog.regions[region], edited.lines, catalog, author)
    read = original(file, data, sha256(data).hexdigest(), catalog, region)
    told = {tuple(row.values()) for row in read.table.select(_KEYS).to_pylist()} if read.acceptable else set()
    if told != {(region, *line.key, line.value) for line in edited.lines}:
        said = "；".join(issue.message for issue in read.reading.issues if issue.severity != "warning")
        raise WarehouseError(f"填报的目标未能按原样读回，没有保存：{said or '请核对指标和数值'}")
    [outcome] = load_originals([accepted_or_refused(read)], place, catalog, author=author)
    return outcome


_KEYS = ["region", "indicator", "category", "measure", "period_end", "value"]


def _aimed(one: Wanted, indicator: Indicator) -> Aimed:
    """The measure in which a row is kept; to reach at least what should be few is a floor."""
    form: Form = "floor" if one.kind == "level" and indicator.better == "down" else _FORMS.get(one.kind, "")
    return aimed("target", Aim(form).text, indicator)


def _faults(wanted: Sequence[Wanted], catalog: Catalog) -> list[str]:
    found = []
    for one in wanted:
        name = _name(one.indicator, one.category, catalog)
        if one.kind != "clear" and (one.value is None or not math.isfinite(one.value)):
            found.append(f"{name}：请填目标值；不再要求的，请删去该行")
        elif refusal := _aimed(one, catalog.indicators[one.indicator]).refusal:
            found.append(f"{name}：{refusal}")
    several = Counter((one.indicator, one.category, one.kind == "growth") for one in wanted)
    found += [
        f"{_name(indicator, category, catalog)}有{count}行{'增长' if grown else ''}目标，只能有一行"
        for (indicator, category, grown), count in several.items()
        if count > 1
    ]
    return found


def _line(one: Wanted, year: int, catalog: Catalog) -> Line:
    value = 0.0 if one.kind == "clear" or one.value is None else float(f"{one.value:.12g}")
    measure = _aimed(one, catalog.indicators[one.indicator]).measure
    return Line(one.indicator, one.category, measure, year * 12 + one.month - 1, value, one.kind, one.note)


def _gone(one: Standing, catalog: Catalog) -> Line:
    line = (one.indicator, one.category, one.measure, one.deadline, one.value)
    return Line(*line, _kind(one, catalog), withdrawn=True)


def _same(one: Standing, line: Line) -> bool:
    """Whether they are the same number to the digits that a person sees."""
    return math.isclose(one.value, line.value, rel_tol=1e-11)


def _kind(one: Standing, catalog: Catalog) -> Kind:
    indicator = catalog.indicators[one.indicator]
    return kind_of(one.value, one.measure, indicator.kind, indicator.better)


def _told(line: Line, before: Standing | None, catalog: Catalog) -> str:
    name, words = _name(line.indicator, line.category, catalog), line.words
    if before is None:
        return f"{name}：新增“{words}”"
    earlier = line._replace(value=before.value, kind=_kind(before, catalog))
    return f"{name}：“{earlier.words}”改为“{words}”"


def _remark(line: Line, catalog: Catalog) -> str:
    """A target of zero or less is allowed and has no completion (T1, T2)."""
    if line.kind not in ("level", "ceiling") or line.value > 0 or (line.kind, line.value) == ("ceiling", 0):
        return ""
    of = "零" if line.value == 0 else "负"
    return f"{_name(line.indicator, line.category, catalog)}的目标为{of}，不计算完成率"


def _name(indicator: str, category: str, catalog: Catalog) -> str:
    name = catalog.indicators[indicator].name
    return f"{name}（{category}）" if category else name
