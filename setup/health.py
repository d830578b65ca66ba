"""Whether the build that CURRENT names opens, and its number: for monitoring and for people.

Usage: python -m setup.health [http://127.0.0.1:8501]   0 sound, 1 not, 2 wrong usage

With an address the running service is asked; without, the warehouse's folder (SHULAN_WAREHOUSE) is looked at.
"""

from __future__ import annotations

import json
import sys
import urllib.request
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError

from indicators.usage import Parser
from indicators.warehouse import BUILD_NAME, EmptyWarehouse, WarehouseError, folder, open_current

ROUTE = "/healthz"
PATIENCE_SECONDS = 10


def main() -> int:
    """Print one line of JSON."""
    parser = Parser(prog="python -m setup.health", description="数据仓库能否打开、是哪个版本")
    parser.add_argument("address", metavar="网址", nargs="?", help="正在运行的服务，如 http://127.0.0.1:8501")
    address = parser.parse_args().address
    told = asked(address) if address else health(folder())
    print(json.dumps(told, ensure_ascii=False))
    return 0 if told["status"] != "failed" else 1


def health(place: Path) -> dict[str, Any]:
    """``status`` ok (with ``build``, ``loads``), empty (nothing was loaded yet) or failed (``message``)."""
    try:
        build = open_current(place)
        [(loads,)] = build.rows("select count(*) from load where rolled_back_at is null")
    except EmptyWarehouse:
        if _has_builds(place):
            return {"status": "failed", "message": "CURRENT 不见了：请运行 python -m etl doctor --repair。"}
        return {"status": "empty"}
    except (OSError, WarehouseError) as fault:
        return {"status": "failed", "message": str(fault)}
    return {"status": "ok", "build": build.build, "loads": loads}


def _has_builds(place: Path) -> bool:
    names = (path.name for path in (place / "builds").glob("*.duckdb"))
    return any(BUILD_NAME.fullmatch(name) for name in names)


def asked(address: str) -> dict[str, Any]:
    """What the service at an address says of itself; failed where none answers."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # it is on this machine or network
    try:
        with opener.open(address.rstrip("/") + ROUTE, timeout=PATIENCE_SECONDS) as answer:
            return dict(json.load(answer))
    except HTTPError as refused:
        return _refusal(refused)
    except (URLError, TimeoutError, ValueError) as fault:
        return {"status": "failed", "message": f"{address} 没有应答：{fault}"}


def _refusal(refused: HTTPError) -> dict[str, Any]:
    with refused:
        try:
            return dict(json.load(refused))
        except ValueError:
            return {"status": "failed", "message": f"服务应答 {refused.code}"}


if __name__ == "__main__":
    sys.exit(main())
