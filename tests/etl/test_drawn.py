"""The drawn workbooks of a bureau: every slot of every figure, as drawn and as LibreOffice saves them."""

from __future__ import annotations

import shutil
import subprocess
import warnings
from pathlib import Path

import pytest

from etl.reading import Reading, read_file
from indicators.catalog import Catalog
from tests.drawn.page import Expected, Fact
from tests.workbooks import WORKBOOKS, draw

FORMATS = ("xlsx", "xls", "ods")
TOLERANCE = 1e-9


@pytest.fixture(scope="session")
def drawn(tmp_path_factory) -> dict[str, tuple[Path, Expected]]:
    folder = tmp_path_factory.mktemp("drawn")
    return {name: draw(name, folder) for name in WORKBOOKS}


@pytest.fixture(scope="session")
def saved_again(drawn, tmp_path_factory) -> Path:
    """A folder for each format; one start of LibreOffice a format for all workbooks."""
    office = shutil.which("soffice")
    if office is None:
        absent = "LibreOffice (soffice) is not installed: no drawn workbook is saved again and read"
        warnings.warn(absent, stacklevel=1)
        pytest.skip(absent)
    folder = tmp_path_factory.mktemp("again")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    sources = [str(path) for path, _ in drawn.values()]
    for form in FORMATS:
        arguments = [office, "--headless", profile, "--convert-to", form, "--outdir", str(folder / form)]
        subprocess.run([*arguments, *sources], check=True, capture_output=True, timeout=300)
    return folder


@pytest.mark.parametrize("name", WORKBOOKS)
def test_a_drawn_workbook_is_read_in_all_slots(drawn, name):
    path, expected = drawn[name]
    assert differences(read_file(path.read_bytes(), Catalog.load()), expected) == []


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", WORKBOOKS)
def test_it_is_read_the_same_when_libreoffice_has_saved_it(drawn, saved_again, name, form):
    _, expected = drawn[name]
    data = (saved_again / form / f"{name}.{form}").read_bytes()
    assert differences(read_file(data, Catalog.load()), expected) == []


def differences(reading: Reading, expected: Expected) -> list[str]:
    """What was read otherwise than the drawing says."""
    observed = {(one["sheet"], one["cell"]): one for one in reading.observations()}
    loaded = {(row["sheet"], row["cell"]): row for row in reading.table().to_pylist()}
    found = [f"{issue.code} {issue.sheet} {issue.cell}: {issue.message}" for issue in reading.issues
             if issue.severity == "error"]  # fmt: skip
    for fact in expected.facts:
        place = (fact.sheet, fact.cell)
        found += _wrong(fact, observed.get(place, {}), loaded.get(place, {}))
    found += [f"{place}: read {observed[place]}" for place in sorted(expected.never & observed.keys())]
    found += [f"{place}: loaded {loaded[place]}" for place in sorted(expected.apart & loaded.keys())]
    for place, months in expected.last_year.items():
        one = observed.get(place)
        if one is not None and _span(one) != months:
            found.append(f"{place}: last year's figure read as {one}")
    return found


def _wrong(fact: Fact, one: dict, row: dict) -> list[str]:
    """The slots of one figure that differ."""
    place, slots = (fact.sheet, fact.cell), fact.slots
    if not one:
        return [f"{place}: not read, {fact.value} {slots.words}"]
    code, _, category = slots.code.partition("=")
    wanted = {
        "value": (pytest.approx(fact.value, rel=TOLERANCE), one["value"]),
        "span": (slots.span, _span(one)),
        "unit": (slots.unit, one["unit"]),
        "measure": (slots.measure, one["measure"]),
        "indicator": (code or None, one["indicator"]),
        "category": (category, one["category"]),
        "region": (slots.region, one["region"]),
        "loaded": (bool(code), bool(row)),
    }
    wrong = [
        f"{place} {name}: {seen!r}, not {want!r}" for name, (want, seen) in wanted.items() if want != seen
    ]
    if not all(words in one["indicator_text"] for words in slots.words):
        wrong.append(f"{place} words: {one['indicator_text']!r} without {slots.words}")
    if slots.place not in one["region_text"]:
        wrong.append(f"{place} place: {one['region_text']!r} without {slots.place!r}")
    return wrong


def _span(one: dict) -> str:
    start, end = one["period_start"], one["period_end"]
    return start if start == end else f"{start}..{end}"
