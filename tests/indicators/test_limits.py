from pathlib import Path
from string import Formatter

import pytest

from indicators.limits import LIMITS, Limit, read_table
from tests.conftest import REPOSITORY

# Never said by themselves: a bound of another line, what is said with it, turns that are waited for.
SILENT = {"zip_ratio_from", "columns", "area", "at_once"}


def test_the_table_says_what_is_allowed_in_the_unit_of_people():
    assert (LIMITS["file_size"].most, LIMITS["file_size"].shown) == (20 * 2**20, "20 MB")
    assert (LIMITS["cells"].most, LIMITS["cells"].shown) == (2_000_000, "200 万个")
    assert LIMITS["template_size"].words(22_544_384) == (
        "模板有 21.5 MB，最多允许 20 MB；请压缩模板里的图片后再用。"
    )


@pytest.mark.parametrize("name", LIMITS)
def test_every_limit_says_what_is_allowed_and_what_to_do(name):
    limit = LIMITS[name]
    fields = {field for _, field, _, _ in Formatter().parse(limit.message) if field}
    assert limit.most > 0
    assert bool(limit.message) == (name not in SILENT)
    words = limit.words(limit.most + 1, **dict.fromkeys(fields - {"found", "allowed"}, "某某"))
    assert not words or ("请" in words and "{" not in words)
    assert not words or "allowed" in fields or {"rows", "columns"} <= fields


def test_a_line_that_lacks_something_is_refused():
    with pytest.raises(TypeError):
        read_table('[a]\nvalue = 1\nunit = "个"\ncode = "a"', Limit)


def test_no_room_keeps_a_size_of_files_of_its_own():
    """What it may be large is in the table: nobody multiplies out bytes beside it."""
    counted = ("2**20", "2 ** 20", "1024 * 1024", "<< 20")
    rooms = ("desk", "exhibits", "exports", "ui", "pages")
    found = [
        f"{path.relative_to(REPOSITORY)}: {line.strip()}"
        for room in rooms
        for path in sorted(Path(REPOSITORY, room).rglob("*.py"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if any(sign in line for sign in counted)
    ]
    assert found == []
