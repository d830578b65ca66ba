"""A warehouse with something in every place where a warehouse keeps things, loaded by the program itself."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from etl.loads import load_files, roll_back
from indicators.catalog import Catalog
from indicators.warehouse import current, open_current
from tests.etl.small_files import file_text

BESIDE = {
    "views/001.toml": 'name = "本月"\npage = "trend"\nquery = "region=990100"\n',
    "baskets/会议.json": json.dumps({"name": "会议", "items": []}),
    "openings.toml": '["张三"]\nregion = "990100"\n',
    "events.csv": "id,from,to,kind,indicator,region,category,text,author,time,removed\n"
    "1,2024-03,,政策,,,,新政,,,\n",
    "people.csv": "\ufeffname,role,region\n张三,editor,990101\n",
    "audit/2026-05.jsonl": '{"time": "2026-05-01T08:00:00+08:00", "who": "张三", "what": "入库"}\n',
    "maps/990100.geojson": json.dumps({"type": "FeatureCollection", "features": []}),
    "notes/随手.txt": "别的文件也要备份",
}


def furnished(folder: Path, loads: int = 3) -> Path:
    """Load some files, roll one back, and keep a file of each other kind."""
    place, catalog = folder / "仓库", Catalog.load()
    for number in range(loads):
        path = folder / f"{number}.csv"
        path.write_text(file_text(number), encoding="utf-8")
        load_files([path], place, catalog)
    roll_back(place, catalog, 2)
    for name, text in BESIDE.items():
        (place / name).parent.mkdir(exist_ok=True)
        (place / name).write_text(text, encoding="utf-8")
    return place


def facts(place: Path) -> list[list[tuple[object, ...]]]:
    """Every row of every table that holds what was loaded."""
    build = open_current(place)
    tables = ("observation", "confirmation", "load", "load_issue", "build")
    return [build.rows("from query_table($table) order by all", table=table) for table in tables]


def everything(place: Path) -> dict[str, bytes]:
    """Every file of a folder but its lock, and builds that no reader is sent to."""
    newest = current(place)
    return {
        path.relative_to(place).as_posix(): path.read_bytes()
        for path in sorted(place.rglob("*"))
        if path.is_file() and path.name != "lock" and (path.parent.name != "builds" or path == newest)
    }


def copy_of(place: Path, folder: Path) -> Path:
    """A warehouse of its own for one test."""
    return Path(shutil.copytree(place, folder / "仓库"))
