"""What became of an admin's deed: kept by the click that does it, told once by the page that runs next."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import streamlit as st

from indicators.warehouse import WarehouseError
from ui import person
from ui.escape import markdown


@dataclass(frozen=True)
class Outcome:
    """Of the deeds on one ``thing``, as it is called on the screen; what its keeper refuses, with words fit
    for the screen, is ``refused``.
    """

    thing: str
    refused: type[Exception]

    @contextmanager
    def deed(self, what: str, target: str, said: str) -> Iterator[None]:
        """Around a deed, which the audit is told of; ``said`` is to be told where it succeeds."""
        try:
            with person.deed("admin", what, target):
                yield
        except (self.refused, WarehouseError) as fault:
            st.session_state[self._failed] = str(fault)
        except OSError as fault:
            st.session_state[self._failed] = (
                f"{self.thing}没有写成（{fault.strerror}）：请核对仓库文件夹的权限和空间。"
            )
        else:
            st.session_state[self._done] = said
            st.session_state[self._round] = self.round + 1

    @property
    def round(self) -> int:
        """How many such deeds the session has done; with it in their keys, fields are empty after each."""
        return int(st.session_state.get(self._round, 0))

    def tell(self) -> None:
        """Once: what was just done, or why it was not."""
        if said := st.session_state.pop(self._done, ""):
            st.success(markdown(said))
        if said := st.session_state.pop(self._failed, ""):
            st.error(markdown(said), icon="⚠️")

    @property
    def _done(self) -> str:
        return f"{self.thing}.done"

    @property
    def _failed(self) -> str:
        return f"{self.thing}.failed"

    @property
    def _round(self) -> str:
        return f"{self.thing}.round"
