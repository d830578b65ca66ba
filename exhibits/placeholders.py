"""The words that a template of the bureau's own may call for: every figure of a region by name and field.

建筑业总产值.同比 is a field of a figure; 各地区 are the regions below, each with its figures. A field without
words is missing: '' here, 【缺：…】 in the document.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from exhibits import clauses
from exhibits.clauses import Facts, Style
from exhibits.gathered import Gathered
from exhibits.number import number_text, percent_text, sign
from exhibits.recipes.facts import facts
from exhibits.report import sentence
from exhibits.wording import points_words, shown_growth, status_words
from indicators.asked import ranked_regions
from indicators.period import Period

if TYPE_CHECKING:
    from exhibits.reader import Reader
    from indicators.catalog import Catalog
    from indicators.growth import Growth

Values: TypeAlias = Mapping[str, "str | Values | tuple[Values, ...]"]
REGIONS, FIGURES = "各地区", "各指标"
BASES: Final = ("cumulative", "point", "year", "month")  # the first that has the figure is the one told
_UNNAMEABLE: Final = re.compile(r"\W+")


class Field(NamedTuple):
    """One thing to be said of a figure: ``help`` says what it prints."""

    help: str
    say: Callable[[Told], str]


class Placeholder(NamedTuple):
    """What can be copied into a template: its path, what it prints now ('' = missing), and what it is."""

    path: str
    text: str
    about: str
    topic: str

    @property
    def braced(self) -> str:
        """As it stands in the template."""
        return f"{{{{ {self.path} }}}}"


class Told(Mapping[str, str]):
    """The fields of one figure, each worked out when it is asked for; ``path`` is its name in a template."""

    def __init__(self, reader: Gathered, catalog: Catalog, row: Growth, basis: str, path: str) -> None:
        self.reader, self.catalog, self.row, self.basis, self.path = reader, catalog, row, basis, path

    def __getitem__(self, field: str) -> str:
        return FIELDS[field].say(self)

    def __iter__(self) -> Iterator[str]:
        return iter(FIELDS)

    def __len__(self) -> int:
        return len(FIELDS)

    @cached_property
    def facts(self) -> Facts:
        """All that the figure may be compared with."""
        return facts(self.reader, self.catalog, self.row, self.basis)

    @property
    def decimals(self) -> int:
        """As the figure is published."""
        indicator = self.catalog.indicators[self.row.indicator]
        return indicator.decimals if self.row.decimals is None else self.row.decimals

    def number(self, value: float | None) -> str:
        """At the figure's own precision."""
        return "" if value is None else number_text(value, self.decimals)

    def other(self, basis: str) -> Growth | None:
        """The figure of the same month in another basis."""
        line, end = (self.row.indicator, self.row.category), self.row.period_end
        rows = self.reader.rows(line[:1], (self.row.region,), line[1:], basis, end, end)
        return next((row for row in rows if row.value is not None), None)


