"""Headline figures as HTML cards, with the line of the past as a few strokes of SVG."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from drawing.escape import markup
from exhibits import theme
from exhibits.exhibit import Headline, Progress

LINE_WIDTH, LINE_HEIGHT = 60, 24


def tile(headline: Headline) -> str:
    """A figure under its name, for a strip above a chart."""
    remarks = " · ".join(remark for remark in (headline.unit, headline.period) if remark)
    tone = f" {headline.growths[0].tone}" if headline.growths else ""
    return (
        f'<div class="tile"><div class="tile-name">{markup(headline.name)}</div>'
        f'<div class="tile-value{tone}">{markup(headline.value)}</div>'
        f'<div class="tile-remark">{markup(remarks)}</div></div>'
    )


def card(headline: Headline, link: str) -> str:
    """A figure with both growths, its line, its completion and what is wrong with it; all of it is a link."""
    flags = "".join(f'<span class="flag">{markup(flag)}</span>' for flag in headline.flags)
    growths = "".join(f'<span class="{cell.tone}">{markup(cell.text)}</span>' for cell in headline.growths)
    period = f'<span class="card-period">{markup(headline.period)}</span>' if headline.period else ""
    return (
        f'<a class="card" href="{markup(link)}" target="_self" title="{markup(headline.name)}">'
        f'<span class="card-name"><span>{markup(headline.name)}</span>{flags}</span>'
        f'<span class="card-main"><span class="card-value">{markup(headline.value)}'
        f'<span class="unit">{markup(headline.unit)}</span></span>'
        f"{line(headline.line, headline.marked)}</span>"
        f'<span class="card-growths">{growths}{period}</span>'
        f"{_progress(headline.progress)}</a>"
    )


def line(values: Sequence[float | None], marked: Sequence[int] = ()) -> str:
    """A trend line without axes; a gap stays one, the last point is a dot, a marked place is crossed."""
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return ""
    low, high = min(known), max(known)
    span = (high - low) or 1.0
    step = (LINE_WIDTH - 6) / max(len(values) - 1, 1)
    places = [
        None if value is None else (3 + place * step, 3 + (LINE_HEIGHT - 6) * (1 - (value - low) / span))
        for place, value in enumerate(values)
    ]
    x, y = next(place for place in reversed(places) if place is not None)
    uprights = "".join(f"M{3 + place * step:.1f} 0V{LINE_HEIGHT}" for place in marked)
    # Streamlit's sanitizer drops inline SVG but keeps pictures, so the strokes travel as one.
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{LINE_WIDTH}" height="{LINE_HEIGHT}" '
        f'viewBox="0 0 {LINE_WIDTH} {LINE_HEIGHT}" preserveAspectRatio="none">'
        f'<path d="{uprights}" stroke="{theme.EVENT_LINE}" stroke-width="1"/>'
        f'<path d="{_path(places)}" fill="none" stroke="{theme.EARLIER[1]}" stroke-width="1.6"/>'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.6" fill="{theme.AHEAD}"/></svg>'
    )
    return f'<img class="spark" alt="" src="data:image/svg+xml,{quote(svg)}">'


def _path(places: Sequence[tuple[float, float] | None]) -> str:
    pieces, pen = [], "M"
    for place in places:
        if place is None:
            pen = "M"
            continue
        pieces.append(f"{pen}{place[0]:.1f} {place[1]:.1f}")
        pen = "L"
    return "".join(pieces)


def _progress(progress: Progress | None) -> str:
    """What is done of the whole, with a tick where the schedule stands."""
    if progress is None:
        return ""
    done = min(max(progress.completion_pct, 0.0), 100.0)
    due = min(max(progress.schedule_pct, 0.0), 100.0)
    return (
        f'<span class="card-period {progress.tone}">{markup(progress.text)}</span>'
        f'<span class="progress"><span class="done {progress.tone}" style="width:{done:.1f}%"></span>'
        f'<span class="due" style="left:{due:.1f}%"></span></span>'
    )
