"""Exhibits as JSON and back, exactly: what a basket keeps of what it was given.

Generic over the frozen dataclasses of exhibits by their fields' types; a new kind needs a line in KINDS.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import lru_cache
from typing import Any, Final, Literal, Union, cast, get_args, get_origin, get_type_hints

from exhibits.basket import Item, Shown
from exhibits.exhibit import Bars, Chart, Figures, Sentence, Steps, Table
from exhibits.ladder import Ladder

KIND: Final = "kind_of_exhibit"
KINDS: Final[dict[str, type[Any]]] = {
    each.__name__.lower(): each for each in (Chart, Table, Figures, Bars, Steps, Ladder, Sentence, Item)
}
_NAMES: Final = {kind: name for name, kind in KINDS.items()}


class FrozenError(ValueError):
    """What was kept is no exhibit that this program knows; the message is Chinese and says what is wrong."""


def to_json(exhibit: Shown | Item) -> dict[str, Any]:
    """``exhibit`` as objects, lists, texts and numbers; what has its usual value is left out."""
    return cast(dict[str, Any], _written(exhibit))


def from_json(told: Mapping[str, Any]) -> Shown:
    """The exhibit again; raises FrozenError for an unknown kind or field, or a value of the wrong type."""
    found = _kind(told, "内容")
    if isinstance(found, Item):
        raise FrozenError("内容是汇报篮的一项，不是图表。")
    return cast(Shown, found)


def item_of(told: Mapping[str, Any]) -> Item:
    """An item of a basket again; raises FrozenError as ``from_json``."""
    found = _kind(told, "内容")
    if not isinstance(found, Item):
        raise FrozenError("内容不是汇报篮的一项。")
    return found


def _written(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        kind = _NAMES.get(type(value))
        own = {
            each.name: _written(found)
            for each in fields(value)
            if (found := getattr(value, each.name)) != _usual(each) or type(found) is not type(_usual(each))
        }
        return own if kind is None else {KIND: kind, **own}
    if isinstance(value, tuple):
        return [_written(each) for each in value]
    if value is None or isinstance(value, str | int | float):
        return value
    raise TypeError(f"an exhibit holds no {type(value).__name__}")


def _usual(each: Field[Any]) -> Any:
    return each.default if each.default is not MISSING else MISSING


def _kind(told: Any, where: str) -> Any:
    if not isinstance(told, Mapping):
        raise FrozenError(f"{where}应为一个图表，现为{_named(told)}。")
    kind = KINDS.get(str(told.get(KIND)))
    if kind is None:
        raise FrozenError(f"{where}的类型“{told.get(KIND)}”不认识，可用的有：{'、'.join(KINDS)}。")
    return _made(kind, {name: value for name, value in told.items() if name != KIND}, where)


def _made(kind: Any, told: Mapping[str, Any], where: str) -> Any:
    readers, needed = _fields(kind)
    if unknown := [name for name in told if name not in readers]:
        raise FrozenError(
            f"{where}（{kind.__name__}）有不认识的字段 {unknown[0]}，可用的有：{'、'.join(readers)}。"
        )
    if missing := [name for name in needed if name not in told]:
        raise FrozenError(f"{where}（{kind.__name__}）缺少字段 {missing[0]}。")
    return kind(**{name: readers[name](value, f"{where}.{name}") for name, value in told.items()})


Reader = Callable[[Any, str], Any]


@lru_cache
def _fields(kind: Any) -> tuple[dict[str, Reader], tuple[str, ...]]:
    """How each field of a dataclass is read, and which must be there."""
    hints = get_type_hints(kind)
    own = fields(kind)
    needed = tuple(each.name for each in own if each.default is MISSING and each.default_factory is MISSING)
    return {each.name: _reader(hints[each.name]) for each in own}, needed


def _reader(hint: Any) -> Reader:
    if is_dataclass(hint):
        return _object(cast(type[Any], hint))
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _either(inner)
    if origin is tuple:
        return _tuple(inner)
    if origin is Literal:
        return _one_of(inner)
    return _plain(hint)


def _object(kind: type[Any]) -> Reader:
    if kind in _NAMES:
        return _kind

    def read(value: Any, where: str) -> Any:
        if not isinstance(value, Mapping):
            raise FrozenError(f"{where}应为一组字段，现为{_named(value)}。")
        return _made(kind, value, where)

    return read


def _either(hints: tuple[Any, ...]) -> Reader:
    """A value or none; or one of the kinds of exhibits, which say themselves what they are."""
    inner = [each for each in hints if each is not type(None)]
    if len(inner) > 1:
        return _kind
    reader = _reader(inner[0])
    return lambda value, where: None if value is None else reader(value, where)


def _tuple(hints: tuple[Any, ...]) -> Reader:
    readers = [_reader(each) for each in hints if each is not Ellipsis]
    endless = Ellipsis in hints

    def read(value: Any, where: str) -> tuple[Any, ...]:
        if not isinstance(value, list | tuple) or (not endless and len(value) != len(readers)):
            raise FrozenError(f"{where}应为一列，现为{_named(value)}。")
        own = readers * len(value) if endless else readers
        return tuple(
            each(one, f"{where}[{at}]") for at, (each, one) in enumerate(zip(own, value, strict=True))
        )

    return read


def _one_of(allowed: tuple[Any, ...]) -> Reader:
    def read(value: Any, where: str) -> Any:
        if value not in allowed:
            raise FrozenError(f"{where}“{value}”不认识，可用的有：{'、'.join(map(str, allowed))}。")
        return value

    return read


def _plain(kind: type[Any]) -> Reader:
    def read(value: Any, where: str) -> Any:
        if kind is float and type(value) is int:
            return float(value)
        if type(value) is not kind:
            raise FrozenError(f"{where}应为{_WORDS.get(kind, kind.__name__)}，现为{_named(value)}。")
        return value

    return read


_WORDS: Final[dict[type[Any], str]] = {str: "文字", int: "整数", float: "数", bool: "是或否"}


def _named(value: Any) -> str:
    return _WORDS.get(type(value), type(value).__name__)
