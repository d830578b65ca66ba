"""Files that are no map are refused in words, whatever is in them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from desk.geojson import SIZE, MapError, features

SQUARE = [[[1, 1], [2, 1], [2, 2], [1, 2], [1, 1]]]


def collection(*geometries: Any, **properties: Any) -> bytes:
    listed = [{"type": "Feature", "properties": properties, "geometry": one} for one in geometries]
    return json.dumps({"type": "FeatureCollection", "features": listed}).encode()


def polygon(coordinates: Any, kind: str = "Polygon") -> dict[str, Any]:
    return {"type": kind, "coordinates": coordinates}


def test_names_codes_and_rings_are_read() -> None:
    data = collection(
        polygon(SQUARE), polygon([SQUARE, SQUARE], "MultiPolygon"), name="城东区", adcode=990101
    )
    one, other = features(data)
    assert (one.name, one.codes, len(one.rings), len(other.rings)) == ("城东区", ("990101",), 1, 2)
    assert features(b"\xef\xbb\xbf" + data) == (one, other)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "不是 JSON"),
        (b"PK\x03\x04 a zip", "不是 JSON"),
        ("边界".encode("gb18030"), "不是 UTF-8"),
        (b"[" * 200_000, "层数过多"),
        (b"[1, 2]", "不是 GeoJSON 的 FeatureCollection"),
        (b'{"type": "Topology"}', "写的是 Topology"),
        (b'{"type": "FeatureCollection"}', "没有一个要素"),
        (b'{"type": "FeatureCollection", "features": [3]}', "第1个要素没有图形"),
        (b'{"type": "FeatureCollection", "features": [{"geometry": null}]}', "第1个要素没有图形"),
        (
            collection({"type": "Point", "coordinates": [1, 1]}, name="甲"),
            "第1个要素“甲”不是面（写的是 Point）",
        ),
        (collection(polygon([])), "没有坐标"),
        (collection(polygon([[[1, 1], [2, 2], [1, 1]]])), "坐标不成图形"),
        (collection(polygon([[["a", 1], [2, 2], [3, 3], [1, 1]]])), "坐标不成图形"),
        (collection(polygon(7)), "坐标不成图形"),
        (collection(polygon([[[500_000, 4_000_000]] * 4])), "不在经纬度范围内"),
        (collection(polygon(SQUARE)).replace(b"[2, 2]", b"[NaN, 2]"), "不是数的坐标"),
        (collection(polygon(SQUARE)).replace(b"[2, 2]", b"[1e999, 2]"), "坐标不成图形"),
        (b" " * (SIZE.most + 1), "超过 8 MB 的上限"),
    ],
)
def test_what_is_no_map_is_refused_in_words(data: bytes, said: str) -> None:
    with pytest.raises(MapError, match=said):
        features(data)
