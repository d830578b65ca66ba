"""How the overview opens, person by person, in one file."""

from pathlib import Path

import pytest

from desk import openings
from desk.openings import OpeningError


def test_nobody_has_chosen_at_first(tmp_path: Path) -> None:
    assert openings.opening(tmp_path, "甲") == {}


def test_each_has_their_own_and_gives_it_up_alone(tmp_path: Path) -> None:
    openings.choose(tmp_path, "甲", {"region": "990100", "scope": "all"})
    openings.choose(tmp_path, '乙 "o\'x" [b]', {"topic": "construction"})
    assert openings.opening(tmp_path, "甲") == {"region": "990100", "scope": "all"}
    openings.choose(tmp_path, "甲", {})
    assert openings.opening(tmp_path, "甲") == {}
    assert openings.opening(tmp_path, '乙 "o\'x" [b]') == {"topic": "construction"}


@pytest.mark.parametrize("content", [b"\xff\xfe", b"[", b'region = "990100"'])
def test_a_broken_file_is_named_and_never_written_over(tmp_path: Path, content: bytes) -> None:
    (tmp_path / openings.FILE).write_bytes(content)
    with pytest.raises(OpeningError, match=r"openings\.toml"):
        openings.opening(tmp_path, "甲")
    with pytest.raises(OpeningError, match=r"openings\.toml"):
        openings.choose(tmp_path, "甲", {"region": "990100"})
    assert (tmp_path / openings.FILE).read_bytes() == content
