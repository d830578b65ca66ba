"""Names of files that leave the program: 指标_地区_期间, in characters that every system takes."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 80
_REFUSED = re.compile(r'[\\/:*?"<>|%#&{}$!\'@+`=\s_]+')
USUAL = "住建数览"


def file_name(*words: str) -> str:
    """The words that there are, joined by _; without what a file system, a shell or an address refuses."""
    plain = [_plain(word) for word in words]
    return "_".join(word for word in plain if word)[:LONGEST].strip("._- ") or USUAL


def _plain(word: str) -> str:
    """No invisible characters either: what a name shows is what it is."""
    visible = "".join(each for each in word if not unicodedata.category(each).startswith("C"))
    return _REFUSED.sub(" ", visible).strip(" .").replace(" ", "")
