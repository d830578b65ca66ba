from ui import escape


def test_a_picture_in_a_region_name_stays_text() -> None:
    assert escape.markdown("![x](http://a.b)") == r"\!\[x\]\(http\:\/\/a\.b\)".replace(r"\/", "/")
