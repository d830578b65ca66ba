"""The parameters of an address, settled as a page settles them; what cannot be had is an error, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from exhibits.offers.choices import SEPARATOR

SHOWN: Final = 8  # codes that an error offers


class RecipeError(ValueError):
    """An exhibit that cannot be made of this address; the message is Chinese and fit for the screen."""


class Asked:
    """The conditions of one exhibit: asked for in the order in which a page asks."""

    def __init__(self, query: Mapping[str, str]) -> None:
        self._query = query
        self._told: dict[str, str] = {}

    def one(self, name: str, label: str, options: Mapping[str, str], usual: str | None = None) -> str:
        """One code of ``options``; the first where the address has none and there is no usual one."""
        return self.many(name, label, options, None if usual is None else [usual], most=1)[0]

    def many(
        self,
        name: str,
        label: str,
        options: Mapping[str, str],
        usual: Iterable[str] | None = None,
        most: int = 9,
    ) -> tuple[str, ...]:
        """Up to ``most`` codes of ``options``; raises RecipeError for one that is none of them."""
        if not options:
            raise RecipeError(f"{label}：没有可以选用的数据，请换一个条件。")
        text = self._query.get(name, "")
        codes = tuple(dict.fromkeys(code.strip() for code in text.split(SEPARATOR) if code.strip()))
        if lost := [code for code in codes if code not in options]:
            raise RecipeError(f"{label}“{lost[0]}”无法识别或没有数据，可用的有：{_listed(options)}。")
        chosen = (codes or tuple(usual or ()) or (next(iter(options)),))[:most]
        self._told[label] = "、".join(options[code] for code in chosen)
        return chosen

    def wish(self, name: str) -> str:
        """What the address says, before anyone knows whether it can be had."""
        return self._query.get(name, "")

    @property
    def told(self) -> tuple[tuple[str, str], ...]:
        """What was asked for: label and words."""
        return tuple(self._told.items())


def _listed(options: Mapping[str, str]) -> str:
    named = [f"{words}（{code}）" if words != code else code for code, words in options.items()]
    return "、".join(named[:SHOWN]) + (f"等{len(named)}项" if len(named) > SHOWN else "")
