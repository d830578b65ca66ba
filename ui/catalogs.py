"""How caches tell catalogues apart: by a number that one has for life and none ever has again."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from threading import Lock
from typing import Any, Final
from weakref import WeakKeyDictionary

from indicators.catalog import Catalog
from ui.reading import BY_PATH

_GIVING: Final = Lock()
_numbers: Final = count(1)
_given: Final[WeakKeyDictionary[Catalog, int]] = WeakKeyDictionary()


def number(catalog: Catalog) -> int:
    """The same for as long as the catalogue lives. Its ``id`` would not do: that goes to the next object."""
    with _GIVING:
        found = _given.get(catalog)
        if found is None:
            found = _given[catalog] = next(_numbers)
        return found


# A catalogue is read once for each state of its files, so that another state is another catalogue.
BY_CATALOG: Final[dict[str | type[Any], Callable[[Any], Any]]] = {**BY_PATH, Catalog: number}
