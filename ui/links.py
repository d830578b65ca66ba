"""Addresses within the program: a figure leads to its own page."""

from __future__ import annotations

from urllib.parse import urlencode

from exhibits.exhibit import Headline


def to_trend(headline: Headline) -> str:
    """The trend of a headline figure."""
    if headline.key is None:
        return "trend"
    asked = {"indicator": headline.key.indicator, "region": headline.key.region}
    if headline.key.category:
        asked["category"] = headline.key.category
    return f"trend?{urlencode(asked)}"
