"""Each hostile file is refused by its code, or read with exactly its figures; the program lives on."""

from __future__ import annotations

import importlib
from types import ModuleType

import pytest

from etl.guided import read_guided
from etl.limits import LIMITS
from etl.problem import SEVERITY_WORDS
from exports.bureau.filled import write_into
from exports.error import ExportError
from exports.slides import template
from indicators.catalog import Catalog
from tests.hostile.fault import Fault, Faults

GROUPS = ("bombs", "xml", "dimensions", "zips", "binary", "dialects", "disguises", "values")
SUFFIX = {"dialects": ".csv", "binary": ".xls"}


def group(name: str) -> ModuleType:
    return importlib.import_module(f"tests.hostile.{name}")


ALL: Faults = {f"{name}: {fault}": one for name in GROUPS for fault, one in group(name).FAULTS.items()}


@pytest.mark.parametrize("name", ALL)
def test_it_does_no_harm(name: str) -> None:
    fault: Fault = ALL[name]
    found, _ = read_guided(f"坏{SUFFIX.get(name.partition(':')[0], '.xlsx')}", fault.make(), Catalog.load())
    codes = [issue.code for issue in found.issues]
    if fault.code:
        assert found.failed, (codes, found.observations())
        assert fault.code in codes
    else:
        assert not found.failed, [issue.message for issue in found.issues]
        assert {one["cell"]: one["value"] for one in found.observations()} == fault.figures
        assert not fault.told or fault.told in codes
    assert "program_error" not in codes
    assert all(issue.severity in SEVERITY_WORDS and "请" in issue.message for issue in found.issues)


def test_there_are_enough() -> None:
    assert len(ALL) + len(group("templates").FAULTS) >= 120
    assert LIMITS["time"].most <= 30


@pytest.mark.parametrize("seed", range(12))
def test_turned_bits_of_an_old_workbook_never_make_another_figure(seed: int) -> None:
    found, _ = read_guided("坏.xls", group("binary").turned(seed), Catalog.load())
    assert "program_error" not in [issue.code for issue in found.issues]
    assert {one["value"] for one in found.observations()} <= {37635.87}


@pytest.mark.parametrize("name", group("templates").DOCUMENTS)
def test_a_document_as_a_template_is_refused(name: str) -> None:
    with pytest.raises(ExportError) as caught:
        write_into(group("templates").DOCUMENTS[name](), {})
    assert "模板" in str(caught.value)


@pytest.mark.parametrize("name", group("templates").SLIDES)
def test_slides_as_a_template_are_refused(name: str) -> None:
    with pytest.raises(ExportError) as caught:
        template.opened(group("templates").SLIDES[name]())
    assert "模板" in str(caught.value)
