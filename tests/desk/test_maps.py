"""Maps of regions: matched by code or name, kept whole, taken away and brought back."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest

from desk.geojson import MapError
from desk.maps import give, kept, matched, remove, restorable, restore
from desk.outline import MOST
from indicators.catalog import Catalog
from tests.desk.test_geojson import SQUARE, collection, polygon

CITY, NATION = "990100", "100000"


@pytest.fixture
def catalog() -> Catalog:
    return Catalog.load()


def named(*names: str) -> bytes:
    parts = [json.loads(collection(polygon(SQUARE), name=name))["features"][0] for name in names]
    return json.dumps({"type": "FeatureCollection", "features": parts}).encode()


def circle(points: int) -> bytes:
    turns = [2 * math.pi * number / (points - 1) for number in range(points)]
    return collection(
        polygon([[[100 + math.cos(turn), 30 + math.sin(turn)] for turn in turns]]), adcode="990101"
    )


@pytest.mark.parametrize(
    "told", [{"adcode": 990101}, {"code": "990101"}, {"gb": "156990101"}, {"name": "城东"}]
)
def test_a_feature_is_matched_by_code_or_by_name(catalog: Catalog, told: dict[str, object]) -> None:
    found = matched(collection(polygon(SQUARE), **told), catalog, CITY)
    assert list(found.rings) == ["990101"]
    assert len(found.missing) == 7


def test_who_is_left_over_on_either_side_is_listed(catalog: Catalog) -> None:
    found = matched(named("城东区", "高新技术产业开发区", "无名岛", "城东区"), catalog, CITY)
    assert set(found.rings) == {"990101", "990104"}
    assert len(found.rings["990101"]) == 2
    assert found.unmatched == ("无名岛",)
    assert "990108" in found.missing


def test_a_map_of_others_is_refused_and_names_both_sides(catalog: Catalog) -> None:
    with pytest.raises(MapError, match=r"浦东新区.*云江市的下级地区（城东区"):
        matched(named("浦东新区"), catalog, CITY)


def test_a_long_border_becomes_what_a_screen_can_show(catalog: Catalog) -> None:
    found = matched(circle(50_000), catalog, CITY)
    [ring] = found.rings["990101"]
    assert 60 < len(ring) <= MOST
    assert all(abs(math.hypot(x - 100, y - 30) - 1) < 1e-6 for x, y in ring)


def test_the_demonstration_city_has_a_map_and_others_have_none(catalog: Catalog, tmp_path: Path) -> None:
    found = kept(tmp_path, catalog, CITY)
    assert found.matched is not None
    assert len(found.matched.rings) == 8
    assert (found.matched.missing, found.own) == ((), False)
    assert kept(tmp_path, catalog, NATION) == (None, "", False)


def test_a_map_is_given_replaced_removed_and_restored(catalog: Catalog, tmp_path: Path) -> None:
    first, second = named("城东区", "城西区"), named("城东区")
    give(tmp_path, catalog, CITY, first)
    assert not restorable(tmp_path, CITY)
    give(tmp_path, catalog, CITY, second)
    assert _count(tmp_path, catalog) == 1
    restore(tmp_path, CITY)
    assert _count(tmp_path, catalog) == 2
    remove(tmp_path, CITY)
    assert _count(tmp_path, catalog) == 8  # the one that the program brings
    restore(tmp_path, CITY)
    assert _count(tmp_path, catalog) == 2
    assert not restorable(tmp_path, CITY)
    assert (tmp_path / "maps" / f"{CITY}.geojson").read_bytes() == first


def test_a_bad_map_is_not_kept_and_a_broken_file_is_named(catalog: Catalog, tmp_path: Path) -> None:
    with pytest.raises(MapError):
        give(tmp_path, catalog, CITY, b"{}")
    assert not (tmp_path / "maps").exists()
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / f"{CITY}.geojson").write_bytes(b"{")
    found = kept(tmp_path, catalog, CITY)
    assert found.matched is None
    assert found.fault.startswith("地图文件 maps/990100.geojson 不能用：文件不是 JSON")


def _count(place: Path, catalog: Catalog) -> int:
    found = kept(place, catalog, CITY).matched
    assert found is not None
    return len(found.rings)
