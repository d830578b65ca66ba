"""Text that came from a file, made harmless where Streamlit reads Markdown or HTML."""

from __future__ import annotations

import re

from drawing.escape import markup as markup
from indicators.naming import seen

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&])")
# What becomes a link in the text itself, whatever is escaped: http://…, www.…, somebody@somewhere.
_LINKED = re.compile(r"(?<=\w)(?=://)|(?<=www)(?=\.)|(?<=[\w.+-])(?=@\w)", re.IGNORECASE)
_JOINER = "\u2060"  # of no width: the text looks the same, and is no address


def markdown(text: str) -> str:
    """``text`` on one line, with all that Markdown, LaTeX or Streamlit's directives read escaped."""
    plain = _LINKED.sub(_JOINER, " ".join(seen(text).split()))
    return _MARKDOWN.sub(r"\\\1", plain)
