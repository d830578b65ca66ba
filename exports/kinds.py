"""What a basket can be written as, by the names of the command line; each writer comes in when asked."""

from __future__ import annotations

from importlib import import_module
from typing import Final, NamedTuple

from exhibits.basket import Basket
from exports.error import ExportError

KINDS: Final = {
    "slides": "exports.slides",
    "document": "exports.document",
    "workbook": "exports.book",
    "deck": "exports.deck",
    "pictures": "exports.pictures",
}
TEMPLATED: Final = ("slides", "document")


class Written(NamedTuple):
    """The file, and the placeholders of the bureau's template that had nothing to print."""

    data: bytes
    missing: tuple[str, ...] = ()


def write(basket: Basket, kind: str, template: bytes | None = None) -> Written:
    """The file of a basket; ``template`` is the bureau's own, for slides and documents.

    Raises ExportError where the template cannot be used, or the kind has none.
    """
    # A library for office files takes a third of a second to come in: only who writes a file waits for it.
    room = import_module(KINDS[kind])
    if template is None:
        return Written(room.write(basket))
    if kind not in TEMPLATED:
        raise ExportError(f"{kind} 不用模板：请去掉 --template，或写成 {'、'.join(TEMPLATED)}。")
    return (
        Written(*room.fill(basket, template)) if kind == "document" else Written(room.write(basket, template))
    )
