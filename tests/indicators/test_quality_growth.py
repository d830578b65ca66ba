"""Published growth against its levels, over standing figures (rules G2 to G5, G9, G10)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from indicators.catalog import Catalog
from indicators.period import month_number
from indicators.quality import Scope, verdict
from indicators.warehouse import Warehouse
from tests.indicators.builds import Fact, Subject, months_of
from tests.indicators.test_quality import CITY, EAST, FLOW, judged


def growths(printed: dict[int, float], **more: Any) -> list[Fact]:
    """Levels of 100 and 110 in the same months of two years, and what was printed of their growth."""
    facts = months_of(FLOW, CITY, 2022, dict.fromkeys(printed, 100.0))
    facts += months_of(FLOW, CITY, 2023, dict.fromkeys(printed, 110.0))
    return facts + [
        Fact(FLOW, CITY, "2023-01", f"2023-{month:02d}", value, "yoy_reported", decimals=1, **more)
        for month, value in printed.items()
    ]


FITTING = dict.fromkeys(range(2, 12), 10.0)


def test_g2_a_growth_that_its_levels_contradict(tmp_path: Path) -> None:
    found = judged(tmp_path, "growth", growths({**FITTING, 12: 12.3}))
    [case] = found.cases
    assert (found.ok_count, found.bad_count, found.status) == (10, 1, "bad")
    assert (case.value, case.period_end) == (12.3, month_number("2023-12"))
    assert case.expected == pytest.approx(10)
    assert (case.other_value, case.other_end) == (100.0, month_number("2022-12"))
    assert case.difference == pytest.approx(2.3)


def test_g10_a_growth_within_rounding_fits(tmp_path: Path) -> None:
    """Levels printed whole, 110 over 100, stand for growths up to 11.06 %; so may 11.0 printed."""
    exact = growths({**FITTING, 12: 11.0})
    whole = [fact._replace(decimals=0) if fact.measure == "actual" else fact for fact in exact]
    assert judged(tmp_path, "growth", whole).status == "ok"
    (tmp_path / "exact").mkdir()
    assert judged(tmp_path / "exact", "growth", exact).status == "bad"


def test_g2_growth_on_a_comparable_basis_is_not_held_against_levels(tmp_path: Path) -> None:
    found = judged(tmp_path, "growth", growths({month: 12.0 + month for month in range(2, 12)}))
    assert (found.judged_count, found.untold) == (0, {"comparable": 10})


def test_g3_growth_at_constant_prices_is_not_checked(tmp_path: Path) -> None:
    subjects = [Subject(FLOW, constant_prices=True)]
    found = judged(tmp_path, "growth", growths({**FITTING, 12: 12.3}), subjects=subjects)
    assert (found.status, found.untold) == ("none", {"constant_prices": 11})


def test_g9_growth_across_a_break_is_not_checked(tmp_path: Path) -> None:
    found = judged(tmp_path, "growth", growths({**FITTING, 12: 12.3}), breaks=[(FLOW, "", "", "2023-12", "")])
    assert (found.status, found.untold) == ("ok", {"break": 1})
    assert judged_broken_region(tmp_path / "other") == "bad"


def judged_broken_region(folder: Path) -> str:
    folder.mkdir()
    breaks = [(FLOW, EAST, "", "2023-12", "")]
    return judged(folder, "growth", growths({**FITTING, 12: 12.3}), breaks=breaks).status


def test_g5_the_growth_of_a_rate_is_not_checked(tmp_path: Path) -> None:
    subjects = [Subject(FLOW, kind="ratio", percent=True)]
    assert judged(tmp_path, "growth", growths(FITTING), subjects=subjects).untold == {"rate": 10}


def test_g4_growth_without_two_levels_above_zero_is_not_checked(tmp_path: Path) -> None:
    facts = [
        *months_of(FLOW, CITY, 2022, {3: -5.0}),
        *months_of(FLOW, CITY, 2023, {3: 5.0, 4: 6.0}),
        Fact(FLOW, CITY, "2023-01", "2023-03", 3.0, "yoy_reported"),
        Fact(FLOW, CITY, "2023-01", "2023-04", 3.0, "yoy_reported"),
    ]
    assert judged(tmp_path, "growth", facts).untold == {"sign": 1, "no_level": 1}


def test_a_verdict_does_not_change_with_what_is_shown(tmp_path: Path) -> None:
    """Seen alone the odd growth has no habit to stand out from; the habit is that of all."""
    december = month_number("2023-12")
    scope = Scope((CITY,), (FLOW,), december, december)
    found = judged(tmp_path, "growth", growths({**FITTING, 12: 12.3}), scope=scope)
    assert (found.ok_count, found.bad_count) == (0, 1)
    elsewhere = verdict(Warehouse(tmp_path / "000001.duckdb"), Catalog.load(), "growth", Scope((EAST,)))
    assert (elsewhere.status, elsewhere.cases) == ("none", ())
