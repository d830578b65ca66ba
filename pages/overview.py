"""page"""

from ui import shell

shell.open_page()
