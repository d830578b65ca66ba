"""The file itself: slides, their figures as JSON, plotly.js, one style sheet, one script, and no address."""

from __future__ import annotations

import base64
import hashlib
import json
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import drawing
from drawing import colours
from drawing.escape import markup
from exhibits.basket import Basket
from exports.deck.pages import Page, pages
from exports.error import ExportError

ROOM: Final = Path(__file__).parent
MOST_BYTES: Final = 2_000_000
# plotly.js makes a style element without text and fills it by rules.
EMPTY: Final = ""
_UNSAFE_IN_SCRIPT: Final = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


def write(basket: Basket) -> bytes:
    """The file. ExportError where it would be larger than a deck may be (``MOST_BYTES``)."""
    told = pages(basket)
    made = _file(basket, told).encode("utf-8", "replace")
    if len(made) > MOST_BYTES:
        raise ExportError(_too_large(basket, len(made)))
    return made


def _too_large(basket: Basket, length: int) -> str:
    return (
        f"离线演示文件：汇报篮“{basket.name}”有{len(basket.items)}项内容，"
        f"文件将有{length / 1e6:.1f} MB，不能超过{MOST_BYTES / 1e6:.0f} MB。"
        "请缩短图表的期间、减少系列，或分成两个汇报篮分别导出。"
    )


def _file(basket: Basket, told: list[Page]) -> str:
    style, library, script = _style(), _library(), _script()
    figures = {str(place): page.plot._asdict() for place, page in enumerate(told) if page.plot}
    slides = "".join(_slide(page, place, len(told)) for place, page in enumerate(told))
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(style, library, script)}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{markup(basket.name)}</title><style>{style}</style></head><body>"
        f'<main id="stage">{slides}</main>{_chrome()}'
        f'<script type="application/json" id="figures">{_json(figures)}</script>\n'
        f"<script>{library}</script>\n<script>{script}</script></body></html>\n"
    )


def _policy(style: str, library: str, script: str) -> str:
    """Nothing may be fetched, nothing sent; what runs and what styles is known by its hash.

    Widths of bars and plotly.js' bold words are style attributes, which cannot fetch under this policy.
    """
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {_hash(library)} {_hash(script)}",
            f"style-src {_hash(style)} {_hash(EMPTY)}",
            "style-src-attr 'unsafe-inline'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _json(content: Any) -> str:
    """JSON that neither ends its script element nor a line of it."""
    plain = json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return plain.translate(_UNSAFE_IN_SCRIPT)


def _slide(page: Page, place: int, count: int) -> str:
    label = markup(f"第{place + 1}张，共{count}张：{page.title}")
    number = f'<div class="number">{place + 1} / {count}</div>' if place else ""
    return (
        f'<div class="page" data-place="{place}"><section class="slide {page.kind}" aria-label="{label}">'
        f'{page.html}{number}</section><aside class="notes" aria-label="备注">{page.notes}</aside></div>'
    )


def _chrome() -> str:
    return (ROOM / "chrome.html").read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _style() -> str:
    shared = (Path(drawing.__file__).parent / "slide.css").read_text(encoding="utf-8")
    return f"\n{colours.root()}\n{shared}{(ROOM / 'deck.css').read_text(encoding='utf-8')}"


@lru_cache(maxsize=1)
def _library() -> str:
    """plotly.js with its notice, then the licence whole."""
    bundle = (ROOM / "plotly" / "plotly-cartesian.min.js").read_text(encoding="utf-8")
    licence = (ROOM / "plotly" / "LICENSE").read_text(encoding="utf-8")
    return f"\n/*!\n{licence.strip()}\n*/\n{bundle}\n"


@lru_cache(maxsize=1)
def _script() -> str:
    return f"\n{(ROOM / 'deck.js').read_text(encoding='utf-8')}"
