"""Sentences of work reports by patterns that a bureau may change, and a reader that checks them.

A pattern is a list of clauses with slots in braces: a clause stands only if every slot in it has words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from exhibits.clauses import SLOTS, Facts, hidden
from exhibits.exhibit import Key

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
    """A finished sentence, the figure behind it, and the words of each slot in it."""

    text: str
    key: Key
    slots: tuple[tuple[str, str], ...]


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
    row = facts.row
    key = Key(row.indicator, row.region, row.category, row.period_start, row.period_end)
    text = "，".join(_SLOT.sub(lambda slot: words[slot[1]], clause) for clause in kept)
    used = {slot for clause in kept for slot in _SLOT.findall(clause)}
    return Said(f"{text}。", key, tuple((slot, words[slot]) for slot in SLOTS if slot in used))


def paragraph(texts: Sequence[str]) -> str:
    """The sentences one after the other, each once; a period that the one before begins with stands once."""
    told: list[str] = []
    heard: set[str] = set()
    opening = ""
    for text in (f"{part}。" for each in texts for part in each.split("。") if part):
        first, _, rest = text.partition("，")
        if text in heard or rest in heard:
            continue
        heard |= {text, rest}
        told.append(rest if rest and first == opening else text)
        opening = first if rest else ""
    return "".join(told)


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
