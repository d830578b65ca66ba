"""What the name of a sheet says of its tables where nothing on it does: a span, a place, a title."""

from __future__ import annotations

import re
from dataclasses import replace

from etl.layouts.places import is_place, looks_like_place, place_in
from etl.layouts.span_parts import joined_spans, read_part
from etl.layouts.titles import Titles
from etl.layouts.words import names_period

_PLAIN = re.compile(r"(?:sheet|data|table|表|工作表|feuil|hoja|csv)\s*[\d.]*[a-z]?", re.IGNORECASE)


def dated(titles: Titles, name: str) -> Titles:
    """The titles with the span that a sheet's name spells, 2021年 or 10月, as far as they leave it open."""
    part = read_part(name)
    if part is None or titles.period is not None:
        return titles
    if part.year is None:
        span = joined_spans(part.code, f"{titles.year}年") if titles.year is not None else ""
        part = read_part(span) if span else None
    if part is None or titles.year not in (None, part.year):
        return titles
    return replace(titles, period=part, year=part.year)


def place_named(name: str) -> str:
    """The place that a sheet's name is, or has in it: GREATER_TORONTO, 城东区."""
    spaced = name.replace("_", " ").strip()
    if is_place(spaced) or looks_like_place(spaced.title() if spaced.isascii() else spaced):
        return name.strip()
    return place_in(spaced)


def title_named(name: str) -> str:
    """The words of a sheet's name that may name its figures; '' where they say nothing of them."""
    name = name.strip()
    plain = _PLAIN.fullmatch(name) or names_period(name) or read_part(name) or place_in(name)
    return "" if plain else name
