"""A basket as a Word document in the format of official papers (GB/T 9704-2012)."""

from exports.document.report import fill, write

__all__ = ["fill", "write"]
