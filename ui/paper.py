"""What a page says and draws; a part of it can be worked out whole, then sent at once.

A browser lays the page out anew for every few messages that come apart: words that stand together are one
message, and a chart is not followed by others that hold up its drawing.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import streamlit as st

Piece = str | Callable[[], object]
# A browser that goes on getting words lays those out first, and shows a drawing 30 to 40 ms later. It draws
# for 60 to 100 ms, so that words which come meanwhile are seen no later.
BREATH_S = 0.06
_waiting: ContextVar[list[Piece] | None] = ContextVar("waiting", default=None)


def say(html: str) -> None:
    """HTML of our own making; what came from a file is escaped in it (``ui.escape``)."""
    put(html)


def put(piece: Piece) -> None:
    """HTML, or what sends an element when called; later, where the part is sent at once."""
    waiting = _waiting.get()
    if waiting is not None:
        waiting.append(piece)
    elif isinstance(piece, str):
        st.html(piece)
    else:
        piece()


def collected(say: Callable[[], object]) -> tuple[Piece, ...]:
    """What is said and drawn by a function, to be ``put`` as often as it is wanted."""
    waiting: list[Piece] = []
    before = _waiting.set(waiting)
    try:
        say()
    finally:
        _waiting.reset(before)
    return tuple(waiting)


@contextmanager
def together(*, breath: float = 0) -> Iterator[None]:
    """Send what is said and drawn within only when all of it is worked out; nothing of it after an error.

    After the first drawing the rest waits for ``breath`` seconds: the browser draws before it reads on.
    """
    waiting: list[Piece] = []
    before = _waiting.set(waiting)
    try:
        yield
    finally:
        _waiting.reset(before)
    words: list[str] = []
    for piece in [*waiting, None]:
        if isinstance(piece, str):
            words.append(f"<div>{piece}</div>")
            continue
        if words:
            st.html(f'<div class="together">{"".join(words)}</div>')
            words.clear()
        if piece is not None:
            piece()
            time.sleep(breath)
            breath = 0
