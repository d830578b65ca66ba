"""Sentences of work reports by patterns that a bureau may change, and a reader that checks them.

A pattern is a list of clauses with slots in braces: a clause stands only if every slot in it has words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from exhibits import behind
from exhibits.clauses import SLOTS, Facts, hidden
from exhibits.exhibit import Key
from exhibits.lines import key_of
from exhibits.linked import Worded, joined

_CLAUSES: Final = "{期间}，{动词}{指标}{数值}，{同比}，{位次}，{加快}，{与平均}，{目标}，{进度}，{数据状态}"
PATTERN: Final = tuple(_CLAUSES.split("，"))
OPTIONAL: Final = frozenset({"动词"})
_SLOT = re.compile(r"\{([^{}]*)\}")
_NUMBER = re.compile(r"[-−+]?\d[\d,]*(?:\.\d+)?")
LONGEST = 2000  # signs of a pattern


class PatternError(ValueError):
    """A pattern that cannot be used; the message says what is wrong in it and what is allowed."""


@dataclass(frozen=True)
class Said:
    """A finished sentence, its numbers linked, the figure behind it, and the words of each slot in it."""

    worded: Worded
    key: Key
    slots: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        """The words alone."""
        return self.worded.text


def check(pattern: Sequence[str]) -> None:
    """Raise PatternError unless every brace in the pattern is a slot and something is said."""
    text = "".join(pattern)
    if len(text) > LONGEST:
        raise PatternError(f"句式太长（{len(text)} 字），最多 {LONGEST} 字。")
    if unknown := [slot for slot in _SLOT.findall(text) if slot not in SLOTS]:
        raise PatternError(f"句式中的 {{{unknown[0]}}} 不认识，可用的有：{'、'.join(SLOTS)}。")
    if re.search(r"[{}]", _SLOT.sub("", text)) or not _SLOT.search(text):
        raise PatternError("句式中的花括号不成对，或一个数也没有用到：请写成 {期间}、{数值} 这样。")
    if digits := _NUMBER.search(_SLOT.sub("", text)):
        raise PatternError(f"句式里写了数字“{digits[0]}”：数只能由 {{数值}} 等代入，不能写死。")


def sentence(facts: Facts) -> Said:
    """One figure told; clauses with a missing slot are left out, and no stop or comma stays behind.

    Raises PatternError where the pattern of the facts cannot be used.
    """
    pattern, style = facts.pattern or PATTERN, facts.style
    check(pattern)
    words = {slot: say(facts, style) for slot, say in SLOTS.items()}
    asked = ["{期间}", "{指标}{数值}"] if hidden(facts) else pattern
    kept = [clause for clause in asked if _whole(clause, words)]
    said = joined(
        piece
        for place, clause in enumerate(kept)
        for piece in (Worded("，" if place else ""), *_pieces(clause, words, facts))
    )
    used = {slot for clause in kept for slot in _SLOT.findall(clause)}
    told = tuple((slot, words[slot]) for slot in SLOTS if slot in used)
    return Said(joined((said, Worded("。"))), key_of(facts.row), told)


def paragraph(texts: Iterable[Worded]) -> Worded:
    """The sentences one after the other, each once; a period that the one before begins with stands once."""
    told: list[Worded] = []
    heard: set[str] = set()
    opening = ""
    for said in (part for each in texts for part in _sentences(each)):
        first, _, rest = said.text.partition("，")
        if said.text in heard or rest in heard:
            continue
        heard |= {said.text, rest}
        kept = said.part(len(first) + 1, len(said.text)) if rest and first == opening else said
        told.append(kept)
        opening = first if rest else ""
    return joined(told)


def _sentences(said: Worded) -> Iterator[Worded]:
    """Each with its stop, which the last one may lack."""
    for found in re.finditer("[^。]+", said.text):
        yield joined((said.part(*found.span()), Worded("。")))


def _pieces(clause: str, words: dict[str, str], facts: Facts) -> Iterator[Worded]:
    """What stands between the slots, and the words of each slot."""
    for place, piece in enumerate(_SLOT.split(clause)):
        slot = place % 2
        yield behind.worded(piece, words[piece], facts, facts.style) if slot else Worded(piece)


def strangers(text: str, told: Iterable[str]) -> list[str]:
    """Numbers of a text that nothing ``told`` has printed: what a hand typed, or a figure gone stale."""
    known = {number for words in told for number in _numbers(words)}
    return [number for number in _numbers(text) if number not in known]


def _whole(clause: str, words: dict[str, str]) -> bool:
    return all(words[slot] or slot in OPTIONAL for slot in _SLOT.findall(clause))


def _numbers(text: str) -> list[str]:
    """Numbers as they are printed; a dash within a span of months is no sign."""
    plain = re.sub(r"(\d)[-—–](\d)", r"\1 \2", unicodedata.normalize("NFKC", text))
    return [number.replace(",", "").replace("−", "-").lstrip("+") for number in _NUMBER.findall(plain)]
