"""Whose sessions may upload: those in front of which a page with a place for files was put."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import Final

# More than are ever open at once; whoever came before them opens the page again, which permits it anew.
MOST: Final = 10_000
_HOLDING: Final = Lock()
_holders: Final[OrderedDict[str, str]] = OrderedDict()  # session: who, the last used at the end


def give(session: str, who: str) -> None:
    """A page with a place for files is in front of this person: their session may upload."""
    with _HOLDING:
        _holders[session] = who
        _holders.move_to_end(session)
        while len(_holders) > MOST:
            _holders.popitem(last=False)


def held(session: str, who: str) -> bool:
    """Whether this person's session may upload; that it was asked for keeps it among the newest."""
    with _HOLDING:
        if _holders.get(session) != who:
            return False
        _holders.move_to_end(session)
        return True
