"""What a person has decided about each file in this session, step by step, so that it can be undone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import streamlit as st

_STEPS, _SUMMARIES, _OUTCOMES = "upload.steps", "upload.summaries", "upload.outcomes"


class Step(NamedTuple):
    """All decisions as they were after one; ``words`` say which, '' at the start."""

    decided: Any
    words: str = ""


class Done(NamedTuple):
    """What became of a file that was loaded in this session, and the figure of it to look at first."""

    outcome: Any
    first: Any


class Draft:
    """The decisions about one file; ``opening`` gives those it begins with."""

    def __init__(self, file: Any, opening: Callable[[Any], Any]) -> None:
        kept = st.session_state.setdefault(_STEPS, {})
        if file.sha256 not in kept:
            opened = opening(file)
            kept[file.sha256] = {"opening": opened, "steps": [Step(opened.decided)], "at": 0}
        self._kept = kept[file.sha256]
        self.file = file

    @property
    def opening(self) -> Any:
        """What was known of the file before anybody decided anything."""
        return self._kept["opening"]

    @property
    def decided(self) -> Any:
        """What holds now."""
        return self._kept["steps"][self._kept["at"]].decided

    @property
    def words(self) -> list[str]:
        """The steps that hold, in order."""
        return [step.words for step in self._kept["steps"][1 : self._kept["at"] + 1]]

    @property
    def can_redo(self) -> bool:
        """Whether a step was taken back."""
        return self._kept["at"] + 1 < len(self._kept["steps"])

    def decide(self, decided: Any, words: str) -> None:
        """One more step; those that were taken back are forgotten."""
        self._kept["steps"][self._kept["at"] + 1 :] = [Step(decided, words)]
        self._kept["at"] += 1

    def undo(self) -> None:
        """Take the last step back."""
        self._kept["at"] = max(0, self._kept["at"] - 1)

    def redo(self) -> None:
        """Take it again."""
        self._kept["at"] = min(len(self._kept["steps"]) - 1, self._kept["at"] + 1)


def summarised(
    file: Any, begun: Callable[[Any], Draft], state: Any, propose: Callable[[Any, Any], Any]
) -> Any:
    """The summary of a file; read again only when the decisions, or what they are judged by, have changed.

    ``state`` is the warehouse's build and the catalogue.
    """
    kept = st.session_state.setdefault(_SUMMARIES, {})
    decided = begun(file).decided
    key = (file.sha256, decided, state)
    if key not in kept:
        kept[key] = propose(file, decided).summary
    return kept[key]


def outcomes() -> dict[str, Done]:
    """What became of each file that was loaded in this session, by its hash."""
    found: dict[str, Done] = st.session_state.setdefault(_OUTCOMES, {})
    return found
