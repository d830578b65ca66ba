"""The bureau's own Word template, filled with figures; the libraries come in when one is given."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from exports.bureau.filled import Filled


def write_into(template: bytes, values: Mapping[str, Any]) -> Filled:
    """See ``exports.bureau.filled``."""
    from exports.bureau import filled

    return filled.write_into(template, values)


def example(values: Mapping[str, Any]) -> bytes:
    """See ``exports.bureau.specimen``."""
    from exports.bureau import specimen

    return specimen.example(values)
