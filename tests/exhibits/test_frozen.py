"""Exhibits survive being kept as JSON, exactly; what this program does not know is refused in words."""

import json
from typing import Any

import pytest

from exhibits.basket import Item
from exhibits.exhibit import Bars, Chart, Figures, Sentence, Steps, Table
from exhibits.frozen import KINDS, FrozenError, from_json, item_of, to_json
from exhibits.ladder import Ladder
from tests.exports.sample import basket

ITEMS = basket().items


def through(told: dict[str, Any]) -> Any:
    """As it comes back from a file."""
    return json.loads(json.dumps(told, ensure_ascii=False, allow_nan=False))


@pytest.mark.parametrize("item", ITEMS, ids=[type(item.exhibit).__name__ for item in ITEMS])
def test_every_exhibit_comes_back_as_it_was(item: Item) -> None:
    assert from_json(through(to_json(item.exhibit))) == item.exhibit
    assert item_of(through(to_json(item))) == item


def test_the_sample_has_every_kind() -> None:
    kinds = {type(item.exhibit) for item in ITEMS} | {Sentence, Item}
    assert kinds == {Chart, Table, Figures, Bars, Steps, Ladder, Sentence, Item} == set(KINDS.values())


def test_words_come_back() -> None:
    said = Sentence(title="", subtitle="", text="</script> =1+1")
    assert from_json(through(to_json(said))) == said


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({}, "类型“None”不认识"),
        ({"kind_of_exhibit": "pie"}, "“pie”不认识，可用的有：chart"),
        ({"kind_of_exhibit": "sentence", "title": "", "subtitle": ""}, "缺少字段 text"),
        ({"kind_of_exhibit": "sentence", "title": "", "subtitle": "", "text": 3}, "text应为文字，现为整数"),
        ({"kind_of_exhibit": "sentence", "title": "", "subtitle": "", "text": "", "x": 1}, "不认识的字段 x"),
        ({"kind_of_exhibit": "bars", "title": "", "subtitle": "", "bars": [3]}, r"bars\[0\]应为一组字段"),
        ({"kind_of_exhibit": "bars", "title": "", "subtitle": "", "bars": 3}, "bars应为一列"),
    ],
)
def test_what_is_unknown_is_refused(told: dict[str, Any], said: str) -> None:
    with pytest.raises(FrozenError, match=said):
        from_json(told)


def test_a_word_that_is_none_of_the_allowed_is_refused() -> None:
    told = through(to_json(ITEMS[1].exhibit))
    told["kind"] = "pie"
    with pytest.raises(FrozenError, match="kind“pie”不认识，可用的有：lines、heat、combo"):
        from_json(told)


def test_an_item_is_no_exhibit() -> None:
    with pytest.raises(FrozenError):
        from_json(to_json(ITEMS[0]))
    with pytest.raises(FrozenError):
        item_of(to_json(ITEMS[0].exhibit))
