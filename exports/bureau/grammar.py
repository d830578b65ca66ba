"""What a template may say: names, their fields, loops over 各地区 and 各指标, and yes or no. Nothing else.

Everything that could run long, reach into the program or make up a number is refused before anything is
rendered: calls, filters, sums, sets, macros, files. So what is left is bounded: a loop goes over a list of
the values, and how much all loops write together is counted beforehand. That is why no second process with
a clock is needed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from jinja2 import Undefined, nodes
from jinja2.exceptions import TemplateSyntaxError
from jinja2.runtime import LoopContext
from jinja2.sandbox import SandboxedEnvironment

from exports.error import ExportError, check
from indicators.limits import LIMITS

LOOP: Final = frozenset({"index", "index0", "first", "last", "length", "revindex"})
MEND: Final = "模板里只能写 {{ 指标.字段 }}、{% for 地区 in 各地区 %}…{% endfor %}、{% if … %}…{% endif %}。"
_ALLOWED: Final = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.For, nodes.If,
    nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Const,
)  # fmt: skip
_WORDS: Final[dict[type[nodes.Node], str]] = {
    nodes.Call: "调用函数", nodes.Filter: "过滤器（|）", nodes.FilterBlock: "过滤器（filter）",
    nodes.Include: "引用其他文件（include）", nodes.Import: "引用其他文件（import）",
    nodes.FromImport: "引用其他文件（import）", nodes.Extends: "引用其他文件（extends）",
    nodes.Block: "块（block）", nodes.Macro: "定义宏（macro）", nodes.CallBlock: "调用宏（call）",
    nodes.Assign: "赋值（set）", nodes.AssignBlock: "赋值（set）", nodes.With: "赋值（with）",
    nodes.Getitem: "方括号取值", nodes.Test: "判断（is）", nodes.CondExpr: "行内判断（if else）",
    nodes.List: "列表", nodes.Tuple: "列表", nodes.Dict: "字典", nodes.Slice: "切片",
    nodes.Concat: "拼接（~）",
}  # fmt: skip
_SYNTAX: Final = (
    ("Unexpected end of template", "有 for 或 if 没有收尾：请补上 {% endfor %} 或 {% endif %}"),
    ("Encountered unknown tag", "有不认识的 {% %} 语句"),
)


class Missing(Undefined):
    """What the values do not hold: prints 【缺：…】 and is noted; a loop over it goes nowhere."""

    def __str__(self) -> str:
        noted: Grammar | None = getattr(self, "_grammar", None)
        if noted is not None and self._undefined_name is not None:
            noted.missing.setdefault(self._undefined_name)
        return f"【缺：{self._undefined_name}】"


class Grammar(SandboxedEnvironment):
    """The sandbox, with nothing in it but the values: ``lists`` are the lengths of those to loop over."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        super().__init__(autoescape=True, undefined=Missing, optimized=False, finalize=_printable)
        for table in (self.globals, self.filters, self.tests):
            table.clear()
        self.lists = {name: len(value) for name, value in values.items() if isinstance(value, tuple)}
        self.missing: dict[str, None] = {}
        self.undefined = self._missing  # type: ignore[assignment]

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A field of a value and nothing of the object itself."""
        if isinstance(obj, LoopContext) and attribute in LOOP:
            return getattr(obj, attribute)
        if isinstance(obj, Missing):
            return self._missing(name=f"{obj._undefined_name}.{attribute}")
        if isinstance(obj, Mapping):
            found = obj.get(attribute, "")
            return found if found != "" else self._missing(name=f"{_named(obj)}{attribute}")
        raise ExportError(f"“.{attribute}”前面的词没有字段，不能再取。{MEND}")

    def _missing(
        self, hint: object = None, obj: object = None, name: str | None = None, **more: object
    ) -> Missing:
        del hint, obj, more
        made = Missing(name=name)
        object.__setattr__(made, "_grammar", self)
        return made

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Every part of a document comes through here, and is judged before it is compiled."""
        try:
            tree = super()._parse(source, name, filename)
            self._judge(tree, source)
        except TemplateSyntaxError as error:
            said = next((words for sign, words in _SYNTAX if sign in str(error)), "花括号里的写法看不懂")
            raise ExportError(f"模板{_place(source, error.lineno)}：{said}。{MEND}") from error
        except RecursionError as error:
            raise ExportError(f"模板里的表达式嵌套太深。{MEND}") from error
        return tree

    def _judge(self, tree: nodes.Template, source: str) -> None:
        for count, node in enumerate(_every(tree)):
            check("template_nodes", count)
            if not isinstance(node, _ALLOWED) or (isinstance(node, nodes.For) and node.recursive):
                raise ExportError(f"模板{_place(source, node.lineno)}用了{_what(node)}，不允许。{MEND}")
            _check_names(node, source)
        self._written(tree, source, 0)

    def _written(self, node: nodes.Node, source: str, depth: int) -> int:
        """How many signs a part writes at most, a loop counted as often as it goes round."""
        if isinstance(node, nodes.TemplateData):
            return len(node.data)
        if isinstance(node, nodes.For):
            return self._looped(node, source, depth + 1)
        signs = sum(self._written(child, source, depth) for child in node.iter_child_nodes()) + 20
        return self._small(signs, source, node.lineno)

    def _looped(self, node: nodes.For, source: str, depth: int) -> int:
        named = node.iter.name if isinstance(node.iter, nodes.Name) else ""
        if named not in self.lists:
            raise ExportError(
                f"模板{_place(source, node.lineno)}：循环只能写 {{% for 地区 in 各地区 %}} 这样，"
                f"可以循环的有：{'、'.join(self.lists)}。"
            )
        if depth > LIMITS["template_depth"].most:
            raise ExportError(LIMITS["template_depth"].words(depth, where=_place(source, node.lineno)))
        inside = sum(self._written(child, source, depth) for child in (*node.body, *node.else_)) + 20
        return self._small(inside * max(self.lists[named], 1), source, node.lineno)

    def _small(self, signs: int, source: str, line: int | None) -> int:
        if signs > LIMITS["template_written"].most:
            raise ExportError(LIMITS["template_written"].words(signs, where=_place(source, line)))
        return signs


