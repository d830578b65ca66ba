"""Fill an empty warehouse with the demonstration workbooks, once."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from etl.loads import listed, load_files
from etl.original import Outcome
from indicators.catalog import Catalog

FOLDER = Path(__file__).resolve().parents[1] / "data" / "demo"


def load_demonstration(
    place: Path, catalog: Catalog, tell: Callable[[str], object], workbooks: Path = FOLDER
) -> list[Outcome]:
    """Load the demonstration in the order of its file names, unless the warehouse holds figures of others.

    A demonstration that was left unfinished is completed; a load of it that was rolled back stays so.
    """
    paths = sorted(workbooks.glob("*.xlsx"))
    loads = listed(place)
    known = {load.sha256 for load in loads}
    missing = [path for path in paths if sha256(path.read_bytes()).hexdigest() not in known]
    own = {load.file for load in loads} - {path.name for path in paths}
    if own or not missing:
        tell("数据仓库中已有数据，未载入演示数据。" if own and missing else "演示数据已在库中。")
        return []
    tell(f"正在载入演示数据：{len(missing)} 个文件……")
    return load_files(missing, place, catalog)
