"""The bureau's own Word template, filled with figures."""

from exports.bureau.filled import Filled, write_into

__all__ = ["Filled", "write_into"]
