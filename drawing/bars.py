"""Bars against the whole as HTML: a line a target, a tick where the schedule stands, words beside it."""

from __future__ import annotations

from collections.abc import Callable

from drawing.escape import markup
from exhibits.exhibit import Bar, Bars

# What a bar's colour is where its target is neither ahead nor behind.
DRAWN = {"ahead": " ahead", "behind": " behind", "plain": " plain", "muted": " plain"}


def lines(exhibit: Bars, link: Callable[[Bar], str]) -> str:
    """A line a target; ``link`` says where a name leads, '' for nowhere."""
    drawn = "".join(_line(bar, exhibit.end_pct, link(bar)) for bar in exhibit.bars)
    spoken = markup(f"{exhibit.title}。{exhibit.subtitle}")
    return f'<div class="goals" role="list" aria-label="{spoken}">{drawn}</div>'


def _line(bar: Bar, end_pct: float, link: str) -> str:
    name = markup(bar.name)
    shown = f'<a href="{markup(link)}" target="_self">{name}</a>' if link else name
    remark = f'<span class="goal-remark">{markup(bar.remark)}</span>' if bar.remark else ""
    return (
        f'<div class="goal" role="listitem"><span class="goal-name" title="{name}">{shown}</span>'
        f'<span class="goal-amount">{markup(bar.amount)}</span>{_bar(bar, end_pct)}'
        f'<span class="goal-share {bar.tone}">{markup(bar.share)}</span>'
        f'<span class="goal-words {bar.tone}">{markup(bar.words)}{remark}</span></div>'
    )


def _bar(bar: Bar, end_pct: float) -> str:
    """The whole is 100 per cent of a scale that ends at ``end_pct``."""
    whole = f'<span class="whole" style="width:{_place(100, end_pct)}"></span>'
    done = due = ""
    if bar.completion_pct is not None:
        done = (
            f'<span class="done{DRAWN[bar.tone]}" style="width:{_place(bar.completion_pct, end_pct)}"></span>'
        )
    if bar.schedule_pct is not None:
        due = f'<span class="due" style="left:{_place(bar.schedule_pct, end_pct)}"></span>'
    return f'<span class="goal-bar">{whole}{done}{due}</span>'


def _place(pct: float, end_pct: float) -> str:
    return f"{min(max(pct, 0.0), end_pct) / end_pct * 100:.2f}%"
