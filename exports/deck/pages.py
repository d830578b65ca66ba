"""The slides of a deck in order: cover, the paragraph of the whole, an exhibit each, with notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from drawing import slide
from drawing.escape import markup
from drawing.plotted import Plot, plot
from exhibits.basket import Basket, Item
from exhibits.exhibit import Sentence


@dataclass(frozen=True)
class Page:
    """One slide: ``html`` within its frame, ``notes`` for who speaks, ``plot`` what plotly.js draws on it."""

    title: str
    html: str
    notes: str
    plot: Plot | None = None
    kind: str = "inner"


def pages(basket: Basket) -> list[Page]:
    """All slides, the cover first."""
    words = Sentence(title=basket.name, subtitle=basket.subtitle, text=basket.paragraph, links=basket.links)
    whole = Item(exhibit=words)
    items = [*([whole] if basket.paragraph else []), *basket.items]
    return [_cover(basket), *(_page(basket, item) for item in slide.slides_of(items))]


def _cover(basket: Basket) -> Page:
    marks = dict.fromkeys(word for item in basket.items for word in item.exhibit.mark.split("、") if word)
    small = " · ".join((*marks, *_version(basket)))
    html = (
        f'<h1>{markup(basket.name)}</h1><p class="where">{markup(basket.subtitle)}</p>'
        f'<p class="version">{markup(small)}</p>'
    )
    contents = [f"{place}. {item.title}" for place, item in enumerate(basket.items, 1)]
    notes = _notes((("讲稿", (basket.paragraph,)), ("内容", contents), ("数据", _version(basket))))
    return Page(basket.name, html, notes, kind="cover")


def _page(basket: Basket, item: Item) -> Page:
    drawn = plot(item.exhibit, slide.ROOM, slide.body_px(item))
    spoken = markup(f"{item.title}。{item.exhibit.subtitle}")
    inner = f'<div class="figure" role="img" aria-label="{spoken}"></div>' if drawn else slide.body(item)
    html = f'{slide.head(item)}<div class="body">{inner}</div>{slide.said(item)}{slide.foot(item)}'
    notes = _notes(
        (
            ("讲稿", (item.sentence,)),
            ("备注", (item.note,)),
            ("已变动", item.flags),
            ("口径", item.definitions),
            ("筛选", [f"{label}：{words}" for label, words in item.filters]),
            ("注", item.exhibit.notes),
            ("来源", (item.exhibit.source.removeprefix("资料来源："),)),
            ("数据", _version(basket)),
        )
    )
    return Page(item.title, html, notes, drawn)


def _version(basket: Basket) -> tuple[str, ...]:
    """Which version of the figures, and when the basket was made."""
    return (
        f"数据版本第{basket.build}版",
        *((f"截至{basket.as_of}",) if basket.as_of else ()),
        f"{basket.made}成稿",
    )


def _notes(told: Sequence[tuple[str, Sequence[str]]]) -> str:
    """Label and words, without those that say nothing."""
    lines = []
    for label, words in told:
        said = "<br>".join(markup(word) for word in words if word)
        if said:
            lines.append(f"<dt>{label}</dt><dd>{said}</dd>")
    return f"<dl>{''.join(lines)}</dl>"
