"""Text that came from a file, made harmless where Streamlit reads Markdown or HTML."""

from __future__ import annotations

import html
import re

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&])")


def markdown(text: str) -> str:
    """``text`` on one line, with all that Markdown, LaTeX or Streamlit's directives read escaped."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def markup(text: str) -> str:
    """``text`` as HTML text or attribute."""
    return html.escape(text, quote=True)


def plotly(text: str) -> str:
    """``text`` for a Plotly label, which reads a few HTML tags, %{…} templates and $…$ formulas."""
    return html.escape(text, quote=False).replace("%{", "%\u200b{").replace("$", "＄")
