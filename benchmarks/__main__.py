"""``python -m benchmarks [reading|querying|monthly|screen|preview|slides …]``: ratios and references."""

from __future__ import annotations

import importlib
import sys

from benchmarks import pairing

ROOMS = ("reading", "querying", "monthly", "screen", "preview", "slides")


def main(rooms: list[str]) -> int:
    """Run the named benchmarks, or all; 2 for a name that does not exist."""
    unknown = [room for room in rooms if room not in ROOMS]
    if unknown:
        print(f"no such benchmark: {', '.join(unknown)} (there are {', '.join(ROOMS)})", file=sys.stderr)
        return 2
    print(pairing.machine())
    for room in rooms or ROOMS:
        print(f"\n{room}", flush=True)
        for printed in importlib.import_module(f"benchmarks.{room}").run():
            print(printed, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
