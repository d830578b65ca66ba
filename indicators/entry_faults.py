"""What may be wrong with the rows of the catalogue, one check a file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from indicators.entries import split_alias, split_words
from indicators.period import month_number
from indicators.row_faults import Row, Tables, blank_faults, choice_faults, key_faults, whole_number_faults

KINDS = ("flow", "stock", "ratio", "index")
LEVELS = ("nation", "area", "province", "city", "district")
_CHOICES = {
    "kind": KINDS,
    "better": ("up", "down", "none"),
    "reporting": ("cumulative", "month", "quarter", "year", "point"),
    "additive": ("yes", "no"),
    "price_basis": ("current", "constant"),
    "basis": ("注册地", "在地", ""),
}


def topic_faults(tables: Tables) -> Iterator[str]:
    """Of topics.csv."""
    yield from key_faults(tables["topics"], "code")
    for row in tables["topics"]:
        yield from blank_faults(row, "name")
        yield from whole_number_faults(row, "ordinal", 0, 9999)


def unit_faults(tables: Tables) -> Iterator[str]:
    """Of units.csv: a factor that is no number, a base that is none."""
    yield from key_faults(tables["units"], "unit")
    factors = {row["unit"]: _number(row["factor"]) for row in tables["units"]}
    for row in tables["units"]:
        factor = factors[row["unit"]]
        if factor is None or not factor.is_finite() or factor <= 0:
            yield row.fault(
                f"单位“{row['unit']}”的 factor“{row['factor']}”不是正数。请填换算倍数，如万元填10000"
            )
        if row["base"] not in factors:
            yield row.fault(
                f"单位“{row['unit']}”的基准单位“{row['base']}”不在 units.csv 中。请先为基准单位添加一行"
            )
        elif factors[row["base"]] != 1:
            yield row.fault(f"基准单位“{row['base']}”自己的 factor 不是1。请改用 factor 为1的单位作 base")


def region_faults(tables: Tables) -> Iterator[str]:
    """Of regions.csv: parents that are unknown or lie in a circle, and the one default region."""
    rows = tables["regions"]
    yield from key_faults(rows, "code")
    by_code = {row["code"]: row for row in rows}
    for row in rows:
        yield from blank_faults(row, "name", "short_name")
        yield from whole_number_faults(row, "ordinal", 0, 999_999)
        yield from choice_faults(row, "level", LEVELS)
        yield from _parent_faults(row, by_code)
        if row["area"] and (row["area"] not in by_code or by_code[row["area"]]["level"] != "area"):
            yield row.fault(f"统计区域“{row['area']}”不是 level 为 area 的地区代码。请改正 area，或留空")
        yield from choice_faults(row, "default", ("yes", ""))
    chosen = [row for row in rows if row["default"] == "yes"]
    if not chosen:
        yield "regions.csv：没有默认地区。请在一行的 default 列填 yes（一般是全国或本市）"
    yield from (row.fault("默认地区只能有一个。请清空这一行的 default") for row in chosen[1:])


def _parent_faults(row: Row, by_code: dict[str, Row]) -> Iterator[str]:
    if not row["parent"]:
        if row["level"] != "nation":
            yield row.fault(f"“{row['name']}”没有上级地区。请在 parent 填上级的代码")
    elif row["parent"] not in by_code:
        yield row.fault(f"上级地区“{row['parent']}”不在 regions.csv 中。请改正 parent，或先为它添加一行")
    elif _leads_back(row["code"], by_code):
        yield row.fault(f"“{row['name']}”的上级绕回了它自己。请改正 parent，使上下级不成环")


def _leads_back(code: str, by_code: dict[str, Row]) -> bool:
    above, seen = by_code[code]["parent"], set[str]()
    while above in by_code and above not in seen:
        if above == code:
            return True
        seen.add(above)
        above = by_code[above]["parent"]
    return False


def indicator_faults(tables: Tables) -> Iterator[str]:
    """Of indicators.csv, a row at a time and against the other files."""
    rows = tables["indicators"]
    yield from key_faults(rows, "code")
    by_code = {row["code"]: row for row in rows}
    bases = {row["unit"]: row["base"] for row in tables["units"]}
    topics = [row["code"] for row in tables["topics"]]
    for row in rows:
        yield from blank_faults(row, "name")
        if row["code"] and not re.fullmatch(r"[a-z][a-z0-9_]*", row["code"]):
            yield row.fault(f"代码“{row['code']}”只能用小写字母、数字和下划线，以字母开头")
        if row["unit"] not in bases:
            yield row.fault(
                f"单位“{row['unit']}”不在 units.csv 的 unit 列中。请改用其中的写法，或先在 units.csv 添加"
            )
        yield from choice_faults(row, "topic", topics)
        for column, allowed in _CHOICES.items():
            yield from choice_faults(row, column, allowed)
        yield from whole_number_faults(row, "decimals", 0, 8)
        if row["kind"] in KINDS[1:] and row["additive"] == "yes":
            yield row.fault(f"“{row['name']}”不是流量（flow），各期不能相减。请将 additive 改为 no")
        yield from _category_faults(row)
        yield from _quotient_faults(row, by_code, bases)


def _category_faults(row: Row) -> Iterator[str]:
    categories = split_words(row["categories"])
    for word in split_words(row["aliases"]):
        alias, category = split_alias(word)
        if not alias:
            yield row.fault(f"别名“{word}”的等号前没有名称。请写成“别名=类别”")
        if category and category not in categories:
            yield row.fault(f"别名“{word}”的类别“{category}”不在 categories 列中。请在该列补上，或改正别名")
    for category in sorted({name for name in categories if categories.count(name) > 1}):
        yield row.fault(f"类别“{category}”写了两次。请删去一个")


def _quotient_faults(row: Row, by_code: dict[str, Row], bases: dict[str, str]) -> Iterator[str]:
    names = {column: row[column] for column in ("numerator", "denominator") if row[column]}
    for column, code in names.items():
        if code not in by_code:
            yield row.fault(f"{column}“{code}”不是 indicators.csv 中的代码。请改正，或先添加该指标")
    if len(names) == 1:
        yield row.fault("numerator 和 denominator 只填了一个。请补上另一个，或都留空")
    if names and row["kind"] != "ratio":
        yield row.fault(f"“{row['name']}”填了分子分母，kind 却不是 ratio。请改正 kind，或清空分子分母")
    if len(names) == 2 and all(code in by_code for code in names.values()):
        yield from _pair_faults(row, by_code[names["numerator"]], by_code[names["denominator"]], bases)


def _pair_faults(row: Row, above: Row, below: Row, bases: dict[str, str]) -> Iterator[str]:
    if {above["basis"], below["basis"]} == {"注册地", "在地"}:
        yield row.fault(
            f"分子“{above['name']}”和分母“{below['name']}”一个按注册地、一个按在地统计，两者之比没有意义。"
            "请改用同一口径的指标，或清空分子分母"
        )
    own, over, under = (bases.get(one["unit"]) for one in (row, above, below))
    if own and over and under and own != (f"{over}/{under}" if over != under else "%"):
        yield row.fault(
            f"分子单位{above['unit']}除以分母单位{below['unit']}得不出“{row['unit']}”。请改正单位或分子分母"
        )


def break_faults(tables: Tables) -> Iterator[str]:
    """Of breaks.csv."""
    categories = {row["code"]: split_words(row["categories"]) for row in tables["indicators"]}
    regions = {row["code"] for row in tables["regions"]}
    for row in tables["breaks"]:
        if row["indicator"] not in categories:
            yield row.fault(f"指标“{row['indicator']}”不在 indicators.csv 中。请填其中的 code")
        elif row["category"] and row["category"] not in categories[row["indicator"]]:
            yield row.fault(f"类别“{row['category']}”不在该指标的 categories 列中。请改正，或留空表示全部")
        if row["region"] and row["region"] not in regions:
            yield row.fault(f"地区“{row['region']}”不在 regions.csv 中。请填其中的 code，或留空表示全部")
        if not _is_month(row["period"]):
            yield row.fault(
                f"口径变动月份“{row['period']}”无法识别。请填新口径的第一个月，写成 2024-01"
                "（Excel 会把它改成日期，请先将该列设为文本）"
            )


def _is_month(text: str) -> bool:
    if not re.fullmatch(r"\d{4}-\d{2}", text):
        return False
    try:
        month_number(text)
    except ValueError:
        return False
    return True


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None
