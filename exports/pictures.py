"""A basket as pictures: every slide of its offline deck as PNG, in one zip."""

from __future__ import annotations

import io
import zipfile

from exhibits.basket import Basket
from exports import chromium
from exports.deck.file import write as deck
from exports.deck.pages import pages


def write(basket: Basket) -> bytes:
    """The zip of slide-01.png …; ExportError where there is no browser, or the deck is too large."""
    made = chromium.pictures(deck(basket), len(pages(basket)))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:  # pictures are packed already
        for place, picture in enumerate(made, 1):
            package.writestr(f"slide-{place:02}.png", picture)
    return out.getvalue()
