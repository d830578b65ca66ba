"""A small city with a target, and one correction: what baskets are made of in these tests."""

from pathlib import Path

from indicators.warehouse import Warehouse
from tests.indicators.builds import Fact, Subject, make_build, months_of

CITY, WEST, OUTPUT = "990100", "990102", "construction_output"
DISTRICTS = ("990101", WEST, "990103")
SENTENCE = (
    "1-9月份，完成建筑业总产值7.92亿元，同比增长18.6%，增速居全市第2位，比上半年加快1.2个百分点，"
    "完成年度目标的79.2%，快于序时进度4.2个百分点。"
)


def facts(*, corrected: bool) -> list[Fact]:
    """September as it was reported; corrected, by a second load, from 7.92 to 7.95 and from 18.6 to 19.0."""
    made = [Fact(OUTPUT, WEST, "2026-01", "2026-12", 10.0, "target")]
    made += [Fact("re_sales_area", CITY, "2026-01", f"2026-{month:02d}", 30.0 + month) for month in (8, 9)]
    for code, now, half, growth in (("990101", 9.1, 6.0, 20.1), ("990103", 3.3, 2.2, -1.5)):
        made += months_of(OUTPUT, code, 2026, {6: half, 9: now})
        made += _published(code, "2026-09", growth)
    made += months_of(OUTPUT, WEST, 2026, {6: 5.0, 8: 7.0})
    made += [*_published(WEST, "2026-06", 17.4), *_published(WEST, "2026-08", 18.0)]
    older = {"load": 1, "superseded_by": 2} if corrected else {"load": 1}
    made += months_of(OUTPUT, WEST, 2026, {9: 7.92}, **older)
    made += _published(WEST, "2026-09", 18.6, **older)
    if corrected:
        made += months_of(OUTPUT, WEST, 2026, {9: 7.95}, load=2)
        made += _published(WEST, "2026-09", 19.0, load=2)
    return made


def _published(region: str, end: str, pct: float, **more: int) -> list[Fact]:
    return [Fact(OUTPUT, region, "2026-01", end, pct, "yoy_reported", decimals=1, **more)]  # type: ignore[arg-type]


def build(folder: Path, *, corrected: bool = False) -> Warehouse:
    """A build of its own folder."""
    folder.mkdir(parents=True, exist_ok=True)
    regions = [(CITY, "", 0), *((code, CITY, place) for place, code in enumerate(DISTRICTS, 1))]
    return make_build(folder, facts(corrected=corrected), [Subject(OUTPUT, "亿元")], regions)


def publish(folder: Path, name: str, *, corrected: bool = False) -> None:
    """Make a build and let CURRENT name it, as the write side does."""
    made = build(folder / f"making-{name}", corrected=corrected)
    made.close()
    (folder / "builds").mkdir(exist_ok=True)
    made.path.rename(folder / "builds" / f"{name}.duckdb")
    (folder / "CURRENT").write_text(f"{name}.duckdb", encoding="ascii")
