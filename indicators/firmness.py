"""How firm a figure is said to be (rule V1): 初步数, 修订数, 最终核实数, or a forecast and so no figure."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

Status = Literal["", "preliminary", "revised", "final", "forecast"]

_LONGEST = 60
_WORDS: dict[Status, str] = {
    "preliminary": r"初步(?:核算|统计|汇总)?数?据?|快报数?|初值|初核数?|初步",
    "revised": r"(?:已|经)?修[订正]后?(?:数据?|值)?",
    "final": r"(?:最终)?核实数?|最终(?:核算|核实)?数?据?|终值|定案数?",
    "forecast": r"预[计测估](?:数|值)?",
}
_LETTERS: dict[str, Status] = {"p": "preliminary", "r": "revised", "f": "final"}
_ENDINGS = {
    status: re.compile(rf"(.+?)\s*(?:[(\[【](?:{words})[)\]】]|(?:{words}))")
    for status, words in _WORDS.items()
}
_LETTER = re.compile(r"(.+?)\s*[(\[]([prf])[)\]]", re.IGNORECASE)
_FORECAST_FIRST = re.compile(r"[(\[【]?预[计测估][)\]】]?\s*(.+)")


def split_status(text: str) -> tuple[str, Status]:
    """The text without its word for how firm the figure is, and that word's status ('' = none)."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if len(plain) > _LONGEST:
        return text, ""
    for status, ending in _ENDINGS.items():
        if match := ending.fullmatch(plain):
            return match[1], status
    if match := _LETTER.fullmatch(plain):
        return match[1], _LETTERS[match[2].lower()]
    if match := _FORECAST_FIRST.fullmatch(plain):
        return match[1], "forecast"
    return text, ""
