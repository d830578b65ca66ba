import pytest
from hypothesis import given
from hypothesis import strategies as some

from etl.guide import Guide, TableGuide, is_like, timeless
from etl.remembered.layout import Form, Layout, LayoutError
from etl.remembered.parsing import parsed
from etl.remembered.writing import FIELD_WORDS, ROLE_WORDS, written

WORDS = some.text(some.characters(exclude_categories=["Cs"]), max_size=12)
NAMES = some.from_regex(r"[\w（）][\w（）.# -]{0,20}\w", fullmatch=True)
COLUMNS = some.integers(0, 16_383)
SPANS = some.tuples(some.integers(0, 99), some.integers(1, 99)).map(lambda pair: (pair[0], sum(pair)))
OPEN_SPANS = some.tuples(some.integers(0, 99), some.none())
TEXTS = some.dictionaries(some.sampled_from(sorted(FIELD_WORDS)), WORDS, max_size=3)
TABLES = some.builds(
    TableGuide,
    some.none() | SPANS,
    some.none() | SPANS | OPEN_SPANS,
    some.dictionaries(COLUMNS, some.sampled_from(sorted(ROLE_WORDS)), max_size=4),
    TEXTS,
    some.dictionaries(COLUMNS, TEXTS, max_size=3),
    some.frozensets(some.integers(0, 60), max_size=9),
)
LABELS = some.dictionaries(WORDS, WORDS, max_size=4)
GUIDES = some.builds(
    Guide,
    NAMES,
    some.dictionaries(WORDS.filter(bool), TABLES, max_size=3),
    LABELS,
    LABELS,
    some.frozensets(WORDS, max_size=3),
)
FORMS = some.builds(
    Form,
    WORDS,
    SPANS,
    some.dictionaries(COLUMNS, WORDS, max_size=4),
    some.dictionaries(COLUMNS, WORDS, max_size=3),
)
LAYOUTS = some.builds(Layout, GUIDES, some.lists(FORMS, max_size=2).map(tuple), WORDS, WORDS, WORDS)


@given(LAYOUTS)
def test_what_is_written_is_read_back(layout):
    assert parsed(written(layout), "版式.toml") == layout


def test_a_layout_reads_as_people_count():
    text = """
    name = "月报"
    ignored_labels = ["合计"]
    [labels]
    "销售额（亿）" = "re_sales_value=住宅"
    [[sheet]]
    name = "#年#月"
    header = "3—4"
    rows = "5-"
    ignored_rows = "7、9-10"
    [sheet.columns]
    A = "指标"
    AA = "不读"
    [sheet.texts]
    "单位" = "亿元"
    """
    table = TableGuide(
        (2, 4), (4, None), {0: "indicator", 26: "ignored"}, {"unit": "亿元"}, {}, frozenset({6, 8, 9})
    )
    assert parsed(text, "a.toml").guide == Guide(
        "月报", {"#年#月": table}, {"销售额（亿）": "re_sales_value=住宅"}, {}, frozenset({"合计"})
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name = 月报", "第1行第8列不符合 TOML"),
        ("", "name 写的是“（没有写）”"),
        ('name = "a/b"', "name 写的是“a/b”，应为60 字以内的名称"),
        ('name = "甲"\ncolour = "红"', "没有名为“colour”的键，可用的有name、"),
        ('name = "甲"\nlabels = 3', "labels 写的是3，应为一个 [labels] 段"),
        ('name = "甲"\nsheet = "一"', "sheet 写的是“一”，应为若干个 [[sheet]] 段"),
        ('name = "甲"\n[labels]\n"销售" = 3.5', "[labels]：销售 写的是3.5，应为文字"),
        ('name = "甲"\nignored_labels = "合计"', "ignored_labels 写的是“合计”，应为文字的列表"),
        ('name = "甲"\n[[sheet]]\nheader = "2"', "第1个[[sheet]]：name 写的是“”"),
        ('name = "甲"\n[[sheet]]\nname = "一"\nheader = "4-3"', "header 写的是“4-3”，应为表头行的行号"),
        ('name = "甲"\n[[sheet]]\nname = "一"\nheader = "3-"', "header 写的是“3-”"),
        ('name = "甲"\n[[sheet]]\nname = "一"\nrows = "0-3"', "rows 写的是“0-3”"),
        ('name = "甲"\n[[sheet]]\nname = "一"\nignored_rows = true', "ignored_rows 写的是True"),
        (
            'name = "甲"\n[[sheet]]\nname = "一"\n[sheet.columns]\nA = "名称"',
            "A 写的是“名称”，应为指标、地区",
        ),
        ('name = "甲"\n[[sheet]]\nname = "一"\n[sheet.columns]\na1 = "指标"', "列标 写的是“a1”"),
        ('name = "甲"\n[[sheet]]\nname = "一"\n[sheet.columns]\nXFE = "指标"', "列标 写的是“XFE”"),
        ('name = "甲"\n[[sheet]]\nname = "一"\n[sheet.texts]\nunit = "亿元"', "没有名为“unit”的键"),
    ],
)
def test_a_fault_says_where_what_and_what_is_allowed(text, said):
    with pytest.raises(LayoutError) as caught:
        parsed(text, "版式.toml")
    assert said in str(caught.value)
    assert str(caught.value).startswith("版式.toml")


def test_all_faults_are_told_at_once():
    with pytest.raises(LayoutError) as caught:
        parsed('colour = 1\n[[sheet]]\nname = "一"\nheader = "x"', "版式.toml")
    assert len(str(caught.value).splitlines()) == 3


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("2026年1-9月", "#年#月"),
        ("２０２６年１０月", "#年#月"),
        ("9月", "#月"),
        ("2026.09", "#"),
        ("2026-09-01", "#"),
        ("前三季度", "#季度"),
        ("Sep 2020", "#"),
        ("26年9月", "#年#月"),
        ("Next release 12 November 2025", "Next release #"),
        ("MAR 2020 - MAY 2020", "#"),
        ("90平方米以下", "90平方米以下"),
        ("1-本月", "1-本月"),
        ("market", "market"),
    ],
)
def test_a_mark_stands_for_what_changes_from_month_to_month(text, plain):
    assert timeless(text) == plain


def test_a_sheet_is_found_by_its_name_or_by_a_pattern():
    exact, by_month, rest = TableGuide((0, 1)), TableGuide((1, 2)), TableGuide((2, 3))
    guide = Guide("月报", {"#年#月": by_month, "表*": rest, "2026年9月": exact})
    assert guide.table("2026年9月") is exact
    assert guide.table("2026年10月") is by_month
    assert guide.table("表（1）") is rest
    assert guide.table("说明") is None
    assert not is_like("a.c", "abc")
