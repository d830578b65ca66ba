"""The deck as a meeting opens it: from a folder, without a network."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from exports.deck import write
from tests.exports import sample
from tests.exports.test_deck import HOSTILE
from tests.pages.test_browser import CHROMIUM, FLAGS

pytestmark = pytest.mark.browser
SLIDES = 11  # the cover, the paragraph, nine exhibits


class Opened(NamedTuple):
    """A deck on the screen, what it asked for and what the console said."""

    page: Page
    asked: list[str]
    said: list[str]

    def shown(self) -> int:
        """Which slide, counted from one."""
        on = self.page.locator(".page.on")
        expect(on).to_have_count(1)
        return int(on.get_attribute("data-place")) + 1

    def press(self, *keys: str) -> int:
        for key in keys:
            self.page.keyboard.press(key)
        return self.shown()


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """One browser without a network for all tests; each begins at the cover."""
    kept = tmp_path_factory.mktemp("stick") / "9月运行分析.html"
    base = sample.basket()
    hostile = replace(base.items[1], heading=HOSTILE[1], note=HOSTILE[0])
    kept.write_bytes(write(replace(base, items=(base.items[0], hostile, *base.items[2:]))))
    with sync_playwright() as playwright:
        program = CHROMIUM or playwright.chromium.executable_path
        if not Path(program).is_file():
            pytest.skip("neither a Chromium on PATH nor Playwright's: the browser tests did NOT run")
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        context = browser.new_context(viewport={"width": 1440, "height": 900}, has_touch=True, offline=True)
        opened = Opened(context.new_page(), [], [])
        opened.page.on("request", lambda request: opened.asked.append(request.url))
        opened.page.on("console", lambda message: opened.said.append(message.text))
        opened.page.on("pageerror", lambda error: opened.said.append(str(error)))
        opened.page.goto(kept.as_uri())
        opened.page.wait_for_selector("body[data-drawn]", timeout=60_000)
        yield opened
        browser.close()


@pytest.fixture
def cover(deck: Opened) -> Opened:
    deck.page.keyboard.press("Escape")
    deck.page.keyboard.press("Home")
    return deck


def test_keys_of_a_keyboard_and_of_a_clicker_turn_slides(cover: Opened) -> None:
    assert cover.shown() == 1
    assert cover.press("ArrowRight", "PageDown", "Space") == 4
    assert cover.press("ArrowLeft", "PageUp", "Shift+Space") == 1
    assert cover.press("ArrowUp") == 1
    assert cover.press("End") == SLIDES
    assert cover.press("ArrowDown") == SLIDES
    assert cover.page.url.endswith(f"#{SLIDES}")
    assert cover.press("Home") == 1
    expect(cover.page.locator(".page.on h1")).to_be_in_viewport()


def test_notes_black_help_and_full_screen(cover: Opened) -> None:
    cover.press("ArrowRight", "ArrowRight", "ArrowRight")
    notes = cover.page.locator(".page.on .notes")
    expect(notes).to_be_hidden()
    cover.press("n")
    expect(notes).to_be_visible()
    expect(notes).to_contain_text("以货币表现的建筑业企业")
    expect(notes).to_contain_text("数据版本第12版")
    expect(notes).to_contain_text("入篮时 7.92，现为 7.95")
    cover.press("N", "b")
    expect(notes).to_be_hidden()
    expect(cover.page.locator("#black")).to_be_visible()
    cover.press(".", "?")
    expect(cover.page.locator("#black")).to_be_hidden()
    expect(cover.page.locator("#help")).to_contain_text("翻页笔")
    cover.press("Escape")
    expect(cover.page.locator("#help")).to_be_hidden()
    cover.press("f")
    cover.page.wait_for_function("document.fullscreenElement !== null")
    cover.press("f")
    cover.page.wait_for_function("document.fullscreenElement === null")
    assert cover.shown() == 4


def test_where_full_screen_is_refused_the_slides_stay(cover: Opened) -> None:
    cover.page.evaluate(
        "() => { document.documentElement.requestFullscreen = () => Promise.reject(new TypeError('no')); }"
    )
    assert cover.press("f", "ArrowRight") == 2
    cover.page.evaluate("document.documentElement.requestFullscreen = undefined")
    assert cover.press("F5", "ArrowRight") == 3
    cover.page.evaluate("delete document.documentElement.requestFullscreen")


def test_a_finger_turns_slides(cover: Opened) -> None:
    swipe = """([from, to]) => {
      const at = (x) => new Touch({ identifier: 1, target: document.body, clientX: x, clientY: 300 });
      document.body.dispatchEvent(new TouchEvent("touchstart", { bubbles: true, touches: [at(from)] }));
      document.body.dispatchEvent(new TouchEvent("touchend", { bubbles: true, changedTouches: [at(to)] }));
    }"""
    cover.page.evaluate(swipe, [900, 500])
    assert cover.shown() == 2
    cover.page.evaluate(swipe, [500, 520])
    assert cover.shown() == 2
    cover.page.evaluate(swipe, [500, 900])
    assert cover.shown() == 1


def test_a_pointer_over_a_point_is_told_its_figure(cover: Opened) -> None:
    cover.press("ArrowRight", "ArrowRight", "ArrowRight")
    cover.page.wait_for_timeout(300)
    dot = cover.page.locator(".page.on .scatterlayer .trace.scatter").nth(2).locator("path.point").nth(3)
    box = dot.bounding_box()
    cover.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=4)
    label = cover.page.locator(".page.on .hoverlayer")
    expect(label).to_contain_text("2026年 1-5月：3.52亿元")
    shown = label.locator(".hovertext").bounding_box()
    assert abs(shown["x"] - box["x"]) < 260
    assert abs(shown["y"] - box["y"]) < 120


def test_nothing_hangs_over_the_edge_of_a_slide(cover: Opened) -> None:
    over = cover.page.evaluate("""() => [...document.querySelectorAll(".slide, .slide .body, .slide header")]
      .filter((part) => part.scrollHeight > part.clientHeight + 1 || part.scrollWidth > part.clientWidth + 1)
      .map((part) => `${part.closest(".slide").getAttribute("aria-label")}：${part.className}`)
    """)
    assert over == []


def test_paper_has_one_slide_a_page(cover: Opened) -> None:
    printed = cover.page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == SLIDES
    undrawn = cover.page.locator(".figure:not(.js-plotly-plot)")
    assert undrawn.count() == 0


def test_nothing_was_asked_for_and_the_console_is_silent(cover: Opened) -> None:
    cover.press(*["ArrowRight"] * SLIDES)
    assert [url for url in cover.asked if not url.startswith("file:")] == []
    assert len(cover.asked) == 1
    assert cover.said == []
    expect(cover.page.locator(".page h2", has_text=HOSTILE[1])).to_have_count(1)
