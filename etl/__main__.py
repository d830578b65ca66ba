"""``python -m etl``: see ``etl.commands``."""

import os
import signal
import sys

from etl.commands import main

# A service that is stopped, a computer that shuts down: let go of the lock and of what was begun.
signal.signal(signal.SIGTERM, lambda *_: sys.exit("已中止，未完成的入库没有生效。"))
if sys.platform != "win32":
    os.nice(10)  # a load can wait, those who look at the pages of the same computer should not
sys.exit(main())
