import pytest

from etl.guide import Guide
from etl.reading import read_file
from etl.remembered.forms import best, forms
from etl.remembered.layout import Layout
from indicators.catalog import Catalog
from tests.workbooks import WORKBOOKS, draw


@pytest.fixture(scope="module")
def readings(tmp_path_factory):
    folder, catalog = tmp_path_factory.mktemp("drawn"), Catalog.load()
    found = {name: read_file(draw(name, folder)[0].read_bytes(), catalog) for name in WORKBOOKS}
    return {name: reading for name, reading in found.items() if reading.blocks}


@pytest.fixture(scope="module")
def layouts(readings):
    return [Layout(Guide(name), forms(reading.blocks, Guide()), name) for name, reading in readings.items()]


def test_each_drawn_form_is_known_again(readings, layouts):
    known = {name: best(layouts, reading.sheets, name) for name, reading in readings.items()}
    assert {name: (match.layout.name, match.differences) for name, match in known.items()} == {
        name: (name, ()) for name in readings
    }


def test_none_is_taken_for_another(readings, layouts):
    for name, reading in readings.items():
        others = [layout for layout in layouts if layout.name != name]
        assert best(others, reading.sheets, name) is None, name
