from ui import escape


def test_a_picture_in_a_region_name_stays_text() -> None:
    assert escape.markdown("![x](http://a.b)") == r"\!\[x\]\(http\:\/\/a\.b\)".replace(r"\/", "/")


def test_markup_is_text_in_html() -> None:
    assert escape.markup('<img src="x">') == "&lt;img src=&quot;x&quot;&gt;"


def test_a_plotly_label_takes_no_tag_template_or_formula() -> None:
    shown = escape.plotly("<b>%{x}</b> $a$")
    assert "<b>" not in shown
    assert "%{" not in shown
    assert "$" not in shown
