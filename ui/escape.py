"""Text that came from a file, made harmless where Streamlit reads Markdown or HTML."""

from __future__ import annotations

import re

from drawing.escape import markup as markup

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&])")


def markdown(text: str) -> str:
    """``text`` on one line, with all that Markdown, LaTeX or Streamlit's directives read escaped."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))
