"""Command lines whose help and usage errors are Chinese; argparse itself speaks English only."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from typing import Any, NoReturn

from indicators.period import Period, month_number

# What argparse may say, most particular first; what fits none of these is shown as it is.
_SAID = tuple(
    (re.compile(said, re.DOTALL), meant)
    for said, meant in (
        (r"the following arguments are required: (.+)", "缺少参数 {}"),
        (r"unrecognized arguments: (.+)", "没有参数 {}"),
        (r"ambiguous option: (.+) could match (.+)", "{} 没有写全，可能是 {}"),
        (r"argument (.+?): invalid choice: (.+) \(choose from (.+)\)", "{} 没有 {}，可用的有 {}"),
        (r"argument (.+?): invalid int value: (.+)", "{} 应是整数，不能是 {}"),
        (r"argument (.+?): expected (?:one|at least one) argument", "{} 之后缺少内容"),
        (r"argument (.+?): ignored explicit argument (.+)", "{} 之后不能有 {}"),
        (r"argument (.+?): not allowed with argument (.+)", "{} 不能与 {} 同用"),
        (r"one of the arguments (.+) is required", "{} 之中要写一个"),
        (r"argument (.+?): (.+)", "{}：{}"),
    )
)


class _Form(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """Exits with 2 on wrong usage, after saying in Chinese what is wrong."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**{"formatter_class": _Form, **given, "add_help": False})
        self._positionals.title, self._optionals.title = "参数", "选项"
        self.add_argument("-h", "--help", action="help", help="显示本说明")

    def error(self, message: str) -> NoReturn:
        """Print usage and error to stderr and exit with 2."""
        self.print_usage(sys.stderr)
        self.exit(2, f"用法有误：{_chinese(message)}\n运行 {self.prog} --help 查看用法。\n")


def month(text: str) -> int:
    """The number of a month written YYYY-MM, as a type of an option."""
    try:
        return month_number(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}”不是月份，应写作 YYYY-MM，如 2024-03") from None


def span(text: str) -> Period:
    """A month, or first and last month with two dots between, as a type of an option."""
    start, parted, end = text.partition("..")
    first = month(start)
    last = month(end) if parted else first
    if last < first:
        raise argparse.ArgumentTypeError(f"“{text}”的止月在起月之前")
    return Period(first, last)


def _chinese(message: str) -> str:
    for said, meant in _SAID:
        if match := said.fullmatch(message):
            return meant.format(*match.groups())
    return message
