"""What was done to a basket, or why it could not be: said once, in the next run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

import streamlit as st

from desk import baskets
from desk.baskets import BasketError, Kept
from exhibits.frozen import FrozenError
from exhibits.recipes import RecipeError
from indicators.warehouse import WarehouseError
from ui import person
from ui.escape import markdown

DONE: Final = "basket.done"
FAILED: Final = "basket.failed"
Done = TypeVar("Done")


def tried(deed: Callable[[], Done]) -> Done | None:
    """What the deed answers; None where it could not be done, and the reader is told why."""
    try:
        return deed()
    except (BasketError, FrozenError, RecipeError, WarehouseError) as error:
        st.session_state[FAILED] = str(error)
    except OSError as error:
        st.session_state[FAILED] = f"汇报篮没有写进仓库文件夹（{error.strerror}）：请核对权限和磁盘空间。"
    return None


def changed(place: Path, name: str, what: str, deed: Callable[[], Done]) -> Done | None:
    """``tried`` with a basket that is kept, by whoever may change it."""

    def guarded() -> Done:
        owner = baskets.basket(place, name).owner
        with person.deed(person.keeping(owner), what, name):
            return deed()

    return tried(guarded)


def made(kept: Kept, what: str, deed: Callable[[], Done]) -> Done | None:
    """``tried`` with a basket that is to be kept."""

    def guarded() -> Done:
        with person.deed(person.keeping(kept.owner), what, kept.name):
            return deed()

    return tried(guarded)


def done(words: str) -> None:
    """Say this next."""
    st.session_state[DONE] = words


def toast() -> None:
    """For a button under an exhibit: a note at the edge of the screen; Markdown of our own making."""
    if said := st.session_state.pop(DONE, ""):
        st.toast(said, duration="long")
    if said := st.session_state.pop(FAILED, ""):
        st.toast(markdown(said), icon="⚠️", duration="long")


def band() -> None:
    """For the page of baskets: above all else."""
    if said := st.session_state.pop(DONE, ""):
        st.success(said)
    if said := st.session_state.pop(FAILED, ""):
        st.error(markdown(said), icon="⚠️")
