"""Bytes of a text → the text, in whichever encoding offices here save: each tried strictly."""

from __future__ import annotations

import re

from etl.problem import IssueError

_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_HEAD = 4096  # bytes in which a document says its encoding
_FOREIGN = ("big5", "windows-1252", "iso-8859-1")  # what is declared otherwise is one of the usual two


def decoded(data: bytes) -> str:
    """The text without its byte order mark; IssueError where no encoding fits all bytes."""
    for encoding in _encodings(data):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise IssueError(
        "unknown_encoding",
        "文本文件的编码既不是 UTF-8 也不是 GB18030（有无法识别的字节）。"
        "请在 Excel 中另存为“CSV UTF-8”或 .xlsx 后再读。",
    )


def _encodings(data: bytes) -> tuple[str, ...]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    declared = _DECLARED.search(data[:_HEAD]) if data.lstrip()[:1] == b"<" else None
    named = declared[1].decode("ascii", "replace").lower() if declared else ""
    return ("utf-8-sig", named, "gb18030") if named in _FOREIGN else ("utf-8-sig", "gb18030")
