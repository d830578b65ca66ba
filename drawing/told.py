"""A text as HTML whose numbers say where they are from, and lead there where there is a place to lead to."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from drawing.escape import markup
from exhibits.exhibit import Linked

Lead = Callable[[Linked], str]


def nowhere(_: Linked) -> str:
    """A file leads to no page."""
    return ""


def told(text: str, links: Sequence[Linked], lead: Lead = nowhere) -> str:
    """The text with a title on every number that is linked; ``lead`` gives its address, '' for none."""
    pieces, at = [], 0
    for each in links:
        # A file that was changed by hand may say anything.
        if each.value is not None and at <= each.start < each.end <= len(text):
            pieces += [markup(text[at : each.start]), _number(text[each.start : each.end], each, lead)]
            at = each.end
    return "".join((*pieces, markup(text[at:])))


def _number(words: str, each: Linked, lead: Lead) -> str:
    title = f' title="{markup(each.origin)}"' if each.origin else ""
    address = lead(each)
    if not address:
        return f'<span class="number"{title}>{markup(words)}</span>'
    return f'<a class="number" href="{markup(address)}" target="_self"{title}>{markup(words)}</a>'