def values(
    reader: Reader, catalog: Catalog, region: str, end: int, build: int, made: date | None = None
) -> Values:
    """All that a template may call for, of a region and a month."""
    below = children(reader, catalog, region)
    gathered = Gathered(reader, catalog, (region, *below), end)
    own = figures(gathered, catalog, region)
    month = Period(end, end)
    day = made or date.today()
    return {
        **own,
        "地区": catalog.regions[region].name,
        "年份": str(end // 12),
        "月份": str(end % 12 + 1),
        "报告期": Period(end // 12 * 12, end).label,
        "报告月": month.label,
        "数据版本": str(build),
        "日期": f"{day.year}年{day.month}月{day.day}日",
        REGIONS: tuple(
            {"名称": catalog.regions[code].name, "简称": catalog.regions[code].short_name or "",
             "序号": str(place), **figures(gathered, catalog, code)}
            for place, code in enumerate(below, 1)
        ),
        FIGURES: tuple(own.values()),
    }  # fmt: skip


def children(reader: Reader, catalog: Catalog, region: str) -> tuple[str, ...]:
    """The regions below that are ranked with each other, as far as they have figures."""
    if not any(each.parent == region or each.area == region for each in catalog.regions.values()):
        return ()
    present = reader.held.regions
    return tuple(
        each.code
        for each in ranked_regions(catalog, catalog.regions[region], present)
        if each.code in present
    )


def figures(reader: Gathered, catalog: Catalog, region: str) -> dict[str, Told]:
    """A region's figures of the month by their names in a template, in the order of topics."""
    shown: dict[tuple[str, str], tuple[Growth, str]] = {}
    codes = tuple(dict.fromkeys(code for code, _ in reader.lines))
    categories = tuple({category for _, category in reader.lines})
    for basis in BASES:
        for row in reader.rows(codes, (region,), categories, basis, reader.end, reader.end):
            if row.value is not None or row.yoy_reported_pct is not None:
                shown.setdefault((row.indicator, row.category), (row, basis))
    before = "" if region == reader.told[0] else f"{catalog.regions[region].name}."
    names = {line: name_of(catalog, *line) for line in reader.lines if line in shown}
    return {name: Told(reader, catalog, *shown[line], f"{before}{name}") for line, name in names.items()}


def name_of(catalog: Catalog, indicator: str, category: str) -> str:
    """商品房销售面积_住宅: the figure's name without what a template cannot hold."""
    whole = catalog.indicators[indicator].name + (f"_{category}" if category else "")
    plain = _UNNAMEABLE.sub("_", whole).strip("_")
    return f"指标{plain}" if plain[:1].isdigit() else plain


def placeholders(told: Values, catalog: Catalog, words: str = "") -> Iterator[Placeholder]:
    """What can be copied, with what it prints now: words of the whole first, then the figures by topic.

    Only those that hold all of the ``words`` in their path, topic or meaning; what they print is worked out
    as they are taken.
    """
    wanted = words.split()
    for name, text in told.items():
        if isinstance(text, str) and _holds(f"{name} 通用", wanted):
            yield Placeholder(name, text, "全文通用", "通用")
    for name, figure in told.items():
        if not isinstance(figure, Told):
            continue
        topic = catalog.topics[catalog.indicators[figure.row.indicator].topic].name
        for field, meant in FIELDS.items():
            if _holds(f"{name}.{field} {topic} {meant.help}", wanted):
                yield Placeholder(f"{name}.{field}", figure[field], meant.help, topic)


def explained(missing: Sequence[str], told: Values) -> list[str]:
    """What a template called for in vain, each with the reason: no figure yet, or no such name."""
    places = [place for place in told[REGIONS] if isinstance(place, Mapping)]
    names = {*told, *(name for place in places for name in place)}
    return [f"{path}：{_reason(path, names, {str(place['名称']) for place in places})}" for path in missing]


def _reason(path: str, names: set[str], places: set[str]) -> str:
    first, *rest = path.split(".")
    own = [first, *rest] if first not in places else rest or [first]
    if own[0] not in names:
        near = difflib.get_close_matches(own[0], sorted(names), 2, 0.5)
        return f"没有这个名称{f'，相近的有{chr(12289).join(near)}' if near else '，或该地区没有这项数据'}"
    if len(own) > 1 and own[1] not in FIELDS:
        return f"没有这个字段，可用的有{'、'.join(FIELDS)}"
    return "没有数据"


def _holds(text: str, wanted: Sequence[str]) -> bool:
    return all(word in text for word in wanted)


def _name(told: Told) -> str:
    category = told.row.category
    name = told.catalog.indicators[told.row.indicator].name
    return f"{name}（{category}）" if category else name


def _growth(told: Told) -> str:
    return _growth_of(told.row)


def _growth_of(row: Growth | None) -> str:
    """18.6%, −3.1%, 提高2.6个百分点, 扭亏为盈; '' where there is no year before (rules G4, G5)."""
    if row is None:
        return ""
    if row.yoy_pp is not None:
        return points_words(row.yoy_pp)
    pct = shown_growth(row)
    if pct is not None:
        return percent_text(pct)
    return "" if row.growth_status in ("no_base", "ok") else status_words(row.growth_status)


def _direction(told: Told) -> str:
    row = told.row
    moved = row.yoy_pp if row.yoy_pp is not None else shown_growth(row)
    return "" if moved is None else {1: "增长", -1: "下降", 0: "持平"}[sign(moved)]


def _of_basis(basis: str) -> Callable[[Told], str]:
    def say(told: Told) -> str:
        row = told.row if told.basis == basis else told.other(basis)
        return "" if row is None else told.number(row.value)

    return say


def _clause(say: clauses.Slot) -> Callable[[Told], str]:
    return lambda told: say(told.facts, Style())


def _share(name: str) -> Callable[[Told], str]:
    def say(told: Told) -> str:
        found = told.facts.attainment
        share = None if found is None else getattr(found, name)
        return "" if share is None else percent_text(share)

    return say


def _amount(told: Told) -> str:
    number = told.number(told.row.value)
    return number and f"{number}{told.row.unit}"


def _rank(told: Told) -> str:
    return "" if told.facts.rank is None else str(told.facts.rank)


def _target(told: Told) -> str:
    row = told.row
    found = told.reader.targets(row.region, row.period_end).get((row.indicator, row.category))
    return told.number(found)


FIELDS: Final[dict[str, Field]] = {
    "名称": Field("指标名称", _name),
    "单位": Field("计量单位", lambda told: told.row.unit),
    "期间": Field("数据所属期间", lambda told: clauses.period(told.facts, Style())),
    "数值": Field("数值带单位", _amount),
    "累计": Field("年初至本月累计数", _of_basis("cumulative")),
    "当月": Field("当月数，没有单独上报的由累计数推算", _of_basis("month")),
    "时点": Field("月末时点数", _of_basis("point")),
    "同比": Field("同比增速，公布的优先；比率为个百分点", _growth),
    "当月同比": Field("当月数的同比增速", lambda told: _growth_of(told.other("month"))),
    "方向": Field("增长、下降或持平", _direction),
    "同比表述": Field("同比增长18.6%这样的一句", _clause(clauses.growth)),
    "上年同期": Field("上年同期数", lambda told: told.number(told.row.base_value)),
    "位次": Field("增速在同级地区中的位次", _rank),
    "位次表述": Field("增速居全市第2位这样的一句", _clause(clauses.place)),
    "加快": Field("与上一季末或上一期增速相比", _clause(clauses.faster)),
    "与平均": Field("与上级地区增速相比", _clause(clauses.average)),
    "年度目标": Field("年度目标数", _target),
    "完成率": Field("完成年度目标的比例", _share("completion_pct")),
    "应完成": Field("按序时进度应完成的比例", _share("schedule_pct")),
    "目标表述": Field("完成年度目标的79.2%这样的一句", _clause(clauses.target)),
    "进度": Field("快于或慢于序时进度多少", _clause(clauses.schedule)),
    "数据状态": Field("为初步数，或没有", _clause(clauses.firmness)),
    "句子": Field("整句", lambda told: sentence(told.facts).text),
    "口径": Field("指标解释", lambda told: told.catalog.indicators[told.row.indicator].definition or ""),
}  # fmt: skip
