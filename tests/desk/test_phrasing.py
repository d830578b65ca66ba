"""How a bureau words its sentences: kept, read again by a person's hand, refused in words."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desk.phrasing import FILE, Phrasing, PhrasingError, keep, phrasing
from exhibits.reader import Reader
from tests.indicators.builds import make_build, months_of


def test_what_was_chosen_is_read_again(tmp_path: Path) -> None:
    assert phrasing(tmp_path) == Phrasing()
    chosen = Phrasing(("{期间}{指标}{数值}", "{同比}"), times=False, year=True)
    keep(tmp_path, chosen)
    assert phrasing(tmp_path) == chosen
    assert '"成倍增长写作倍数" = false' in (tmp_path / FILE).read_text(encoding="utf-8")


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    (tmp_path / "builds").mkdir()
    build = make_build(tmp_path / "builds", months_of("re_sales_area", "100000", 2023, {2: 1.0}))
    yield Reader(build)
    build.close()


@pytest.mark.parametrize(
    ("text", "why"),
    [("句式 = [", "写法有误"), ('"句式" = 3', "一列文字"), ('"写明年份" = "是"', "true 或 false")],
)
def test_a_broken_file_says_what_is_wrong_and_the_house_speaks_on(
    tmp_path: Path, reader: Reader, text: str, why: str
) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(PhrasingError, match=why):
        phrasing(tmp_path)
    assert reader.phrasing == Phrasing()


def test_a_pattern_with_a_number_typed_in_is_not_used(tmp_path: Path, reader: Reader) -> None:
    keep(tmp_path, Phrasing(("{指标}增长12.3%",)))
    assert reader.phrasing == Phrasing()
