"""Every call that writes, wherever it stands in pages and ui, comes after the question who may."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.test_layout import code, name

# What writes in the rooms below, by module; and what pages hand over to ui, by the name it has there.
WRITING = {
    "desk.baskets": {
        "add_item", "annotate", "drop_item", "duplicate_item", "heading", "move_item", "put_back",
        "refreshed", "remove", "rename", "save",
    },
    "desk.events": {"change", "note", "remove", "restore"},
    "desk.maps": {"give", "remove", "restore"},
    "desk.openings": {"choose"},
    "desk.people": {"add", "change", "remove"},
    "desk.phrasing": {"keep"},
    "desk.views": {"remove", "rename", "restore", "save"},
}  # fmt: skip
HANDED = {"accept", "load_again", "make", "redefine", "roll_back", "save"}
HANDS = {"acts", "decision", "desk"}  # what ui calls what it was handed
GUARDS = {"require", "deed", "changed", "made"}  # ui.person's; those of ui.outcome and ui.basket.told ask it
# A page whose script as a whole is for who may write: the first thing it does after opening.
WHOLE = {"settings": "admin", "target_edit": "editor", "upload": "editor"}
# Makes the file of a download.
OTHER_MAKES = {"ui/basket/taken.py"}


def calls(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """(what, function) of each ``what.function``, called or passed on."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield node.value.id, node.attr


def written_by(file: Path) -> dict[str, str]:
    """The modules that write, by the names under which a file knows them."""
    known = {}
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            for each in node.names:
                known[each.asname or each.name] = f"{node.module}.{each.name}"
    return {alias: module for alias, module in known.items() if module in WRITING}


def writes(tree: ast.AST, known: dict[str, str]) -> set[tuple[str, str]]:
    return {
        (what, function)
        for what, function in calls(tree)
        if (what in known and function in WRITING[known[what]]) or (what in HANDS and function in HANDED)
    }


def guarded(function: ast.AST, asking: set[str]) -> bool:
    """Whether it asks, or hands what it would do to a function of the same file that asks."""
    return any(
        (isinstance(node, ast.Attribute) and node.attr in GUARDS)
        or (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in asking)
        for node in ast.walk(function)
    )


def asking_in(tree: ast.Module) -> set[str]:
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    return {each.name for each in functions if guarded(each, set())}


def test_whatever_writes_asks_who_may() -> None:
    seen = 0
    for file in code(".py", ("ui",)):
        tree, known = ast.parse(file.read_text(encoding="utf-8")), written_by(file)
        asking = asking_in(tree)
        for function in (
            node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node in tree.body
        ):
            found = writes(function, known)
            if found and name(file) not in OTHER_MAKES:
                seen += len(found)
                assert guarded(function, asking), f"{name(file)} {function.name}: {sorted(found)}"
    assert seen > 30  # the test looks at something


def test_nothing_that_writes_is_imported_by_its_own_name() -> None:
    """Or the test above would not see it called."""
    for file in code(".py", ("ui", "pages")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module in WRITING:
                taken = {each.name for each in node.names} & WRITING[node.module]
                assert not taken, f"{name(file)}: {sorted(taken)}"


def test_files_are_dropped_in_one_place_alone() -> None:
    used = {
        name(file)
        for file in code(".py", ("ui", "pages"))
        if ("st", "file_uploader") in set(calls(_tree(file)))
    }
    assert used == {"ui/dropping.py"}


def test_a_page_that_is_for_writing_asks_first() -> None:
    for page, role in WHOLE.items():
        [file] = [each for each in code(".py", ("pages",)) if each.stem == page]
        body = [node for node in _tree(file).body if not isinstance(node, ast.Import | ast.ImportFrom)]
        opened, asked = body[1], body[2]  # after what the page says of itself
        assert "shell." in ast.unparse(opened)
        assert ast.unparse(asked).startswith(f"person.require('{role}'")


def test_a_page_calls_nothing_that_writes_itself() -> None:
    for file in code(".py", ("pages",)):
        direct = [
            node.func
            for node in ast.walk(_tree(file))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name)
        ]
        names = {each.attr if isinstance(each, ast.Attribute) else each.id for each in direct}
        assert not names & {"roll_back", "load_again", "accept", "redefine", "add_indicator", "add_region"}


def _tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))
