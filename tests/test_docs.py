"""What the documents point at is there: links, files, commands, and every decision in the list of them."""

import re
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY
from tests.test_layout import ROOMS

DECISIONS = REPOSITORY / "docs" / "adr"
DOCUMENTS = [*sorted(REPOSITORY.glob("*.md")), *sorted((REPOSITORY / "docs").rglob("*.md"))]
TODAY = [each for each in DOCUMENTS if each.name != "CHANGELOG.md"]  # that one speaks of what was, too
LINK = re.compile(r"\]\((?!https?:)([^)#\s]*)(?:#([^)\s]*))?\)")
# data/warehouse is made where it is run, so it is not among them.
PLACES = "|".join([*ROOMS, "docs", "deploy", "data/catalog", "data/demo", "data/maps", r"\.streamlit"])
FILE = re.compile(rf"(?<![\w/.])((?:{PLACES})/[\w./-]*\.[a-z]+\b|data/[\w-]+\.[a-z]+\b)")
COMMAND = re.compile(r"python3? -m (\w+(?:\.\w+)*)")
named = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda each: str(each.relative_to(REPOSITORY)))


@named
def test_links_lead_somewhere(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    found = [
        (path, (document.parent / path if path else document), part) for path, part in LINK.findall(text)
    ]
    assert [path for path, target, _ in found if not target.exists()] == []
    assert [part for _, target, part in found if part and part not in anchors(target)] == []


@pytest.mark.parametrize("document", TODAY, ids=lambda each: str(each.relative_to(REPOSITORY)))
def test_files_and_commands_that_are_named_are_there(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    assert [path for path in FILE.findall(text) if not (REPOSITORY / path).exists()] == []
    modules = {name for name in COMMAND.findall(text) if name.partition(".")[0] in ROOMS}
    assert [name for name in modules if find_spec(name) is None] == []


def test_every_decision_is_listed_under_its_title() -> None:
    listed = re.findall(
        r"^\| \[(\d{4})\]\(([^)]+)\) \| (.+) \|$", _text(DECISIONS / "README.md"), re.MULTILINE
    )
    files = sorted(path for path in DECISIONS.glob("*.md") if path.name != "README.md")
    assert [(number, name, f"# {number} {title}") for number, name, title in listed] == [
        (path.name[:4], path.name, _text(path).partition("\n")[0]) for path in files
    ]


def anchors(document: Path) -> set[str]:
    """The headings of a document as addresses name them."""
    heads = re.findall(r"^#+ (.+)$", _text(document), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head).strip().lower().replace(" ", "-") for head in heads}


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
