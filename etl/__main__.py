"""``python -m etl``: see ``etl.commands``."""

import signal
import sys

from etl.commands import main

# A service that is stopped, a computer that shuts down: let go of the lock and of what was begun.
signal.signal(signal.SIGTERM, lambda *_: sys.exit("已中止，未完成的入库没有生效。"))
sys.exit(main())
