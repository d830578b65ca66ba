"""The invented city, its districts and counties, and how its activity is spread over them."""

from __future__ import annotations

CITY = "云江市"
DISTRICTS = ("城东区", "城西区", "江北区", "高新区", "石桥市", "清河县", "安平县", "白沙县")

_SPREADS = {
    # Contractors are registered where head offices are, mostly in the two old districts.
    "registered": (0.26, 0.20, 0.10, 0.13, 0.14, 0.06, 0.07, 0.04),
    "urban": (0.21, 0.17, 0.15, 0.16, 0.12, 0.07, 0.07, 0.05),
    "old_town": (0.24, 0.22, 0.15, 0.04, 0.14, 0.08, 0.08, 0.05),
    "even": (0.16, 0.15, 0.13, 0.11, 0.14, 0.11, 0.11, 0.09),
    # Only districts with villages report on villages.
    "rural": (0.0, 0.0, 0.07, 0.05, 0.25, 0.24, 0.21, 0.18),
}

# Dearer in the centre, cheaper in the counties: multiplies a city-wide price.
PRICE_FACTORS = dict(zip(DISTRICTS, (1.16, 1.08, 1.02, 1.2, 0.86, 0.74, 0.72, 0.68), strict=True))


def weights(spread: str) -> dict[str, float]:
    """Share of each district that reports at all; of the city alone when ``spread`` is empty."""
    if not spread:
        return {CITY: 1.0}
    return {name: share for name, share in zip(DISTRICTS, _SPREADS[spread], strict=True) if share}
