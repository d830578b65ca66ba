"""``python -m etl``: see ``etl.commands``."""

import sys

from etl.commands import main

sys.exit(main())
