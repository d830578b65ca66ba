"""Regions on a map: shades, words inside the shapes, who is hatched, who is not on it (rules R1, G4)."""

from __future__ import annotations

from exhibits import theme
from exhibits.atlas import atlas, colour, ink
from indicators.catalog import Catalog
from tests.exhibits.test_peers import EAST, HIGH, WEST, peers, place, three


def square(x: float, y: float) -> tuple[tuple[tuple[float, float], ...], ...]:
    return (((x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1), (x, y)),)


RINGS = {EAST: square(0, 0), WEST: square(1, 0), HIGH: square(2, 0)}


def test_the_greatest_is_darkest_and_who_has_no_figure_is_hatched_g4(catalog: Catalog) -> None:
    shown = atlas(three(catalog), RINGS)
    by_name = {shape.rung.name: shape for shape in shown.shapes}
    assert colour(by_name["城西区"].shade) == theme.AHEAD
    assert by_name["高新区"].shade is None
    assert colour(None) == theme.MISSING
    assert (ink(1.0), ink(0.6), ink(None)) == (theme.PAPER, theme.INK, theme.INK)
    assert "斜线为未排位" in shown.notes
    assert by_name["城东区"].place == (0.5, 0.5)


def test_declines_are_orange_around_zero(catalog: Catalog) -> None:
    found = peers(
        catalog,
        place(EAST, 2, 1.0, yoy_computed_pct=-5.0, growth_status="ok"),
        place(WEST, 1, 1.0, yoy_computed_pct=10.0, growth_status="ok"),
        by="yoy_computed_pct",
    )
    shades = {shape.rung.name: shape.shade for shape in atlas(found, RINGS).shapes}
    assert shades == {"城东区": 0.25, "城西区": 1.0}


def test_a_region_without_a_shape_is_named(catalog: Catalog) -> None:
    shown = atlas(three(catalog), {EAST: RINGS[EAST], WEST: RINGS[WEST]})
    assert [shape.rung.name for shape in shown.shapes] == ["城西区", "城东区"]
    assert "地图上没有高新区" in shown.notes


def test_words_stand_inside_a_bent_shape(catalog: Catalog) -> None:
    bent = ((0.0, 0.0), (4.0, 0.0), (4.0, 3.0), (3.0, 3.0), (3.0, 1.0), (0.0, 1.0), (0.0, 0.0))
    [shape] = atlas(three(catalog), {EAST: (bent,)}).shapes
    x, y = shape.place
    assert 3 < x < 4 or y < 1
