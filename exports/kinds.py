"""What a basket can be written as, by the names of the command line; each writer comes in when asked."""

from __future__ import annotations

from importlib import import_module
from typing import Final

from exhibits.basket import Basket
from exports.error import ExportError

KINDS: Final = {
    "slides": "exports.slides",
    "document": "exports.document",
    "workbook": "exports.book",
    "deck": "exports.deck",
}
TEMPLATED: Final = ("slides", "document")


def write(basket: Basket, kind: str, template: bytes | None = None) -> bytes:
    """The file of a basket; ``template`` is the bureau's own, for slides and documents.

    Raises ExportError where the template cannot be used, or the kind has none.
    """
    if template is not None and kind not in TEMPLATED:
        raise ExportError(f"{kind} 不用模板：请去掉 --template，或写成 {'、'.join(TEMPLATED)}。")
    # A library for office files takes a third of a second to come in: only who writes a file waits for it.
    writer = import_module(KINDS[kind]).write
    made: bytes = writer(basket, template) if kind in TEMPLATED else writer(basket)
    return made
