"""Slides become pictures where a Chromium is found; one that hangs or does nothing is told of in words."""

from __future__ import annotations

import io
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from drawing.slide import HEIGHT, WIDTH
from exports import chromium, program
from exports.error import ExportError
from exports.kinds import write
from tests.exports.sample import basket

pytestmark = pytest.mark.browser


def needed() -> None:
    if chromium.program() is None:
        pytest.skip("no Chromium on this machine: pictures were NOT tried")


def test_every_slide_is_a_picture_twice_as_large_as_the_screen() -> None:
    needed()
    few = replace(basket(), items=basket().items[1:2], paragraph="")
    with zipfile.ZipFile(io.BytesIO(write(few, "pictures").data)) as package:
        assert package.namelist() == ["slide-01.png", "slide-02.png"]
        cover, chart = (Image.open(package.open(name)).convert("RGB") for name in package.namelist())
    for picture in (cover, chart):
        assert picture.size == (2 * WIDTH, 2 * HEIGHT)
        assert picture.getpixel((2 * WIDTH - 5, 5)) == (255, 255, 255)  # the slide fills the picture
    # What stands in the middle of the slide is drawn by plotly.js.
    body = chart.crop((0, HEIGHT // 2, 2 * WIDTH, HEIGHT * 3 // 2))
    assert len(set(body.get_flattened_data())) > 50


def test_a_deck_is_printed_a_slide_a_page() -> None:
    needed()
    few = replace(basket(), items=basket().items[:1])
    printed = chromium.pdf(write(few, "deck").data)
    assert printed.startswith(b"%PDF-")
    assert printed.count(b"/Type /Page\n") == 3


@pytest.mark.skipif(not Path("/bin/sh").exists(), reason="a shell makes the programs that fail")
def test_a_program_that_hangs_is_stopped_with_all_that_it_started(tmp_path: Path) -> None:
    script = tmp_path / "hangs"
    script.write_text(f"#!/bin/sh\n(sleep 1; touch {tmp_path}/lived) &\nsleep 60\n", encoding="utf-8")
    script.chmod(0o755)
    with pytest.raises(ExportError, match="仍未完成：请另存"):
        program.run([str(script)], 0.2, "浏览器", "请另存。")
    time.sleep(1.2)
    assert not (tmp_path / "lived").exists()


def test_a_program_that_makes_nothing_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chromium, "program", lambda: "/bin/true")
    with pytest.raises(ExportError, match="没有生成文件"):
        chromium.pictures(b"", 1)
    monkeypatch.setattr(chromium, "program", lambda: "/no/such")
    with pytest.raises(ExportError, match="打不开"):
        chromium.pdf(b"")
    monkeypatch.setattr(chromium, "program", lambda: None)
    with pytest.raises(ExportError, match="没有 Chrome"):
        chromium.pdf(b"")
