"""Which target a figure is, by the words of its header, of its cell and of its period (rule T2)."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from etl.aim import Aim, Measure
from etl.layouts.path_label import SEPARATOR
from indicators.catalog import Indicator
from indicators.period import Period

LEVELS: Final = ("target", "target_floor", "target_ceiling")
TARGETS: Final = (*LEVELS, "target_yoy")
GROWTHS: Final = ("yoy_reported", "target_yoy")
BEFORE_DATE = re.compile(r"(?:之前|以前|前)$")
_YEARLY = "(?:年度|全年|本年|当年|年)?"
_GROWN = "(?:同比)?(?:增长|增速|增幅)(?:率|速度|幅度)?"
_AIMED = "(?:目标|计划|任务)(?:值|数)?"
_GROWTH = re.compile(
    rf"[\s_:、,/|·-]*\(?(?:{_YEARLY}{_GROWN}{_AIMED}|{_YEARLY}{_AIMED}{_GROWN})\)?(?P<unit>\s*\([^()]*\)|\s*%)?$"
)
_TITLE = re.compile(
    r"(?:主要|年度|全年)*(?:目标任务|任务目标|目标计划|工作目标|目标|任务|计划)(?:分解|下达|安排|完成情况)*(?=表?\s*(?:[(（].*[)）])?$)"
)

_OF_YEAR = re.compile(r"^20\d\d年(?:度|全年)?(?=(?:目标|计划|任务)(?:值|数)?$)")


class Aimed(NamedTuple):
    """``due`` is the text of the aim where it names a date; ``refusal`` says why nothing can be read."""

    measure: Measure
    due: str = ""
    refusal: str = ""


def aimed(measure: Measure, said: str, indicator: Indicator) -> Aimed:
    """The measure of a figure whose cell asks for something beside its number (``said``, an ``Aim``'s text).

    A floor or a ceiling that goes the indicator's own way is a plain target; one against it is kept apart.
    """
    aim = Aim.of(said)
    if not said:
        return Aimed(measure)
    if measure not in TARGETS:
        return Aimed(measure, refusal="“≥”“增长”“清零”一类的要求只在年度目标栏中读取，该格未读取。")
    due = said if aim.month else ""
    if measure == "target_yoy" or aim.form == "growth":
        if aim.form in ("ceiling", "clear"):
            return Aimed(measure, refusal="增长目标只能是不低于某一增速，该格未读取。")
        return Aimed("target_yoy", due)
    if aim.form == "clear" and indicator.kind == "flow":
        return Aimed(
            measure,
            refusal="“清零”是对期末存量的要求，而该指标按期累计，该格未读取；全年不得发生的，请写“≤0”。",
        )
    down = indicator.better == "down"
    if aim.form in ("ceiling", "clear"):
        return Aimed("target" if down else "target_ceiling", due)
    return Aimed("target_floor" if aim.form == "floor" and down else "target", due)


def due_month(text: str, said: str, period: Period) -> int:
    """The month by whose end a target is due: of its cell, else of its period (9月底前), else December."""
    aim = Aim.of(said)
    if aim.month:
        return (aim.year or period.end // 12) * 12 + aim.month - 1
    return period.end if BEFORE_DATE.search(text.strip()) else period.end // 12 * 12 + 11


def bare_title(title: str) -> str:
    """A title without the words that make its table one of targets: 建筑业总产值目标任务表."""
    return SEPARATOR.join(_TITLE.sub("", line) for line in title.split(SEPARATOR))


def asks_growth(label: str) -> tuple[str, bool]:
    """A label without the words that make it a target of growth, and whether it had any.

    建筑业总产值增长目标(%) → 建筑业总产值(%); each part of a path may say it. 2026年目标 becomes 年度目标.
    """
    kept, said = [], False
    for part in (_OF_YEAR.sub("年度", part) for part in label.split(SEPARATOR)):
        found = _GROWTH.search(part)
        said = said or found is not None
        rest = part if found is None else part[: found.start()] + (found["unit"] or "").strip()
        if found is None or part[: found.start()].strip():
            kept.append(rest)
    return SEPARATOR.join(kept), said
