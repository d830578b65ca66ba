"""What is said together goes out together, in order, or not at all."""

import pytest
import streamlit as st

from ui import paper


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    written: list[str] = []
    monkeypatch.setattr(st, "html", written.append)
    return written


def test_words_alone_are_sent_as_they_are(sent: list[str]) -> None:
    paper.say("<p>甲</p>")
    assert sent == ["<p>甲</p>"]


def test_words_beside_each_other_are_one_message_and_a_chart_stands_between(sent: list[str]) -> None:
    with paper.together():
        paper.say("甲")
        paper.say("乙")
        paper.put(lambda: sent.append("chart"))
        paper.say("丙")
        assert sent == []
    assert sent == [
        '<div class="together"><div>甲</div><div>乙</div></div>',
        "chart",
        '<div class="together"><div>丙</div></div>',
    ]


def test_words_after_a_drawing_wait_for_a_breath_and_only_once(
    sent: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper.time, "sleep", lambda seconds: sent.append(f"waits {seconds}"))
    with paper.together(breath=0.06):
        paper.say("甲")
        paper.put(lambda: sent.append("chart"))
        paper.put(lambda: sent.append("another"))
    assert sent[1:] == ["chart", "waits 0.06", "another", "waits 0"]


def test_nothing_is_sent_of_a_part_that_fails_and_the_next_is_sent(sent: list[str]) -> None:
    with pytest.raises(ValueError, match="丁"):
        _failing()
    paper.say("乙")
    assert sent == ["乙"]


def _failing() -> None:
    with paper.together():
        paper.say("甲")
        raise ValueError("丁")
