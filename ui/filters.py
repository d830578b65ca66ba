"""Filters in the sidebar whose state is the URL, as codes: a view can be bookmarked, sent and read aloud.

A filter takes its value from the address, else from what was chosen on another page, else its default.
What the address asks for and cannot be had is not silently replaced: the page says what it passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from zlib import crc32

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from exhibits.offers.choices import SEPARATOR
from ui import scope
from ui.escape import markdown

PAGE = "page"
END = "to"  # of every page that ends in a month: YYYY-MM
AS_OF = "as_of"  # of every page, and asked for before its filters: see ui.vintage
FOLDED = {"shut": "收起", "open": "展开"}
_WRITTEN = "filters.written"
_CHOSEN = "filters.chosen"


class Filters:
    """The filters of one page run: ask for each in turn, then ``settle`` once.

    A part of the page that runs alone asks for more ``after`` those of the page; it stands in the sidebar.
    """

    def __init__(self, after: Filters | None = None) -> None:
        self._asked: dict[str, str] = {name: st.query_params[name] for name in st.query_params}
        self._written: dict[str, str] = st.session_state.get(_WRITTEN, {})
        self._chosen: dict[str, str] = st.session_state.setdefault(_CHOSEN, {})
        kept = {AS_OF: self._asked[AS_OF]} if AS_OF in self._asked else {}
        self._now: dict[str, str] = kept if after is None else dict(after._now)
        self._told: dict[str, str] = {} if after is None else dict(after._told)
        self._passed_over: list[str] = [] if after is None else after._passed_over
        self._place = st.sidebar if after is None else st.container()

    def one(
        self, name: str, label: str, options: Mapping[str, str], default: str, *, segmented: bool = False
    ) -> str:
        """One code of ``options`` (code → words on the screen)."""
        code = self._wanted(name, options, (default,))[0]
        key = self._key(name, options)
        self._prepare(key, name, code)
        if name == END:
            self._offer_steps(key, options)
        if segmented:
            picked = self._place.segmented_control(
                label,
                list(options),
                format_func=_escaped(options).__getitem__,
                key=key,
                required=True,
                width="stretch",
            )
        else:
            picked = self._place.selectbox(
                label, list(options), format_func=options.__getitem__, key=key, placeholder="请选择"
            )
        self._told[label] = options[picked or code]
        return self._note(name, (picked or code,))[0]

    def many(
        self, name: str, label: str, options: Mapping[str, str], default: Iterable[str], *, most: int = 9
    ) -> tuple[str, ...]:
        """Up to ``most`` codes of ``options``; where none is left, the default."""
        wanted = self._wanted(name, options, tuple(default))
        codes = wanted[:most]
        if len(wanted) > most:
            self._passed_over.append(f"{name} 最多{most}项，{SEPARATOR.join(wanted[most:])} 未显示")
        key = self._key(name, options, several=True)
        self._prepare(key, name, list(codes))
        picked = self._place.multiselect(
            label,
            list(options),
            format_func=options.__getitem__,
            key=key,
            placeholder="请选择",
            max_selections=most,
        )
        self._told[label] = "、".join(options[code] for code in tuple(picked) or codes)
        return self._note(name, tuple(picked) or codes)

    def wish(self, name: str) -> str:
        """What the address or an earlier page asks for, before anyone knows whether it can be had."""
        return self._asked.get(name, self._chosen.get(name, ""))

    def text(self, name: str, label: str) -> str:
        """Words to look for, '' for any; the address holds them as they were typed."""
        wanted = self._asked.get(name, self._chosen.get(name, ""))
        self._prepare(name, name, wanted)
        typed = self._place.text_input(label, key=name, placeholder="不限")
        self._told[label] = typed.strip() or "不限"
        return self._note(name, (typed.strip(),))[0]

    def unfolded(self, name: str, label: str) -> DeltaGenerator | None:
        """A part of the page under its ``label``, None while it is folded; the address says which."""
        code = self._wanted(name, FOLDED, ("shut",))[0]
        self._prepare(name, name, code == "open")
        part = st.expander(label, key=name, on_change="rerun")
        self._note(name, ("open" if part.open else "shut",))
        return part if part.open else None

    def page(self, place: DeltaGenerator, total: int, length: int) -> int:
        """How many of ``total`` rows come before the page asked for; the first again where a filter moved.

        To be asked last; the pages are offered at ``place``.
        """
        pages = max(1, -(-total // length))
        before = {name: text for name, text in self._written.items() if name != PAGE}
        stays = PAGE not in self._written or before == self._now
        asked = self._asked.get(PAGE, "1") if stays else "1"
        number = min(max(int(asked) if asked.isdecimal() else 1, 1), pages)
        if pages > 1:
            key = f"{PAGE}-{crc32(repr((self._now, total)).encode()):08x}"
            if self._moved(PAGE):
                st.session_state.pop(key, None)
            number = place.pagination(pages, default=number, key=key)
        self._note(PAGE, (str(number),))
        return (number - 1) * length

    def settle(self) -> None:
        """Write the address, and say what of it was passed over."""
        unknown = [name for name in self._asked if name not in self._now and self._moved(name)]
        for name in unknown:
            why = scope.barred([self._asked[name]]) or "在本页没有用处"
            self._passed_over.append(f"参数 {name}={self._asked[name]} {why}")
        if self._asked != self._now:
            st.query_params.from_dict(self._now)
        st.session_state[_WRITTEN] = self._now
        self._chosen.update(self._now)
        if self._passed_over:
            said = "；".join(markdown(text) for text in self._passed_over)
            st.warning(f"有条件未采用：{said}。", icon="⚠️")
            self._passed_over.clear()  # or a part that runs alone would say it again

    @property
    def told(self) -> tuple[tuple[str, str], ...]:
        """What was asked for, as the screen says it: label and words."""
        return tuple(self._told.items())

    def _wanted(self, name: str, options: Mapping[str, str], default: tuple[str, ...]) -> tuple[str, ...]:
        asked = self._asked.get(name)
        if asked is None:
            kept = tuple(code for code in _codes(self._chosen.get(name, "")) if code in options)
            return kept or default
        codes = _codes(asked)
        known = tuple(code for code in codes if code in options) or default
        if lost := [code for code in codes if code not in options]:
            instead = "、".join(options[code] for code in known if code in options)
            why = scope.barred(lost) or "无法识别或没有数据"
            self._passed_over.append(f"{name}={SEPARATOR.join(lost)} {why}，现显示{instead}")
        return known

    def _offer_steps(self, key: str, options: Mapping[str, str]) -> None:
        """The period before and after the one chosen, as buttons; ui/keys.js gives them the arrow keys."""
        now = st.session_state[key]
        earlier = max((code for code in options if code < now), default=None)
        later = min((code for code in options if code > now), default=None)
        for name, label, code in (("to-earlier", "上一期", earlier), ("to-later", "下一期", later)):
            self._place.button(label, key=name, disabled=code is None, on_click=_choose, args=(key, code))

    def _key(self, name: str, options: Mapping[str, str], *, several: bool = False) -> str:
        # A widget whose options change must be a new one, or it would go on showing an option that is gone;
        # so must one for several of the same options, or it would take over one code of another page's.
        return f"{name}-{crc32(SEPARATOR.join(options).encode()):08x}{'-several' if several else ''}"

    def _moved(self, name: str) -> bool:
        """Whether the address was changed by a link or by the way back."""
        return name in self._asked and self._asked[name] != self._written.get(name)

    def _prepare(self, key: str, name: str, wanted: str | list[str] | bool) -> None:
        """Set the widget where it is new, or where the address was changed."""
        if key not in st.session_state or self._moved(name):
            st.session_state[key] = wanted

    def _note(self, name: str, codes: tuple[str, ...]) -> tuple[str, ...]:
        self._now[name] = SEPARATOR.join(codes)
        return codes


def _choose(key: str, code: str) -> None:
    st.session_state[key] = code


def _codes(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code.strip() for code in text.split(SEPARATOR) if code.strip()))


def _escaped(options: Mapping[str, str]) -> dict[str, str]:
    return {code: markdown(words) for code, words in options.items()}
