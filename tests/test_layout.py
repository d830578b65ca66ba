"""What import-linter cannot say about the rooms: sizes, app.py, and how much of indicators etl may know."""

import ast
from collections.abc import Iterator
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
READ = ("pages", "ui", "exports", "drawing", "exhibits", "desk", "indicators")
ROOMS = (*READ, "etl", "demo", "benchmarks", "setup", "tests")
MOST_LINES = {"pages": 80, "app.py": 40}
# Words, places, whose they are, how large a file may be, and the command line; never what figures amount to.
SHOWN_BY_INDICATORS_TO_ETL = {
    "aims", "catalog", "faults", "inert", "limits", "naming", "period", "scope", "usage", "warehouse",
}  # fmt: skip


def test_no_file_is_too_long() -> None:
    lengths = {file: file.read_text(encoding="utf-8").count("\n") for file in code(".py")}
    assert [name(file) for file, length in lengths.items() if length > MOST_LINES.get(room(file), 300)] == []


def test_no_function_is_too_long() -> None:
    found = [(file, function, length) for file in code(".py") for function, length in functions(file)]
    assert [f"{name(file)} {function}" for file, function, length in found if length > 40] == []


def test_pages_hold_nothing_but_page_scripts() -> None:
    pages = [file for file in (REPOSITORY / "pages").rglob("*") if "__pycache__" not in file.parts]
    assert [name(file) for file in pages if file.suffix != ".py" or file.stem == "__init__"] == []
    definitions = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    assert [name(file) for file in pages if any(isinstance(node, definitions) for node in walk(file))] == []


def test_app_knows_streamlit_and_ui_and_no_data() -> None:
    roots = {imported.partition(".")[0] for imported in imports(REPOSITORY / "app.py")}
    assert roots & {"etl", "exports", "duckdb", "openpyxl", "pandas", "plotly"} == set()


def test_etl_knows_what_facts_are_and_not_what_they_mean() -> None:
    used = {(name(file), imported) for file in code(".py", ("etl",)) for imported in imports(file)}
    of_indicators = {(file, to) for file, to in used if to.startswith("indicators.")}
    assert {
        (file, to) for file, to in of_indicators if to.split(".")[1] not in SHOWN_BY_INDICATORS_TO_ETL
    } == set()


def test_every_question_in_sql_says_what_it_answers() -> None:
    words = ("-- question:", "-- grain:", "-- parameters:", "-- columns:")
    headers = {file: file.read_text(encoding="utf-8")[:2000] for file in code(".sql")}
    assert [name(file) for file, header in headers.items() if not all(word in header for word in words)] == []


def code(suffix: str, rooms: tuple[str, ...] = ROOMS) -> list[Path]:
    """Files of these rooms with this suffix; of all rooms, app.py and asgi.py too."""
    beside = [REPOSITORY / "app.py", REPOSITORY / "asgi.py"] if rooms == ROOMS and suffix == ".py" else []
    return beside + sorted(file for each in rooms for file in (REPOSITORY / each).rglob(f"*{suffix}"))


def room(file: Path) -> str:
    return file.relative_to(REPOSITORY).parts[0]


def name(file: Path) -> str:
    return file.relative_to(REPOSITORY).as_posix()


def walk(file: Path) -> Iterator[ast.AST]:
    return ast.walk(ast.parse(file.read_text(encoding="utf-8")))


def imports(file: Path) -> Iterator[str]:
    """Dotted names that a file imports; `from a import b` gives a.b, since b may be a module."""
    for node in walk(file):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def functions(file: Path) -> Iterator[tuple[str, int]]:
    """Name and number of lines of every function of a file."""
    for node in walk(file):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1
