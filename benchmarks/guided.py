"""A coverage-guided run over the reader: what reaches new lines of etl/sheets is kept and mutated further.

``python -m benchmarks.guided [COUNT] [SEED]``; each input is traced in a process of the cage, so that nothing
it does ends the run.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from pathlib import Path

from benchmarks.mutants import mutant
from benchmarks.tracing import traced
from etl.cage.keeper import CagedError, ask
from etl.cage.warming import sample
from etl.problem import IssueError

ROOT = Path(__file__).resolve().parents[1]
COUNT, SEED = 2_000, 1
LARGEST = 40_000  # bytes of a demonstration workbook that is a seed: tracing is slow
_LINES = "指标,单位,2023年1-4月\n商品房销售面积,万平方米,37635.87\n其中：住宅,万平方米,32000\n"


def seeds() -> list[bytes]:
    """Small files of each form that can be made here."""
    demonstration = [path.read_bytes() for path in sorted((ROOT / "data" / "demo").glob("*.xlsx"))]
    rows = [line.split(",") for line in _LINES.splitlines()]
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    data = '<Cell><Data ss:Type="String">{}</Data></Cell>'
    old = "".join(f"<Row>{''.join(data.format(cell) for cell in row)}</Row>" for row in rows)
    name = "urn:schemas-microsoft-com:office:spreadsheet"
    old = (
        f'<Workbook xmlns="{name}" xmlns:ss="{name}"><Worksheet ss:Name="表"><Table>{old}</Table></Worksheet>'
    )
    texts = [_LINES, f"<table>{table}</table>", f"{old}</Workbook>"]
    small = [each for each in demonstration if len(each) <= LARGEST]
    return [*small[:6], sample(), *(text.encode() for text in texts), _LINES.encode("gb18030")]


def run(count: int = COUNT, seed: int = SEED) -> list[str]:
    """The lines that are printed."""
    dice, kept, ends = random.Random(seed), seeds(), Counter[str]()
    reached = {line for data in kept for line in ask(traced, None, data).value[1]}
    first, begun, broken = len(reached), len(kept), list[str]()
    for number in range(count):
        what, data = mutant(dice, dice.choice(kept))
        try:
            end, lines = ask(traced, None, data).value
        except (IssueError, CagedError) as fault:
            end, lines = "killed", []
            broken.append(f"guided {seed}.{number} ({what}): {fault}")
        ends[end] += 1
        if not reached.issuperset(lines):
            reached.update(lines)
            kept.append(data)
    told = "  ".join(f"{end} {times:,}" for end, times in ends.most_common())
    return [
        f"guided {count:,} from {begun} seeds: {told}",
        f"lines of etl/sheets reached {first:,} -> {len(reached):,}, inputs kept {len(kept) - begun}",
        f"killed or failed {len(broken)}   reach 0",
        *broken[:20],
    ]


def main() -> int:
    """Run as many as the first argument says, by the seed of the second."""
    lines = run(*map(int, sys.argv[1:3]))
    print("\n".join(lines))
    return 1 if len(lines) > 3 else 0


if __name__ == "__main__":
    sys.exit(main())
