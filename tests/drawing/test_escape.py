from drawing import escape


def test_markup_is_text_in_html() -> None:
    assert escape.markup('<img src="x">') == "&lt;img src=&quot;x&quot;&gt;"


def test_a_plotly_label_takes_no_tag_template_or_formula() -> None:
    shown = escape.plotly("<b>%{x}</b> $a$")
    assert "<b>" not in shown
    assert "%{" not in shown
    assert "$" not in shown
