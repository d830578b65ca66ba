"""What the texts around a figure mean by the catalogue: decided once for each different combination."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from etl.aim import Measure
from etl.aimed import BEFORE_DATE, GROWTHS, LEVELS, aimed, asks_growth, bare_title, due_month
from etl.layouts.block import Field
from etl.layouts.label import Label, Span, normal, words_alone
from etl.layouts.path_label import SEPARATOR, find_path, read_path
from etl.layouts.unit_words import is_eastern, preferred, without_unit
from etl.problem import Severity
from indicators.catalog import Catalog, Indicator, Unit, UnitMismatch
from indicators.period import Period, parse_with_status

MEASURES: dict[str, Measure] = {
    **dict.fromkeys(("实际值", "实际数", "实际"), "actual"),
    **dict.fromkeys(("公布同比", "同比", "同比增长", "公布同比增长"), "yoy_reported"),
    **dict.fromkeys(("年度目标", "目标", "目标值", "年度计划", "全年目标"), "target"),
    **dict.fromkeys(("增长目标", "增速目标", "目标增速", "目标增长", "年度增长目标"), "target_yoy"),
}
TYPED_GROWTH = (
    "公布同比"  # in a row of its own, with its own unit; other words may stand under a title's unit
)
STATUSES = {
    "": "",
    **dict.fromkeys(("初步数", "初步", "快报数", "快报"), "preliminary"),
    **dict.fromkeys(("修订数", "修订", "修正数"), "revised"),
    **dict.fromkeys(("最终数", "最终", "核实数", "最终核实数"), "final"),
    **dict.fromkeys(("取消", "已取消", "不再要求"), "withdrawn"),
}
_WHOLE = ("", "合计", "总计", "全部", "小计", "总量", "不分类")
_LISTED = re.compile("、")  # between the units of a table that names several
_OPEN_MONTH = re.compile(r"\d{4}\.1")  # a spreadsheet shows the number 2023.10 as 2023.1


class Said(NamedTuple):
    """The texts of one combination, as they stand in the file.

    ``meant`` is what a person said that the label means: ``code`` or ``code=类别``, '' if nobody did.
    ``title`` stands over the whole table; ``ruled`` is the unit that a person said, whatever the label says.
    ``aim`` is what a target's cell asks for beside its number.
    """

    indicator: str
    category: str
    unit: str
    measure: str
    meant: str = ""
    title: str = ""
    ruled: str = ""
    aim: str = ""


class Fault(NamedTuple):
    """What is wrong with a combination, and in which field; in which cells it stands is found out later.

    ``unknown`` is the word that the catalogue does not have, where it may have one that is like it.
    """

    severity: Severity
    code: str
    message: str
    field: Field
    unknown: str = ""


@dataclass(frozen=True)
class Meaning:
    """``indicator`` is None where the catalogue has none; a value × ``factor`` is in the catalogue's unit.

    ``due`` is the date that a target's cell names, as the text of an ``Aim``, '' where none is said.
    """

    indicator: Indicator | None
    category: str
    measure: Measure
    span: Span
    unit: str
    factor: float = 1.0
    shift: int = 0
    faults: tuple[Fault, ...] = ()
    due: str = ""

    @property
    def is_stock(self) -> bool:
        """Whether it is counted at the end of a month."""
        return self.indicator is not None and self.indicator.kind == "stock"


@dataclass
class _Draft:
    said: Said
    label: Label
    faults: list[Fault] = field(default_factory=list)

    def fault(self, code: str, field: Field, message: str, severity: Severity = "error") -> None:
        self.faults.append(Fault(severity, code, message, field))


@lru_cache(maxsize=20_000)
def read_meaning(said: Said, catalog: Catalog) -> Meaning:
    """The indicator, category, measure, span and unit that the texts name, and all that is wrong there."""
    label, asked = asks_growth(said.indicator)
    draft = _Draft(said, read_path(label, catalog, bool(said.unit)))
    measure = _measure(draft, grown=asked or _is_grown_target(label, draft.label))
    unit = _printed_unit(draft, "yoy_reported" if measure == "target_yoy" else measure, catalog)
    if measure == "derived":
        return Meaning(None, said.category, measure, draft.label.span, unit)
    found = _found(draft, catalog)
    if _LISTED.search(unit):
        unit = _listed_unit(unit, found, catalog)
    if found is None:
        name, own_unit = without_unit(said.indicator.split(SEPARATOR)[-1])
        unit = unit or (own_unit if name else "")
        message = (
            f"指标“{said.indicator or '（空）'}”不在指标目录中，未入库。"
            "请核对名称；确是新的叫法时，在 data/catalog/indicators.csv 的 aliases 列中补上。"
        )
        draft.faults.append(Fault("warning", "unknown_indicator", message, "indicator", draft.label.name))
        return Meaning(None, said.category, measure, draft.label.span, unit, faults=tuple(draft.faults))
    if measure in GROWTHS and _is_points(unit, catalog):
        message = (
            f"“{said.indicator}”的同比以“{unit}”计，是两期之差，不是增速，未入库；"
            "两期的数都入库后，系统会算出相差几个百分点。"
        )
        draft.fault("growth_in_points", "unit", message, "warning")
        return Meaning(None, said.category, measure, draft.label.span, unit, faults=tuple(draft.faults))
    indicator, category = found
    category = _category(draft, indicator, category, catalog)
    asking = aimed(measure, said.aim, indicator)
    if asking.refusal:
        draft.fault("target_unread", "indicator", f"“{said.indicator}”：{asking.refusal}", "warning")
        return Meaning(None, said.category, "derived", draft.label.span, unit, faults=tuple(draft.faults))
    unit = "%" if asking.measure == "target_yoy" != measure else unit
    factor, shift = _factor(draft, indicator, asking.measure, unit, catalog)
    span, due, faults = draft.label.span, asking.due, tuple(draft.faults)
    return Meaning(indicator, category, asking.measure, span, unit, factor, shift, faults, due)


def _listed_unit(units: str, found: tuple[Indicator, str] | None, catalog: Catalog) -> str:
    """Of 万平方米、亿元 over a table the one in which the indicator is counted; '' where none or two fit."""
    wanted = catalog.find_unit(found[0].unit) if found is not None else None
    known = {unit: catalog.find_unit(unit) for unit in _LISTED.split(units)}
    fit = [unit for unit, one in known.items() if one is not None and wanted and one.base == wanted.base]
    return fit[0] if len(fit) == 1 else ""


def _found(draft: _Draft, catalog: Catalog) -> tuple[Indicator, str] | None:
    """The indicator that a person chose for the label, else the one of its name."""
    if draft.said.meant:
        code, _, category = draft.said.meant.partition("=")
        return (catalog.indicators[code], category) if code in catalog.indicators else None
    return find_path(draft.label.name, bare_title(draft.said.title), catalog)


def _measure(draft: _Draft, *, grown: bool) -> Measure:
    said = normal(draft.said.measure)
    if not said:
        return "target_yoy" if grown else draft.label.measure
    if said not in MEASURES:
        message = f"数据类型“{said}”无法识别。可填“实际值”“公布同比”“年度目标”“增长目标”，请改正后再读。"
        draft.fault("unknown_measure", "measure", message)
    return MEASURES.get(said, "actual")


def _is_grown_target(path: str, label: Label) -> bool:
    """Whether a growth stands under the words of a target: 年度目标 / 增长(%)."""
    parts = path.split(SEPARATOR) if label.measure == "yoy_reported" else []
    alone = [words_alone(part) for part in parts]
    return any(word is not None and word.measure == "target" for word in alone)


def _printed_unit(draft: _Draft, measure: Measure, catalog: Catalog) -> str:
    own = preferred(normal(draft.said.unit), draft.label.unit) if draft.label.unit else ""
    own = draft.label.unit if is_eastern(draft.label.unit) else own
    unit = _ruled_unit(draft, measure, catalog) or own or normal(draft.said.unit)
    if measure == "yoy_reported" and _is_points(draft.said.unit, catalog):
        return normal(draft.said.unit)  # of the column of growth, whatever the unit of the rate itself
    if "=" in unit or measure != "yoy_reported" or (unit and normal(draft.said.measure) == TYPED_GROWTH):
        return unit
    known = catalog.find_unit(unit) if unit else None
    # 单位：万元 over the whole table does not hold for its columns of growth
    return unit if draft.label.unit or (known is not None and known.base == "%") else "%"


def _ruled_unit(draft: _Draft, measure: Measure, catalog: Catalog) -> str:
    """The unit that a person said, which is none of a growth or of a label in per cent."""
    known = catalog.find_unit(draft.label.unit) if draft.label.unit else None
    growing = measure not in ("actual", "check_last_year", *LEVELS)
    return "" if growing or (known is not None and known.base == "%") else normal(draft.said.ruled)


def _is_points(unit: str, catalog: Catalog) -> bool:
    known = catalog.find_unit(unit) if unit else None
    return known is not None and known.base == "个百分点"


def _category(draft: _Draft, indicator: Indicator, named: str, catalog: Catalog) -> str:
    said = normal(draft.said.category)
    if said in _WHOLE:
        return named
    category = catalog.find_category(indicator, said)
    if category is None or (named and category != named):
        allowed = "、".join(indicator.categories) or "（无，该列应留空）"
        draft.fault(
            "unknown_category",
            "category",
            f"指标“{indicator.name}”没有类别“{said}”。目录中的类别有：{allowed}；请改用其中之一，"
            "或在 data/catalog/indicators.csv 的 categories 列中补上。",
        )
        return named
    return category


def _factor(
    draft: _Draft, indicator: Indicator, measure: Measure, unit: str, catalog: Catalog
) -> tuple[float, int]:
    """What to multiply by, and by how many decimals that moves the point."""
    place: Field = "indicator" if draft.label.unit else "unit"
    wanted = "%" if measure in GROWTHS else indicator.unit
    allowed = _allowed(wanted, catalog)
    known = catalog.find_unit(unit) if unit else None
    if known is None:
        found = f"单位“{unit}”无法识别" if unit else "没有写明计量单位"
        code = "unknown_unit" if unit else "missing_unit"
        draft.fault(
            code,
            place,
            f"指标“{draft.said.indicator}”{found}。可用的单位有：{allowed}；请写在表头括号内、单位行（列）"
            "或表上方的“单位：…”中。",
        )
        return 1.0, 0
    try:
        factor = float(catalog.exact_factor(known.unit, wanted))
    except UnitMismatch:
        draft.fault(
            "wrong_unit",
            place,
            f"指标“{draft.said.indicator}”的单位“{unit}”与目录中的“{wanted}”不是同一种量，不能换算。"
            f"可用的单位有：{allowed}；请核对该列是否填错指标或单位。",
        )
        return 1.0, 0
    shift = math.log10(factor)
    return factor, round(shift) if abs(shift - round(shift)) < 1e-9 else 0


def _allowed(wanted: str, catalog: Catalog) -> str:
    target: Unit | None = catalog.find_unit(wanted)
    base = target.base if target is not None else wanted
    return "、".join(unit.unit for unit in catalog.units.values() if unit.base == base) or wanted


class Spelled(NamedTuple):
    """How a period is to be read: its words, and what the label and the indicator say of it."""

    text: str
    span: Span
    stock: bool
    target: bool
    due: str = ""


@lru_cache(maxsize=20_000)
def read_period(spelled: Spelled) -> tuple[Period | None, str]:
    """The span of months and the status that the words state; None where they do not say (rules P1, P4)."""
    text = normal(spelled.text)
    if not text or _OPEN_MONTH.fullmatch(text):
        return None, ""
    text = BEFORE_DATE.sub("", text) if spelled.target else text
    cumulative = True if spelled.span == "cumulative" else None
    point = spelled.span == "point"
    period, status = parse_with_status(text, cumulative=cumulative, point=point, year_alone=True)
    return (None if period is None else _spanned(period, spelled)), status


def _spanned(period: Period, spelled: Spelled) -> Period | None:
    year = period.end // 12
    if spelled.target:
        last = due_month(spelled.text, spelled.due, period)
        return Period(year * 12, last) if period.start // 12 == year == last // 12 else None
    if spelled.stock and period.months not in (1, 12):
        return Period(period.end, period.end)
    if spelled.stock and spelled.span == "cumulative":
        return Period(period.end, period.end)
    if spelled.span == "month" and period.months != 1:
        return None
    if spelled.span == "quarter" and period.months == 1 and period.end % 3 == 2:
        return Period(period.end - 2, period.end)
    if spelled.span == "quarter" and period.months != 3:
        return None
    return period
