"""Tables on the screen as plain HTML, which costs one message."""

from __future__ import annotations

from drawing.tables import Links as Links
from drawing.tables import sheet
from exhibits.exhibit import Table
from ui import paper


def table(exhibit: Table, *, tall: bool = False, links: Links | None = None) -> None:
    """The rows of ``exhibit``, if any; a ``tall`` one scrolls on the screen and is whole on paper.

    ``links`` says for some columns where a cell leads, '' for nowhere.
    """
    if exhibit.rows:
        paper.say(sheet(exhibit, tall=tall, links=links))
