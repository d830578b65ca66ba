"""A basket as a PowerPoint file whose charts and tables can be edited."""

from exports.slides.presentation import write

__all__ = ["write"]
