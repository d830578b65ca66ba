"""A GeoJSON file, read with care: features with a name, a code and their rings of longitude and latitude."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from indicators.limits import LIMITS

SIZE: Final = LIMITS["map_size"]
_CODES: Final = ("adcode", "code", "id", "gb", "行政区划代码", "代码", "ADCODE", "CODE")
_NAMES: Final = ("name", "NAME", "名称", "地名", "fullname", "地区")
_KINDS: Final = ("Polygon", "MultiPolygon")

Point = tuple[float, float]
Ring = tuple[Point, ...]


class MapError(ValueError):
    """A file that is no map; the message is for the reader and says what to do."""


class Feature(NamedTuple):
    """One shape as the file names it ('' where it does not); ``rings`` are outer borders and holes alike."""

    name: str
    codes: tuple[str, ...]
    rings: tuple[Ring, ...]


def features(data: bytes) -> tuple[Feature, ...]:
    """The shapes of a file. Raises MapError for whatever is no FeatureCollection of polygons on the globe."""
    if len(data) > SIZE.most:
        raise MapError(SIZE.words(len(data)))
    whole = _parsed(data)
    if not isinstance(whole, dict) or whole.get("type") != "FeatureCollection":
        kind = whole.get("type") if isinstance(whole, dict) else None
        raise MapError(f"不是 GeoJSON 的 FeatureCollection{_seen(kind)}：请导出为 GeoJSON 要素集合。")
    listed = whole.get("features")
    if not isinstance(listed, list) or not listed:
        raise MapError("文件里没有一个要素（features 为空）：请核对导出是否完整。")
    return tuple(_feature(one, number) for number, one in enumerate(listed, 1))


def _parsed(data: bytes) -> Any:
    try:
        return json.loads(data.decode("utf-8-sig"), parse_constant=_no_number)
    except UnicodeDecodeError:
        raise MapError("文件不是 UTF-8 文本：请以 UTF-8 编码另存为 .geojson。") from None
    except json.JSONDecodeError as fault:
        raise MapError(
            f"文件不是 JSON（第{fault.lineno}行第{fault.colno}列起读不下去）：请核对文件。"
        ) from None
    except RecursionError:
        raise MapError("文件的括号层数过多，不是地图文件：请核对文件。") from None


def _no_number(text: str) -> float:
    raise MapError(f"文件里有不是数的坐标（{text}）：请核对文件。")


def _feature(one: Any, number: int) -> Feature:
    if not isinstance(one, dict) or not isinstance(one.get("geometry"), dict):
        raise MapError(f"第{number}个要素没有图形（geometry）：请核对文件。")
    said = one.get("properties")
    told: Mapping[str, Any] = said if isinstance(said, dict) else {}
    name = next((str(told[key]).strip() for key in _NAMES if told.get(key)), "")
    codes = [told[key] for key in _CODES if told.get(key)] + [one.get("id")]
    geometry = one["geometry"]
    if geometry.get("type") not in _KINDS:
        kind = _seen(geometry.get("type"))
        raise MapError(f"第{number}个要素{_named(name)}不是面{kind}：只读 Polygon 和 MultiPolygon。")
    try:
        rings = tuple(_rings(geometry["type"], geometry.get("coordinates")))
    except (TypeError, ValueError, IndexError, KeyError, OverflowError) as fault:
        if isinstance(fault, MapError):
            raise
        raise MapError(f"第{number}个要素{_named(name)}的坐标不成图形：请核对文件。") from None
    if not rings:
        raise MapError(f"第{number}个要素{_named(name)}没有坐标：请核对文件。")
    return Feature(name, tuple(str(code).strip() for code in codes if code is not None), rings)


def _rings(kind: str, coordinates: Any) -> Iterator[Ring]:
    for polygon in [coordinates] if kind == "Polygon" else coordinates:
        for ring in polygon:
            yield tuple(_point(place) for place in ring)
            if len(ring) < 4:
                raise ValueError("a ring needs four points")


def _point(place: Any) -> Point:
    x, y = float(place[0]), float(place[1])
    if isinstance(place, str) or not (math.isfinite(x) and math.isfinite(y)):
        raise ValueError("no point")
    if not (-180 <= x <= 180 and -90 <= y <= 90):
        raise MapError(
            f"坐标（{x:g}，{y:g}）不在经纬度范围内，可能是以米计的投影坐标："
            "请在导出时选用经纬度（WGS84 或 CGCS2000 地理坐标）。"
        )
    return x, y


def _seen(kind: Any) -> str:
    return f"（写的是 {str(kind)[:30]}）" if kind else ""


def _named(name: str) -> str:
    return f"“{name[:30]}”" if name else ""
