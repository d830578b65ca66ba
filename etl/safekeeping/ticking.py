"""Progress of work that takes longer than a person waits without wondering: a line a second, none before."""

from __future__ import annotations

import time
from collections.abc import Callable

Tell = Callable[[str], object]


class Ticking:
    """Says how far the work is, at most once a second; ``total`` is in bytes."""

    def __init__(
        self, tell: Tell, words: str, total: int, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._tell, self._words, self._total, self._clock = tell, words, total, clock
        self._done, self._said = 0, clock()

    def add(self, size: int) -> None:
        """So many more bytes are done."""
        self._done += size
        if self._clock() - self._said >= 1:
            self._said = self._clock()
            part = 100 * self._done // max(self._total, 1)
            self._tell(f"{self._words}：{megabytes(self._done)}，共 {megabytes(self._total)}（{part} %）")


def megabytes(size: int) -> str:
    """A number of bytes for people: 12.3 MB."""
    return f"{size / 2**20:.1f} MB"