def _every(tree: nodes.Node) -> Any:
    """All nodes, without recursion: a hostile template nests deeply."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(node.iter_child_nodes())


def _check_names(node: nodes.Node, source: str) -> None:
    if not isinstance(node, nodes.Getattr | nodes.Name | nodes.Operand):
        return
    where = f"模板{_place(source, node.lineno)}"
    if isinstance(node, nodes.Operand):
        if node.op not in ("eq", "ne", "in", "notin"):
            raise ExportError(f'{where}比了大小，不允许：模板不做计算，可写 {{% if 指标.方向 == "增长" %}}。')
        return
    named = node.attr if isinstance(node, nodes.Getattr) else node.name
    if named.startswith("_"):
        raise ExportError(f"{where}用了“{named}”，不允许：以下划线开头的不是数据。{MEND}")
    if isinstance(node, nodes.Name) and named in ("self", "super"):
        raise ExportError(f"{where}用了“{named}”，不允许。{MEND}")
    if isinstance(node, nodes.Name) and node.ctx == "store" and (named == "loop" or named.startswith("各")):
        raise ExportError(f"{where}：循环里的名称不能叫“{named}”，可写“地区”。")


def _what(node: nodes.Node) -> str:
    if isinstance(node, nodes.For):
        return "递归循环（recursive）"
    if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name):
        return f"{node.node.name}(…)（调用函数）"
    if isinstance(node, nodes.BinExpr | nodes.UnaryExpr):
        return "计算（+ − × ÷ 等）"
    return next((words for kind, words in _WORDS.items() if isinstance(node, kind)), type(node).__name__)


def _place(source: str, line: int | None) -> str:
    """中“…”处: the words of the paragraph, since nobody knows lines of XML."""
    lines = source.split("\n")
    told = re.sub(r"<[^>]*>", "", lines[line - 1] if line and 0 < line <= len(lines) else "").strip()
    return f"中“{told[:60]}{'…' if len(told) > 60 else ''}”处" if told else ""


def _printable(value: Any) -> Any:
    """Words are printed; a whole figure or region is none."""
    if isinstance(value, Mapping):
        raise ExportError(
            f"模板里写了“{_named(value).strip('.')}”而没有写字段，可写 {{{{ 名称.累计 }}}} 这样。{MEND}"
        )
    if not isinstance(value, str | int | Missing):
        raise ExportError(f"模板里写了不能打印的词（如 {{{{ 各地区 }}}}）。{MEND}")
    return value


def _named(values: Mapping[str, Any]) -> str:
    """The name of what a field is asked of, with the dot: 建筑业总产值, 城东区.建筑业总产值."""
    found = getattr(values, "path", None) or values.get("名称", "")
    return f"{found}." if found else ""
