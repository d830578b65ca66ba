"""Bytes of a text → the text, in whichever encoding offices here save: each tried strictly."""

from __future__ import annotations

import re

from etl.problem import IssueError

_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_IDEOGRAPH = re.compile(r"[\u4e00-\u9fff]")
_RARE = re.compile(r"[\x80-\u2fff]")  # what bytes of another encoding come to where they happen to fit
_HEAD = 4096  # bytes in which a document says its encoding
_MARK = b"\xef\xbb\xbf"  # before UTF-8
_NAMED = 10  # lines in a message
_FOREIGN = ("big5", "windows-1252", "iso-8859-1")  # what is declared otherwise is one of the usual two


def decoded(data: bytes) -> str:
    """The text without its byte order mark; IssueError where no encoding fits all bytes."""
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "gb18030":
            _check_mixed(data)
        if "\0" not in text:
            return text
    raise IssueError(
        "unknown_encoding",
        "文本文件的编码既不是 UTF-8 也不是 GB18030（有无法识别的字节）。"
        "请在 Excel 中另存为“CSV UTF-8”或 .xlsx 后再读。",
    )


def _check_mixed(data: bytes) -> None:
    """Refuse a file of two encodings: GB18030 fits most bytes of UTF-8 too, as other words.

    A line of two ideographs or more that is whole UTF-8 is hardly ever anything else.
    """
    lines = data.split(b"\n")
    others = [number for number, line in enumerate(lines, 1) if _is_utf_8_words(line)]
    if others:
        named = "、".join(map(str, others[:_NAMED])) + ("等" if len(others) > _NAMED else "")
        message = (
            f"文本文件混用了两种编码：第 {named} 行是 UTF-8，其余不是，读下去会是乱码。"
            "请在 Excel 中核对文字后另存为“CSV UTF-8”或 .xlsx 再读。"
        )
        raise IssueError("unknown_encoding", message)


def _is_utf_8_words(line: bytes) -> bool:
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return len(_IDEOGRAPH.findall(text)) >= 2 and not _RARE.search(text)


def _encodings(data: bytes) -> tuple[str, ...]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    if data.startswith(_MARK):
        return ("utf-8-sig",)
    declared = _DECLARED.search(data[:_HEAD]) if data.lstrip()[:1] == b"<" else None
    named = declared[1].decode("ascii", "replace").lower() if declared else ""
    return ("utf-8-sig", named, "gb18030") if named in _FOREIGN else ("utf-8-sig", "gb18030")
