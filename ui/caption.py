"""The words around an exhibit on the screen: title, subtitle, mark above it; notes and source below."""

from __future__ import annotations

from exhibits.exhibit import Caption
from exhibits.source import DEMONSTRATION
from ui import paper
from ui.escape import markup


def heading(exhibit: Caption, *, small: bool = False) -> None:
    """Conclusion, mark and what is shown."""
    size = " small" if small else ""
    tag = "h2" if small else "h1"
    paper.say(
        f'<{tag} class="exhibit-title{size}">{markup(exhibit.title)}{badge(exhibit.mark)}</{tag}>'
        f'<p class="exhibit-subtitle">{markup(exhibit.subtitle)}</p>'
    )


def section(text: str) -> None:
    """The name of a part of the page below its first exhibit."""
    paper.say(f'<h3 class="section">{markup(text)}</h3>')


def more(text: str, link: str) -> None:
    """Where to read on."""
    paper.say(f'<p class="exhibit-foot"><a href="{markup(link)}" target="_self">{markup(text)}</a></p>')


def foot(exhibit: Caption) -> None:
    """Notes and the source line."""
    notes = f"注：{'；'.join(exhibit.notes)}。" if exhibit.notes else ""
    said = [markup(text) for text in (notes, exhibit.source) if text]
    if said:
        paper.say(f'<p class="exhibit-foot">{"<br>".join(said)}</p>')


def badge(mark: str) -> str:
    """演示数据 or 公开数据, as it stands beside a title; nothing for what has no mark."""
    badges = []
    for word in mark.split("、") if mark else ():
        kind = "demo" if word == DEMONSTRATION else "public"
        badges.append(f'<span class="badge {kind}">{markup(word)}</span>')
    return "".join(badges)
