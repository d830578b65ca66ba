"""Templates of documents and slides that do more than be filled."""

from __future__ import annotations

import io
from collections.abc import Callable

from docx import Document
from pptx import Presentation

from tests.etl.parts import zipped
from tests.hostile.fault import claiming, members

LAUGHS = b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'


def document(*lines: str) -> bytes:
    """A document of these paragraphs."""
    made, out = Document(), io.BytesIO()
    for line in lines:
        made.add_paragraph(line)
    made.save(out)
    return out.getvalue()


def slides() -> bytes:
    out = io.BytesIO()
    Presentation().save(out)
    return out.getvalue()


def changed(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """A file with one of its parts changed."""
    return zipped({one: change(part) if one == name else part for one, part in members(data)})


def added(data: bytes, name: str, part: bytes) -> bytes:
    return zipped({**dict(members(data)), name: part})


def defined(part: bytes) -> bytes:
    head, _, rest = part.partition(b"?>")
    return head + b"?>" + LAUGHS + rest


DOCUMENTS: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "chance": lambda: b"PK\x03\x04" + bytes(range(256)) * 20,
    "an old document": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "slides in place of a document": slides,
    "cut off": lambda: document("x")[:-900],
    "21 MB": lambda: document("x") + bytes(21 * 2**20),
    "a part of 30 MB": lambda: added(document("x"), "word/more.xml", b" " * 30_000_000),
    "a picture of 250 MB": lambda: claiming(
        added(document("x"), "word/media/a.png", b"x"), "word/media/a.png", 250_000_000
    ),
    "5 000 parts": lambda: zipped({**dict(members(document("x"))), **{f"x/{n}": b"" for n in range(5_000)}}),
    "macros": lambda: added(document("x"), "word/vbaProject.bin", b"x"),
    "entities": lambda: changed(document("x"), "word/document.xml", defined),
    "entities in the styles": lambda: changed(document("x"), "word/styles.xml", defined),
    "a placeholder that reaches inside": lambda: document("{{ ''.__class__.__mro__[1].__subclasses__() }}"),
    "a placeholder that loops": lambda: document("{% for a in range(10**9) %}x{% endfor %}"),
    "a placeholder that imports": lambda: document("{% import 'os' as os %}{{ os.popen('id') }}"),
    "a placeholder that includes": lambda: document("{% include '/etc/passwd' %}"),
    "a placeholder that multiplies": lambda: document("{{ 'x' * 10**9 }}"),
    "a placeholder that raises to a power": lambda: document("{{ 9**9**9 }}"),
    "a placeholder that calls": lambda: document("{{ cycler.__init__.__globals__ }}"),
}
SLIDES: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "a document in place of slides": lambda: document("x"),
    "cut off": lambda: slides()[:-900],
    "macros": lambda: added(slides(), "ppt/vbaProject.bin", b"x"),
    "a picture of 250 MB": lambda: claiming(
        added(slides(), "ppt/media/a.png", b"x"), "ppt/media/a.png", 250_000_000
    ),
    "a layout that is no XML": lambda: changed(
        slides(), "ppt/slideMasters/slideMaster1.xml", lambda _: b"<a>"
    ),
    "the main part gone": lambda: zipped(
        {name: part for name, part in members(slides()) if name != "ppt/presentation.xml"}
    ),
}
FAULTS = {
    **{f"document: {name}": make for name, make in DOCUMENTS.items()},
    **{f"slides: {name}": make for name, make in SLIDES.items()},
}
