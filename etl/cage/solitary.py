"""The process that reads one file after the other where none can be forked; see ``etl.cage.alone``."""

from __future__ import annotations

import os
import sys

from etl.cage.bounds import impose_deeds
from etl.cage.frames import put, take
from etl.cage.warming import warm
from etl.cage.worker import NO_MEMORY, answer


def main() -> int:
    """Read requests from the standard input until it ends."""
    source, out = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what a reader prints must not stand among the answers
    kept: object = None
    impose_deeds()
    try:
        while True:
            function, news, arguments = take(source)
            if news is not None:
                kept = news
                warm(kept)
            put(out, answer(function, kept, arguments))
    except EOFError:
        return 0
    except MemoryError:
        return NO_MEMORY


if __name__ == "__main__":
    sys.exit(main())
