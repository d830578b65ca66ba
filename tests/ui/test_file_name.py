import pytest

from ui.file_name import LONGEST, file_name


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("商品房销售面积", "云江市", "2026年1-10月"), "商品房销售面积_云江市_2026年1-10月"),
        (("a/b\\c:d", "", "  "), "abcd"),
        (("../../etc/passwd",), "etcpasswd"),
        (("=cmd|x", "\u202egpj.\u200bexe"), "cmdx_gpj.exe"),
        (("", "?"), "住建数览"),
    ],
)
def test_words_become_a_name_that_every_system_takes(words: tuple[str, ...], named: str) -> None:
    assert file_name(*words) == named


def test_a_name_is_not_longer_than_a_file_system_bears() -> None:
    assert len(file_name("面" * 200)) == LONGEST
    assert len(file_name("面" * 200).encode()) < 255 - len(".xlsx")
