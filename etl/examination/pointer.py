"""CURRENT and the build that it names: there, readable, of a known schema, holding what loads reported."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from etl import builds
from etl.examination.finding import REPOINT, Finding
from etl.examination.inspection import Contents, inspected
from etl.safekeeping.holdings import ARCHIVE, BUILDS
from indicators.warehouse import BUILD_NAME, POINTER, DamagedBuild, NewerBuild


class Standing(NamedTuple):
    """The build that readers are sent to, None for none; what it holds, None where it is unread."""

    build: Path | None
    contents: Contents | None
    findings: tuple[Finding, ...] = ()


def standing(place: Path) -> Standing:
    """Follow CURRENT to its build and read that from end to end."""
    try:
        name = (place / POINTER).read_bytes().decode("ascii").strip()
    except FileNotFoundError:
        return Standing(None, None, _lost(place))
    except (OSError, UnicodeDecodeError):
        name = ""
    if not BUILD_NAME.fullmatch(name):
        return _wrong("pointer_torn", POINTER, "内容不是版本文件名（如 000001.duckdb），可能没有写完")
    build = place / BUILDS / name
    if not build.is_file():
        return _wrong("pointer_dangling", POINTER, f"指向的版本文件 {BUILDS}/{name} 不见了")
    return _read(build)


def named_builds(place: Path) -> list[Path]:
    """The files that are builds by their names, newest first."""
    if not (place / BUILDS).is_dir():
        return []
    found = (path for path in (place / BUILDS).iterdir() if BUILD_NAME.fullmatch(path.name))
    return sorted(found, key=builds.number, reverse=True)


def _lost(place: Path) -> tuple[Finding, ...]:
    if named_builds(place):
        return _wrong("pointer_lost", POINTER, f"这个文件不见了，{BUILDS} 中却有版本文件").findings
    if (place / ARCHIVE).is_dir() and any((place / ARCHIVE).iterdir()):
        return _wrong("builds_lost", BUILDS, "一个版本文件也没有，存档中却有原始文件").findings
    return ()


def _wrong(code: str, where: str, found: str, build: Path | None = None) -> Standing:
    return Standing(build, None, (Finding(code, where, found, REPOINT),))


def _read(build: Path) -> Standing:
    where = f"{BUILDS}/{build.name}"
    try:
        contents = inspected(build)
    except NewerBuild as fault:
        newer = Finding("build_newer", where, str(fault), "升级本程序后再打开；本程序不改动它")
        return Standing(build, None, (newer,))
    except DamagedBuild as fault:
        return _wrong("build_damaged", where, f"读不出来（{fault.__cause__ or fault}）", build)
    found = tuple(Finding("build_counts", where, fault, REPOINT) for fault in contents.faults)
    return Standing(build, contents, found)
