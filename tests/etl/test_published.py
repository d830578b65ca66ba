"""Drawings of published files by the form of their publishers, read and scored as figures are verified."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import pytest

from etl.reading import read_file
from indicators.catalog import Catalog
from tests.drawn.published import america, britain, bureaus, forms, pacific, releases
from tests.drawn.published.drawing import Drawing, Truth

TOLERANCE = 1e-9
DRAWN = {
    draw.__name__: draw
    for room in (bureaus, britain, america, pacific, releases, forms)
    for draw in room.DRAWN
}


@pytest.mark.parametrize("name", DRAWN)
def test_a_published_form_is_read_in_all_slots(name):
    assert differences(DRAWN[name]()) == []


def test_truths_are_many_and_traps_stand_apart():
    drawings = [draw() for draw in DRAWN.values()]
    assert min(len(drawing.truths) for drawing in drawings) >= 3
    assert sum(len(drawing.truths) for drawing in drawings) > 500
    assert not [drawing for drawing in drawings if drawing.traps & {one[:2] for one in drawing.truths}]


def differences(drawing: Drawing) -> list[str]:
    """What was read otherwise than the drawing says, and what was read from its traps."""
    observed = {
        (one["sheet"], one["cell"]): one for one in read_file(drawing.data, Catalog.load()).observations()
    }
    found = [_wrong(truth, observed.get((truth.sheet, truth.cell))) for truth in drawing.truths]
    return [text for text in found if text] + [f"{place} read" for place in drawing.traps & observed.keys()]


def _wrong(truth: Truth, one: dict | None) -> str:
    if one is None:
        return f"{truth} not read"
    span = f"{one['period_start']}..{one['period_end']}"
    slots: dict[str, Callable[[], bool]] = {
        "value": lambda: one["value"] == pytest.approx(truth.value, rel=TOLERANCE),
        "span": lambda: span == truth.span,
        "unit": lambda: one["unit"] == truth.unit,
        "words": lambda: _has(one["indicator_text"], truth.words),
        "place": lambda: truth.place in one["region_text"],
    }
    wrong = [name for name, right in slots.items() if not right()]
    return f"{truth}: {wrong} of {one}" if wrong else ""


def _has(text: str, words: str) -> bool:
    """Whether all of the words stand in a text; Chinese ones need not stand apart."""
    said = Counter(re.findall(r"\w+|%", text.casefold()))
    return all(said[word] or (not word.isascii() and word in text) for word in
               re.findall(r"\w+|%", words.casefold()))  # fmt: skip
