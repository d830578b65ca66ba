import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from indicators.entries import FILES, FOLDER
from indicators.inert import inert, meant

SIGNS = "=+-@\t\r\n＝＋－＠"
WORDS = some.text(alphabet=some.sampled_from("'=+-@ \t\r\n＝＋－＠中a"), max_size=8) | some.text(max_size=8)


@given(WORDS)
@example("'\t=1")
@example("' '=1")
@example("'普通")
def test_words_come_back_and_none_of_them_can_be_run(words: str) -> None:
    field = inert(words)
    assert field[:1] not in SIGNS or field == ""
    assert meant(field) == words


@given(WORDS)
def test_through_a_file_they_come_back_as_well(words: str) -> None:
    text = io.StringIO(newline="")
    csv.writer(text).writerow([inert(words), "x"])
    [row] = csv.reader(io.StringIO(text.getvalue(), newline=""))
    assert meant(row[0]) == words


@pytest.mark.parametrize(
    ("typed", "words"),
    [("=1+1", "=1+1"), ("'=1+1", "=1+1"), ("-5", "-5"), ("'普通", "'普通"), ("''=1", "'=1"), ("", "")],
)
def test_what_people_type_means_the_same_with_the_apostrophe_or_without(typed: str, words: str) -> None:
    assert meant(typed) == words


def test_nothing_in_the_catalogue_is_run_by_a_sheet() -> None:
    for name in FILES:
        with (FOLDER / f"{name}.csv").open(encoding="utf-8-sig", newline="") as lines:
            for row in csv.reader(lines):
                assert [inert(cell) for cell in row] == row
