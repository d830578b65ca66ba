"""The screen shows of every kind of exhibit the numbers that the exhibit holds, and no other."""

from __future__ import annotations

import json

import pytest
from streamlit.testing.v1 import AppTest

from exhibits.exhibit import Bars, Chart, Figures, Steps, Table
from exhibits.ladder import Ladder
from tests.exports import sample
from tests.exports.test_deck import drawn, numbers, printed

PLACES = range(len(sample.basket().items))


def screen(place: int) -> AppTest:
    """One exhibit of the sample basket, drawn from its content alone."""

    def draw(place: int) -> None:
        from tests.exports import sample
        from ui import shown

        shown.draw(sample.basket().items[place].exhibit, "exhibit")

    app = AppTest.from_function(draw, args=(place,), default_timeout=60).run()
    assert not app.exception
    return app


@pytest.mark.parametrize("place", PLACES)
def test_every_number_of_an_exhibit_stands_on_the_screen(place: int) -> None:
    exhibit = sample.basket().items[place].exhibit
    app = screen(place)
    if isinstance(exhibit, Chart | Ladder | Steps):
        [chart] = app.get("plotly_chart")
        held = numbers(json.loads(chart.proto.spec))
        assert {round(value, 6) for value in drawn(exhibit)} <= {round(value, 6) for value in held}
    else:
        assert isinstance(exhibit, Table | Figures | Bars)
        said = "".join(str(element.proto.body) for element in app.get("html"))
        assert [text for text in printed(exhibit) if text and text not in said] == []
