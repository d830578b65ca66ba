"""Maps: the shapes of the regions under one, a GeoJSON file under <warehouse>/maps, else the shipped one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from desk import shelf
from desk.geojson import Feature, MapError, Ring, features
from desk.outline import simplified
from indicators.naming import plain_name

if TYPE_CHECKING:
    from indicators.catalog import Catalog, Region

ROOM: Final = "maps"
SUFFIX: Final = ".geojson"
BEFORE: Final = ".before"  # what the newest map took the place of, for the way back
SHIPPED: Final = Path(__file__).resolve().parents[1] / "data" / "maps"
_COUNTRY: Final = "156"  # goes before the six digits in some national services


class Matched(NamedTuple):
    """Rings by the code of their region; the names under which they came; who is left over on either side."""

    rings: Mapping[str, tuple[Ring, ...]]
    names: Mapping[str, tuple[str, ...]]
    unmatched: tuple[str, ...]
    missing: tuple[str, ...]


class Kept(NamedTuple):
    """The map of a region as it stands; None where there is none, and then perhaps a fault."""

    matched: Matched | None
    fault: str = ""
    own: bool = False


def under(catalog: Catalog, parent: str) -> list[Region]:
    """The regions that a map of ``parent`` can show, in administrative order."""
    return [one for one in catalog.regions.values() if parent in (one.parent, one.area)]


def parents(catalog: Catalog) -> dict[str, str]:
    """The regions that have others under them, by code."""
    above = {one.parent for one in catalog.regions.values()} | {one.area for one in catalog.regions.values()}
    return {code: one.name for code, one in catalog.regions.items() if code in above}


def matched(data: bytes, catalog: Catalog, parent: str) -> Matched:
    """Whose shape each feature of a file is, by code or else by name. Raises MapError where none matches."""
    found = features(data)
    places = under(catalog, parent)
    by_code = {place.code: place.code for place in places}
    by_name = {plain_name(word): place.code for place in places for word in _words(place)}
    rings: dict[str, tuple[Ring, ...]] = {}
    names: dict[str, tuple[str, ...]] = {}
    lost: list[str] = []
    for feature in found:
        code = _code(feature, by_code, by_name)
        if code is None:
            lost.append(feature.name or "、".join(feature.codes) or "（没有名称）")
            continue
        rings[code] = (*rings.get(code, ()), *feature.rings)
        names[code] = (*names.get(code, ()), feature.name or code)
    if not rings:
        raise MapError(_nothing(lost, catalog.regions[parent].name, [place.name for place in places]))
    missing = tuple(place.code for place in places if place.code not in rings)
    return Matched(simplified(rings), names, tuple(lost), missing)


def kept(place: Path, catalog: Catalog, parent: str) -> Kept:
    """The map that stands for a region: the one that was given, else the one that the program brings."""
    own = place / ROOM / f"{parent}{SUFFIX}"
    path = own if own.is_file() else SHIPPED / own.name
    try:
        state = path.stat()
        return Kept(_read(path, state.st_mtime_ns, state.st_size, catalog, parent), own=path == own)
    except FileNotFoundError:
        return Kept(None)
    except (MapError, OSError) as fault:
        said = fault.strerror if isinstance(fault, OSError) else str(fault)
        return Kept(None, f"地图文件 {ROOM}/{path.name} 不能用：{said}", path == own)


def give(place: Path, catalog: Catalog, parent: str, data: bytes) -> Matched:
    """Keep a map in the place of an older one, which can be brought back. Raises MapError, WarehouseError."""
    found = matched(data, catalog, parent)
    own = place / ROOM / f"{parent}{SUFFIX}"
    with shelf.locked(place):
        if own.is_file():
            shelf.write(_before(own), own.read_bytes())
        shelf.write(own, data)
    return found


def remove(place: Path, parent: str) -> None:
    """Take a map away; ``restore`` brings it back. Raises WarehouseError."""
    own = place / ROOM / f"{parent}{SUFFIX}"
    with shelf.locked(place):
        if own.is_file():
            shelf.write(_before(own), own.read_bytes())
            shelf.remove(own)


def restore(place: Path, parent: str) -> None:
    """Bring back the map that was last replaced or taken away; the present one becomes that one."""
    own = place / ROOM / f"{parent}{SUFFIX}"
    with shelf.locked(place):
        if not _before(own).is_file():
            return
        earlier, now = _before(own).read_bytes(), own.read_bytes() if own.is_file() else None
        shelf.write(own, earlier)
        if now is None:
            shelf.remove(_before(own))
        else:
            shelf.write(_before(own), now)


def restorable(place: Path, parent: str) -> bool:
    """Whether an earlier map can be brought back."""
    return _before(place / ROOM / f"{parent}{SUFFIX}").is_file()


def _before(own: Path) -> Path:
    return own.with_name(own.name + BEFORE)


@lru_cache(maxsize=16)
def _read(path: Path, written_ns: int, size: int, catalog: Catalog, parent: str) -> Matched:
    del written_ns, size  # only there to tell one state of the file from the next
    return matched(path.read_bytes(), catalog, parent)


def _words(place: Region) -> tuple[str, ...]:
    return place.name, place.short_name, *place.aliases


def _code(feature: Feature, by_code: Mapping[str, str], by_name: Mapping[str, str]) -> str | None:
    for said in feature.codes:
        code = said.removeprefix(_COUNTRY) if len(said) == 9 else said
        if code in by_code:
            return code
    return by_name.get(plain_name(feature.name)) if feature.name else None


def _nothing(lost: list[str], parent: str, places: list[str]) -> str:
    told = f"{'、'.join(lost[:5])}{'等' if len(lost) > 5 else ''}"
    wanted = f"{'、'.join(places[:5])}{'等' if len(places) > 5 else ''}"
    return (
        f"文件里的{len(lost)}个图形（{told}）没有一个是{parent}的下级地区（{wanted}）："
        "请核对选的上级地区，或在属性 adcode（代码）、name（名称）里写上地区。"
    )
