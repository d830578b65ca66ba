"""A basket as a presentation: a cover, what it says as a whole, then a slide or more for every exhibit."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable, Sequence
from typing import Any, Final

from exhibits.basket import Basket, Item, Shown
from exhibits.exhibit import Bars, Chart, Figures, Sentence, Steps, Table
from exhibits.ladder import Ladder
from exports.slides import cards, combo, grid, heat, lines, progress, ranks, sentence, waterfall
from exports.slides.layout import TITLES, Box
from exports.slides.page import Around, Pen, add, finish, room, titled
from exports.slides.template import Template, opened
from exports.slides.words import Paragraph, Run, body, fill, plain

Parts = Callable[[Any, Box, Pen], Sequence[Any]]
Draw = Callable[[Any, Any, Box, Pen], None]
COVER_MOST, COVER_LEAST = 44.0, 20.0
MADE: Final = 14.0
_CHARTS: Final[dict[str, Draw]] = {"lines": lines.draw, "combo": combo.draw, "heat": heat.draw}
_KINDS: Final[tuple[tuple[type, Parts, Draw], ...]] = (
    (Ladder, ranks.parts, ranks.draw),
    (Figures, cards.parts, cards.draw),
    (Bars, progress.parts, progress.draw),
    (Steps, lambda exhibit, box, pen: [exhibit], waterfall.draw),
    (Table, grid.parts, grid.draw),
    (Sentence, lambda exhibit, box, pen: [exhibit], sentence.draw),
)


def write(basket: Basket, template: bytes | None = None) -> bytes:
    """The .pptx; ``template`` is the bureau's own .pptx or .potx, ExportError where it cannot be used."""
    opening = opened(template)
    pen = Pen(opening.palette, opening.scale)
    _cover(opening, pen, basket)
    if basket.paragraph:
        whole = Item(exhibit=Sentence(title=basket.name, subtitle=basket.subtitle, text=basket.paragraph))
        _slides(opening, pen, basket, whole)
    for item in basket.items:
        _slides(opening, pen, basket, item)
    _describe(opening.deck, basket)
    out = io.BytesIO()
    opening.deck.save(out)
    return out.getvalue()


def around(basket: Basket, item: Item) -> Around:
    """The words around one exhibit."""
    exhibit = item.exhibit
    told = [note for note in (*exhibit.notes, *_extra(exhibit)) if note]
    return Around(
        title=item.title,
        subtitle=exhibit.subtitle,
        mark=exhibit.mark,
        remarks=(
            *((f"● 已变动　{flag}", True) for flag in item.flags),
            *(((item.note, False),) if item.note else ()),
        ),
        notes=f"注：{'；'.join(told)}。" if told else "",
        source=exhibit.source,
        spoken=_spoken(basket, item),
    )


def _slides(template: Template, pen: Pen, basket: Basket, item: Item) -> None:
    words = around(basket, item)
    box = room(template, pen, words)
    split, draw = _kind(item.exhibit)
    pieces = split(item.exhibit, box, pen)
    for number, piece in enumerate(pieces, 1):
        paged = f"{words.title}（{number}/{len(pieces)}）" if len(pieces) > 1 else words.title
        slide = add(template, pen, _replaced(words, paged))
        draw(slide, piece, box, pen)


def _replaced(words: Around, title: str) -> Around:
    return Around(**{**vars(words), "title": title})


def _kind(exhibit: Shown) -> tuple[Parts, Draw]:
    """How an exhibit is split over slides, and how one part is drawn."""
    if isinstance(exhibit, Chart):
        split: Parts = heat.parts if exhibit.kind == "heat" else lambda chart, box, pen: [chart]
        return split, _CHARTS[exhibit.kind]
    return next((split, draw) for kind, split, draw in _KINDS if isinstance(exhibit, kind))


def _extra(exhibit: Shown) -> tuple[str, ...]:
    """What a drawing cannot say itself."""
    return lines.gaps(exhibit) if isinstance(exhibit, Chart) and exhibit.kind != "heat" else ()


def _spoken(basket: Basket, item: Item) -> str:
    """What the notes of a slide hold: words to say, then where to look things up."""
    exhibit = item.exhibit
    told = [
        item.sentence,
        item.note,
        *(f"已变动：{flag}" for flag in item.flags),
        "" if item.title == exhibit.title else f"原题：{exhibit.title}",
        exhibit.subtitle,
        *(f"口径：{words}" for words in item.definitions),
        "；".join(f"{label}：{words}" for label, words in item.filters),
        *(f"注：{note}" for note in (*exhibit.notes, *_extra(exhibit))),
        exhibit.source,
        _version(basket),
    ]
    return "\n".join(line for line in told if line)


def _version(basket: Basket) -> str:
    then = f"，截至{basket.as_of}" if basket.as_of else ""
    return f"数据版本 {basket.build}{then} · 生成于 {basket.made}"


def _cover(template: Template, pen: Pen, basket: Basket) -> None:
    slide = template.deck.slides.add_slide(template.cover.held)
    if slide.shapes.title is not None:
        sizes = pen.size(COVER_MOST), pen.size(COVER_LEAST)
        titled(slide.shapes.title, basket.name, sizes, template.cover, template.content)
    others = [shape for shape in slide.placeholders if shape.placeholder_format.type not in TITLES]
    told = [line for line in (plain(basket.subtitle), _version(basket)) if line]
    holder = next((shape for shape in others if shape.has_text_frame), None)
    if holder is not None:
        holder.text_frame.text = "\n".join(told)
        for each in holder.text_frame.paragraphs:
            for run in each.runs:
                run.font._element.set("lang", "zh-CN")
        holder.text_frame.paragraphs[-1].runs[0].font._element.set("sz", str(int(pen.size(MADE) * 100)))
    else:
        written = [] if slide.shapes.title is not None else [pen.line(basket.name, 32, bold=True)]
        written += [pen.line(line, MADE, pen.palette.muted) for line in told]
        pen.write(slide.shapes, template.content, written, "封面说明")
    finish(slide, template.cover, 1)
    words = "\n".join(line for line in (basket.paragraph, _version(basket)) if line)
    fill(
        slide.notes_slide.notes_placeholder,
        body([Paragraph((Run(line, 12, pen.palette.ink),)) for line in plain(words).split("\n")]),
    )


def _describe(deck: Any, basket: Basket) -> None:
    properties = deck.core_properties
    properties.title, properties.subject = plain(basket.name)[:255], plain(basket.subtitle)[:255]
    properties.author, properties.last_modified_by = "住建数览", "住建数览"
    properties.language, properties.keywords = "zh-CN", f"数据版本 {basket.build}"
    now = datetime.datetime.now(datetime.UTC).replace(tzinfo=None, microsecond=0)
    properties.created = properties.modified = now
