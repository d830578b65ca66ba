"""What a recipe answers: the exhibits of a page by the keys of its parts, made when they are wanted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from exhibits.basket import Shown
from exhibits.linked import Worded


def nothing() -> Worded:
    """No sentence."""
    return Worded("")


@dataclass(frozen=True)
class Recipe:
    """``parts`` begin with the page's own exhibit; a key is that of the page's downloads: parts/拉动.

    ``told`` are the conditions as a reader would say them, ``indicators`` those whose definitions are
    printed beside, ``sentence`` tells the page's figure as a work report does.
    """

    parts: Mapping[str, Callable[[], Shown]]
    told: tuple[tuple[str, str], ...]
    indicators: Sequence[str]
    sentence: Callable[[], Worded] = nothing
