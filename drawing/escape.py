"""Text that came from a file, made harmless where HTML or Plotly read it."""

from __future__ import annotations

import html

from indicators.naming import seen


def markup(text: str) -> str:
    """``text`` as HTML text or attribute."""
    return html.escape(seen(text), quote=True)


def plotly(text: str) -> str:
    """``text`` for a Plotly label, which reads a few HTML tags, %{…} templates and $…$ formulas."""
    return html.escape(seen(text), quote=False).replace("%{", "%\u200b{").replace("$", "＄")
