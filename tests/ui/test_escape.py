import re

import pytest

from ui import escape


def test_a_picture_in_a_region_name_stays_text() -> None:
    shown = escape.markdown("![x](http://a.b)").replace("\u2060", "")
    assert shown == r"\!\[x\]\(http\:\/\/a\.b\)".replace(r"\/", "/")


@pytest.mark.parametrize("text", ["http://a.b/c", "HTTPS://a.b", "见www.a.b", "somebody@a.b"])
def test_an_address_in_a_name_is_broken_where_nobody_sees_it(text: str) -> None:
    shown = escape.markdown(text).replace("\\", "")
    assert shown != text
    assert shown.replace("\u2060", "") == text
    assert not re.search(r"\w://|www\.|\w@\w", shown)


def test_what_turns_the_writing_around_is_gone() -> None:
    assert escape.markdown("甲\u202e乙") == escape.markup("甲\u202e乙") == "甲乙"
