"""Words that know which figures they tell, put together and taken apart; and a reader that checks them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from exhibits.exhibit import Key, Linked
from indicators.rounding import half_up

if TYPE_CHECKING:
    from exhibits.standing import Standing

NUMBER: Final = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True)
class Worded:
    """A text and the figures in it, in their order."""

    text: str
    links: tuple[Linked, ...] = ()

    def part(self, start: int, end: int) -> Worded:
        """A piece of it, with the figures that lie within."""
        own = (each for each in self.links if start <= each.start and each.end <= end)
        return Worded(self.text[start:end], tuple(_moved(each, -start) for each in own))


def joined(pieces: Iterable[Worded]) -> Worded:
    """One text of all."""
    text, links = "", []
    for piece in pieces:
        links += [_moved(each, len(text)) for each in piece.links]
        text += piece.text
    return Worded(text, tuple(links))


def misquoted(said: Worded, held: Mapping[Key, Standing]) -> list[str]:
    """Numbers that are not those of the figures that they are linked to, as read back from the text.

    A figure's value and growth are compared with what is ``held`` of it too, where it is.
    """
    wrong = []
    for each in said.links:
        printed = NUMBER.findall(said.text[each.start : each.end])
        if each.value is not None and (len(printed) != 1 or not _is(printed[0], each, held.get(each.key))):
            wrong.append(said.text[each.start : each.end] or "（没有数）")
    return wrong


def loose(said: Worded) -> str:
    """What no link covers."""
    text = said.text
    for each in reversed(said.links):
        text = f"{text[: each.start]} {text[each.end :]}"
    return text


def _is(printed: str, each: Linked, held: Standing | None) -> bool:
    places = len(printed.partition(".")[2])
    number = float(printed.replace(",", ""))
    known = [] if each.value is None else [each.value]
    if held is not None and each.measure == "value" and held.value is not None:
        known.append(held.value)
    if held is not None and each.measure == "growth" and (told := NUMBER.search(held.growth)):
        known.append(float(told[0]))
    return all(half_up(abs(value), places) == number for value in known)


def _moved(each: Linked, by: int) -> Linked:
    return replace(each, start=each.start + by, end=each.end + by)
