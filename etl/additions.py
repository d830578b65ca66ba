"""What people add to the catalogue while the program runs: files of its columns under <warehouse>/catalog."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal, NamedTuple

from desk import shelf
from indicators.catalog import ADDED, FOLDER, Catalog
from indicators.faults import COLUMNS, addition_faults, faults
from indicators.inert import inert, meant

Rows = list[dict[str, str]]
Kind = Literal["indicator", "region", "unit"]

FILE_OF: dict[Kind, tuple[str, str]] = {
    "indicator": ("indicators", "code"), "region": ("regions", "code"), "unit": ("units", "unit"),
}  # fmt: skip
WORDS = {"indicators": "指标", "regions": "地区", "units": "单位", "topics": "板块", "breaks": "口径变动"}
_REPORTING = {"flow": "cumulative", "stock": "point", "ratio": "cumulative", "index": "month"}
_BELOW = {"nation": "province", "area": "province", "province": "city", "city": "district"}


class AdditionError(ValueError):
    """What was to be added contradicts the catalogue, line by line; nothing was written."""


class Addition(NamedTuple):
    """One added row, for a list: which file, which entry, its name, whether it is new or has more words."""

    file: str
    code: str
    name: str
    is_new: bool
    words: str


def add_indicator(
    place: Path,
    name: str,
    unit: str,
    kind: str,
    *,
    code: str = "",
    topic: str = "general",
    better: str = "none",
    decimals: int = 2,
    reporting: str = "",
    aliases: Sequence[str] = (),
    categories: Sequence[str] = (),
    definition: str = "",
) -> str:
    """Add an indicator and return its code; ``aliases`` are names, or ``name=category``.

    Raises AdditionError where the catalogue would be faulty with it.
    """
    known = Catalog.at(place).indicators
    row = {
        "code": code or _free("local_", known), "name": name, "topic": topic, "unit": unit, "kind": kind,
        "better": better, "decimals": str(decimals), "reporting": reporting or _REPORTING.get(kind, ""),
        "additive": "yes" if kind == "flow" else "no", "price_basis": "current",
        "aliases": "|".join(aliases), "categories": "|".join(categories), "definition": definition,
    }  # fmt: skip
    _write(place, "indicators", lambda rows: [*rows, row])
    return row["code"]


def add_region(
    place: Path,
    name: str,
    parent: str,
    *,
    code: str = "",
    short_name: str = "",
    level: str = "",
    aliases: Sequence[str] = (),
) -> str:
    """Add a region under another and return its code; raises AdditionError as ``add_indicator`` does."""
    known = Catalog.at(place).regions
    above = known.get(parent)
    row = {
        "code": code or _free(f"{parent}-", known), "name": name, "short_name": short_name or _short(name),
        "parent": parent, "level": level or (_BELOW.get(above.level, "district") if above else ""),
        "ordinal": str(max(region.ordinal for region in known.values()) + 1), "aliases": "|".join(aliases),
    }  # fmt: skip
    _write(place, "regions", lambda rows: [*rows, row])
    return row["code"]


def add_alias(place: Path, kind: Kind, code: str, alias: str, category: str = "") -> None:
    """Give an entry another name, that of one of its categories where ``category`` is given.

    Raises AdditionError where there is no such entry, or the name already means something else.
    """
    file, key = FILE_OF[kind]
    catalog = Catalog.at(place)
    known: dict[Kind, Iterable[str]] = {
        "indicator": catalog.indicators, "region": catalog.regions, "unit": catalog.units,
    }  # fmt: skip
    if code not in set(known[kind]):
        raise AdditionError(f"目录中没有代码为“{code}”的{WORDS[file]}。")
    word = f"{alias}={category}" if category else alias

    def with_alias(rows: Rows) -> Rows:
        own = next((row for row in rows if row[key] == code), None)
        if own is None:
            return [*rows, {key: code, "aliases": word}]
        words = [*own["aliases"].split("|"), word] if own["aliases"] else [word]
        return [row | {"aliases": "|".join(dict.fromkeys(words))} if row is own else row for row in rows]

    _write(place, file, with_alias)


def additions(place: Path) -> list[Addition]:
    """Everything that was added, file by file."""
    shipped = Catalog.load()
    names: dict[str, Iterable[str]] = {
        "indicators": shipped.indicators, "regions": shipped.regions, "units": shipped.units,
        "topics": shipped.topics,
    }  # fmt: skip
    found = []
    for file in WORDS:
        known = set(names.get(file, ()))
        for row in _rows(place / ADDED / f"{file}.csv"):
            code = next(iter(row.values()))
            name = row.get("name") or row.get("note", "")
            found.append(
                Addition(file, code, name, code not in known or file == "breaks", row.get("aliases", ""))
            )
    return found


def export(place: Path, folder: Path) -> list[Path]:
    """Copy the files of additions into a folder; raises AdditionError rather than write over a file."""
    files = sorted((place / ADDED).glob("*.csv"))
    folder.mkdir(parents=True, exist_ok=True)
    if taken := [file.name for file in files if (folder / file.name).exists()]:
        raise AdditionError(f"{folder} 中已有 {'、'.join(taken)}，为免覆盖未导出；请换一个文件夹。")
    return [Path(shutil.copy(file, folder / file.name)) for file in files]


def _free(prefix: str, known: Iterable[str]) -> str:
    taken = set(known)
    return next(code for n in range(1, len(taken) + 2) if (code := f"{prefix}{n:02d}") not in taken)


def _short(name: str) -> str:
    return name[:-1] if len(name) > 2 and name[-1] in "省市区县" else name


def _write(place: Path, file: str, change: Callable[[Rows], Rows]) -> None:
    """Change a file of additions if the catalogue is sound with it."""
    with shelf.locked(place), TemporaryDirectory() as trial:
        target = place / ADDED / f"{file}.csv"
        target.parent.mkdir(exist_ok=True)
        shutil.copytree(target.parent, trial, dirs_exist_ok=True)
        tried = Path(trial) / target.name
        tried.write_bytes(_csv(COLUMNS[file].split(","), change(_rows(target))))
        if found := faults() or addition_faults(FOLDER, Path(trial)):
            raise AdditionError("\n".join(found))
        shelf.write(target, tried.read_bytes())


def _rows(path: Path) -> Rows:
    if not path.is_file():
        return []
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return [
            {column: meant(cell or "") for column, cell in row.items() if column}
            for row in csv.DictReader(lines)
        ]


def _csv(columns: list[str], rows: Rows) -> bytes:
    """With the mark by which Excel knows UTF-8, and nothing that it would run."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows({column: inert(cell.strip()) for column, cell in row.items()} for row in rows)
    return text.getvalue().encode("utf-8-sig")
