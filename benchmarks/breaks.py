"""``python -m benchmarks.breaks [STEP]``: every deed broken off at its every STEP-th change of a file.

By SIGKILL before and after the call, by a call that fails as on a full disk, by a limit on the size of files,
and on a disk that is really full, where this process may mount one. Each time the warehouse must be as before
the deed or as after it, a refusal must be in Chinese and say what to do, a reader that was there must go on
reading, and the next load must succeed.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from benchmarks.breakage import WAYS
from benchmarks.deeds import KEPT, Deed, State, found, prepare
from benchmarks.kills import Victims

FIRST = [Deed("load", 1), Deed("load", 2), *(Deed(what, 3) for what in KEPT)]
DEEDS = [Deed("load", 4), Deed("rollback", 1), Deed("rebuild", 0), *(Deed(what, 5) for what in KEPT)]
NEXT = Deed("load", 6)
DISK = 48 << 20  # bytes of the disk that is filled
ROOM = [0, 4, 32, 128, 400, 700, 1000, 1500, 2500, 4000, 8000]  # kB that it has left
SAYS_WHAT_TO_DO = re.compile(r"[\u4e00-\u9fff].*请")


@dataclass
class Tally:
    """What came of it: deeds done in spite of it, undone, refused; ``faults`` in words."""

    breaks: int = 0
    done: int = 0
    undone: int = 0
    refused: int = 0
    faults: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.breaks} breaks: {self.undone} left all as before ({self.refused} refused in words), "
            f"{self.done} done; faults = {len(self.faults)}"
        )


class Campaign:
    """One warehouse, laid anew for each break."""

    def __init__(self, folder: Path, victims: Victims) -> None:
        self.folder, self.victims, self.tally = folder, victims, Tally()
        self.made, self.state = folder / "made" / "warehouse", State()
        self.made.parent.mkdir()
        pid = victims.begin(self.made, FIRST)
        for deed in FIRST:
            if (said := victims.answer()) != "+":
                raise RuntimeError(f"{deed}: {said}")
            self.state = self.state.after(deed)
        victims.kill(pid)

    def laid(self, folder: Path) -> Path:
        """The warehouse as made, with the files that are to be loaded, in a folder."""
        place = folder / "warehouse"
        prepare(place, [*DEEDS, NEXT])
        shutil.rmtree(place, ignore_errors=True)
        return Path(shutil.copytree(self.made, place))

    def at_calls(self, deed: Deed, way: str, step: int) -> None:
        """Break a deed off at each ``step``-th change of a file, until there is none left."""
        for number in count(1, step):
            if self.broken(self.laid(self.folder), deed, (way, number)) == "whole":
                return

    def broken(self, place: Path, deed: Deed, how: tuple[str, int], filler: Path | None = None) -> str:
        """Break a deed off once, look, take the filler away, and load the next file; what the child said."""
        pid = self.victims.begin(place, [deed], how)
        said = self.victims.answer()
        if said not in ("killed", "failed"):
            self.victims.kill(pid)
        if said != "whole":
            self.tally.breaks += 1
            self._judge(place, deed, how, said)
            if filler:
                filler.unlink()
            self._go_on(place, deed, how)
        return said

    def _judge(self, place: Path, deed: Deed, how: tuple[str, int], said: str) -> None:
        there, faults = found(place)
        if there == self.state and said != "+":
            self.tally.undone += 1
        elif there == self.state.after(deed):
            self.tally.done += 1
        else:
            faults.append(f"{there}, expected {self.state}")
        if said.startswith("!"):
            self.tally.refused += 1
            if not SAYS_WHAT_TO_DO.search(said):
                faults.append(f"does not say what to do: {said}")
        elif said not in ("+", "killed"):
            faults.append(f"failed: {said}")
        self.tally.faults += [f"{deed} {how}: {fault}" for fault in faults]

    def _go_on(self, place: Path, deed: Deed, how: tuple[str, int]) -> None:
        """The next load succeeds, and nothing of the ones before is lost."""
        before, _ = found(place)
        pid = self.victims.begin(place, [NEXT])
        said = self.victims.answer()
        if said == "+":
            self.victims.kill(pid)
        there, faults = found(place)
        if said != "+" or there != before.after(NEXT) or faults:
            self.tally.faults.append(f"after {deed} {how} the next load: {said}, {there}, {faults}")


@contextmanager
def small_disk(folder: Path) -> Iterator[Path | None]:
    """A disk of its own, None where this process may not mount one."""
    disk = folder / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", str(disk)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True, check=False).returncode:
        yield None
        return
    try:
        yield disk
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def on_a_full_disk(campaign: Campaign, disk: Path, deeds: list[Deed], rooms: list[int]) -> None:
    """Each deed with so many kB left on the disk, then the next load with all the room that was taken."""
    for deed in deeds:
        for room in rooms:
            place, filler = campaign.laid(disk), disk / "filler"
            with filler.open("wb") as stream:
                os.posix_fallocate(stream.fileno(), 0, shutil.disk_usage(disk).free - (room << 10))
            campaign.broken(place, deed, ("kB left", room), filler)


def campaign(folder: Path, step: int, deeds: list[Deed], rooms: list[int]) -> Tally:
    """Break these deeds off at every ``step``-th call, and with so many kB left."""
    victims = Victims()
    try:
        whole = Campaign(folder, victims)
        for deed in deeds:
            for way in WAYS:
                whole.at_calls(deed, way, step)
        for deed in deeds:
            for room in rooms:
                whole.broken(whole.laid(folder), deed, ("limit", room << 10))
        with small_disk(folder) as disk:
            if disk:
                on_a_full_disk(whole, disk, deeds, rooms)
    finally:
        victims.close()
    return whole.tally


def main(step: int) -> int:
    """Print the figure and each fault; 1 where there is one."""
    with tempfile.TemporaryDirectory(prefix="breaks-") as folder:
        tally = campaign(Path(folder), step, DEEDS, ROOM)
    print(tally)
    print("\n".join(tally.faults))
    return 1 if tally.faults else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1))
