"""The invented city's whole story: every topic's indicators, told in order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from demo import story_city, story_homes, story_market
from demo.kinds import Known, Series
from demo.paths import FIRST_PRINTED, Path


class Kind(Protocol):
    """Anything that makes a series from those that came before it."""

    @property
    def name(self) -> str:
        """The indicator's name in the catalogue."""
        ...

    def make(self, known: Known) -> Series:
        """The series, from the year before the first that is printed."""
        ...


TOPICS: dict[str, Sequence[Kind]] = {
    "建筑业": story_market.CONSTRUCTION,
    "房地产": story_market.ESTATE,
    "城市更新": story_homes.RENEWAL,
    "住房保障": story_homes.HOUSING,
    "市政设施": story_city.MUNICIPAL,
    "物业服务": story_city.PROPERTY,
    "村镇建设": story_homes.VILLAGES,
    "安全监管": story_city.SAFETY,
    "征收安置": story_homes.RESETTLEMENT,
    "重点项目": story_city.PROJECTS,
    "综合": story_city.GENERAL,
}


def tell() -> dict[str, list[Series]]:
    """Series of every topic, from the first printed month on."""
    known: dict[str, Series] = {}
    told: dict[str, list[Series]] = {}
    for topic, kinds in TOPICS.items():
        told[topic] = []
        for kind in kinds:
            series = kind.make(known)
            if not series.category:
                known[series.name] = series
            told[topic].append(series)
    for series in (series for topic in told.values() for series in topic):
        series.values = {region: _reported(series, path) for region, path in series.values.items()}
        series.growth = {region: _reported(series, path) for region, path in series.growth.items()}
    return told


def _reported(series: Series, path: Path) -> Path:
    """Without the year that only served as a base, and without the months nobody reports."""
    return {
        month: value
        for month, value in path.items()
        if month >= FIRST_PRINTED
        and (series.january or month % 12)
        and (series.timing != "quarterly" or month % 3 == 2)
    }
